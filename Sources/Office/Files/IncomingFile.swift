/// A file that came with a request: its content is safe in the store, and nobody keeps it yet.
///
/// An act keeps it with `desk.keep(_:of:)`; what no act keeps within a day is removed.
package struct IncomingFile: Sendable, Hashable, Codable {
  package let content: FileContent
  package let name: String

  /// - Parameter name: as the browser gave it; it is cleaned here.
  package init(content: FileContent, name: String) {
    self.content = content
    self.name = FileName.cleaned(name) ?? FileName.made(for: content)
  }

  package var digest: FileDigest { content.digest }
  package var size: Int { content.size }
  package var type: FileType { content.type }
}

extension [IncomingFile] {
  /// Names and digests, as an entry of the log has them.
  var auditWords: String { map { "\($0.name) \($0.digest.hex)" }.joined(separator: "\n") }
}

/// Names of files, as people give them.
package enum FileName {
  /// In visible characters.
  package static let maximum = 200

  /// The name without folders, control characters, marks that turn the direction of reading, and
  /// outer white space; a long one is cut before its ending.
  ///
  /// - Returns: nil when nothing is left.
  package static func cleaned(_ given: String) -> String? {
    let last = given.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? ""[...].unicodeScalars
    var scalars = String.UnicodeScalarView()
    for scalar in last.prefix(4_000) where !isForbidden(scalar) { scalars.append(scalar) }
    var name = Substring(String(scalars))
    while let first = name.first, first.isWhitespace { name = name.dropFirst() }
    while let end = name.last, end.isWhitespace || end == "." { name = name.dropLast() }
    guard !name.isEmpty else { return nil }
    return shortened(String(name))
  }

  /// A name for what has none: the beginning of the digest, and the usual ending.
  static func made(for content: FileContent) -> String {
    let stem = String(content.digest.hex.prefix(12))
    return content.type.endings.first.map { "\(stem).\($0)" } ?? stem
  }

  private static func shortened(_ name: String) -> String {
    guard name.count > maximum else { return name }
    let ending = name.suffix(16).lastIndex(of: ".").map { name[$0...] } ?? ""
    return String(name.prefix(maximum - ending.count)) + ending
  }

  /// Controls, line ends, and what hides letters or turns them round. Private code points stay: rare
  /// characters of names are written with them.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}
