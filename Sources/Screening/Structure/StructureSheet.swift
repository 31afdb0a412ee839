internal import Rulebook

/// What `Lists/structure.yaml` holds, read once.
struct StructureSheet: Sendable {
  var marks: MarkWords
  var doubled: DoubledWords
  var punctuation: PunctuationWords
  var dates: DateWords
  var labels: LabelWords
  /// The facts of a reprint where no rulebook lists them.
  var reprintFields: [ElementRule]

  static let file = "structure.yaml"

  private static let keys = ["marks", "doubled", "punctuation", "dates", "labels", "reprint"]

  static func bundled() throws(SheetError) -> StructureSheet {
    try StructureSheet(try SheetReader(bundled: file, keys: keys))
  }

  init(text: String) throws(SheetError) {
    try self.init(try SheetReader(file: Self.file, text: text, keys: Self.keys))
  }

  private init(_ reader: SheetReader) throws(SheetError) {
    marks = try MarkWords(reader)
    doubled = try DoubledWords(reader)
    punctuation = try PunctuationWords(reader)
    dates = try DateWords(reader)
    labels = try LabelWords(reader)
    let reprint = try reader.mapping("reprint", keys: ["fields"])
    reprintFields = []
    for field in try reprint.records("fields", keys: ["id", "title"]) {
      let title = try field.mapping("title", keys: ["zh-Hans", "en"])
      reprintFields.append(
        ElementRule(
          id: try field.text("id"),
          title: LocalizedTitle(
            chinese: try title.text("zh-Hans"), english: try title.text("en")),
          level: .caution, citations: []))
    }
  }
}
