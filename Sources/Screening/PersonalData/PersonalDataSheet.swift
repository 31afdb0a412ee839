/// What `Lists/personal-data.yaml` holds, read once and shared by all that look into it.
final class PersonalDataSheet: Sendable {
  let citations: [PersonalDataKind: [SheetCitation]]
  let masks: ScalarSet
  let mask: String
  let personMask: String
  let schoolMask: String
  let numerals: ScalarSet
  let sentenceEnds: ScalarSet
  let connectors: ScalarSet
  let numberJoiners: ScalarSet
  let rowWords: WordSet
  let numberLabels: WordSet
  let units: WordSet
  let resident: ResidentWords
  let phone: PhoneWords
  let card: CardWords
  let plate: PlateWords
  let travel: TravelWords
  let mail: MailWords
  let address: AddressWords
  let minor: MinorWords
  /// Scalars at which a plate, an age, a class or a number in words may begin.
  let anchors: [UInt32: ScanAnchor]

  static let file = "personal-data.yaml"

  private static let keys = [
    "citations", "masks", "mask", "person-mask", "school-mask", "numerals", "sentence-ends",
    "connectors", "number-joiners", "row-words", "resident", "number-labels", "units", "phone",
    "bank-card", "plate", "travel", "mail", "address", "minor",
  ]

  static func bundled() throws(SheetError) -> PersonalDataSheet {
    try PersonalDataSheet(try SheetReader(bundled: file, keys: keys))
  }

  convenience init(text: String) throws(SheetError) {
    try self.init(try SheetReader(file: Self.file, text: text, keys: Self.keys))
  }

  private init(_ reader: SheetReader) throws(SheetError) {
    citations = try Self.citations(reader.mapping("citations", keys: ["general", "minor"]))
    masks = ScalarSet(try reader.text("masks"))
    mask = try reader.text("mask")
    personMask = try reader.text("person-mask")
    schoolMask = try reader.text("school-mask")
    numerals = ScalarSet(try reader.text("numerals"))
    sentenceEnds = ScalarSet(try reader.text("sentence-ends"))
    connectors = ScalarSet(try reader.text("connectors"))
    numberJoiners = ScalarSet(try reader.text("number-joiners"))
    rowWords = WordSet(try reader.texts("row-words"))
    numberLabels = WordSet(try reader.texts("number-labels"))
    units = WordSet(try reader.texts("units"))
    resident = try ResidentWords(reader)
    phone = try PhoneWords(reader)
    card = try CardWords(reader)
    plate = try PlateWords(reader)
    travel = try TravelWords(reader)
    mail = try MailWords(reader)
    address = try AddressWords(reader)
    minor = try MinorWords(reader)
    anchors = Self.anchors(plate, minor, numerals)
  }
}

extension PersonalDataSheet {
  private static func citations(
    _ reader: SheetReader
  ) throws(SheetError) -> [PersonalDataKind: [SheetCitation]] {
    let general = try SheetCitation.list("general", of: reader)
    let minor = try SheetCitation.list("minor", of: reader)
    var result: [PersonalDataKind: [SheetCitation]] = [:]
    for kind in PersonalDataKind.allCases {
      result[kind] = kind == .minor ? minor + general : general
    }
    return result
  }
}

extension PersonalDataSheet {
  private static func anchors(
    _ plate: PlateWords, _ minor: MinorWords, _ numerals: ScalarSet
  ) -> [UInt32: ScanAnchor] {
    var result: [UInt32: ScanAnchor] = [:]
    for scalar in plate.provinces.scalars { result[scalar, default: []].insert(.plate) }
    for scalar in minor.ageWords.firsts { result[scalar, default: []].insert(.age) }
    for scalar in minor.classes.firsts { result[scalar, default: []].insert(.schoolClass) }
    for scalar in numerals.scalars { result[scalar, default: []].insert(.numeral) }
    return result
  }
}

extension SheetReader {
  /// A list of words, made ready for looking up.
  func words(_ key: String) throws(SheetError) -> WordSet { WordSet(try texts(key)) }

  /// A text whose characters count one by one.
  func characters(_ key: String) throws(SheetError) -> ScalarSet { ScalarSet(try text(key)) }
}
