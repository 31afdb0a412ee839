import Documents
import ZipArchive

/// The texts of a workbook, each written once.
struct SharedStrings: Sendable {
  private var texts: [String] = []

  init() {}

  /// - Parameter maximum: more texts than cells are of no use to anybody.
  init(_ source: ZipEntryStream, maximum: Int) throws(DocumentError) {
    var reader = try XMLReader(source)
    var text = RichText()
    while let piece = try reader.next() {
      switch piece {
      case .start("si", _): text = RichText()
      case .end("si"):
        guard texts.count < maximum else { throw .excessive }
        texts.append(RichText.typed(text.words))
      default: text.take(piece)
      }
    }
  }

  subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }
}
