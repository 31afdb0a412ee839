/// Why a file cannot be read.
package enum DocumentError: Error, Sendable, Hashable {
  /// More bytes than ``TextDocument/maximumBytes``.
  case tooLarge(maximum: Int)
  /// Neither UTF-8, nor UTF-16 with a byte order mark, nor GB 18030.
  case notText
  /// No zip archive, or a damaged one.
  case damagedArchive
  /// The archive wants a password.
  case encrypted
  /// An archive without the text of a Word file.
  case notWord
  /// The XML inside is damaged or declares what a Word file has no use for.
  case damagedXML
  /// A Word file that brings programs along.
  case macros
  /// More entries, bytes or nesting than any honest file has.
  case excessive

  /// A stable code for messages and phrase keys.
  package var code: String {
    switch self {
    case .tooLarge: "too-large"
    case .notText: "not-text"
    case .damagedArchive: "damaged-archive"
    case .encrypted: "encrypted"
    case .notWord: "not-word"
    case .damagedXML: "damaged-xml"
    case .macros: "macros"
    case .excessive: "excessive"
    }
  }
}
