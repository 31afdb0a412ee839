import Foundation
import ZipArchive

/// Hands out the pictures that lie inside a document, one at a time, so that no more than one is in
/// memory. Nothing is fetched from anywhere.
package struct EmbeddedPictures: Sendable {
  package let document: TextDocument
  /// Of a Word file.
  private let archive: ZipReader?

  /// - Throws: ``DocumentError``.
  package init(_ bytes: [UInt8], as kind: DocumentKind) throws(DocumentError) {
    document = try TextDocument.read(bytes, as: kind)
    archive = kind == .docx ? try WordReader.archive(bytes) : nil
  }

  /// The usual ending of a picture's file, as the document has it; nil when it says none.
  package func ending(of picture: DocumentPicture) -> String? {
    let found: Substring?
    switch picture.holding {
    case .outside: found = nil
    case .part(let name): found = name.split(separator: ".").last
    case .encoded(let range):
      let type = text(range.prefix(64)).prefix { $0 != ";" && $0 != "," }
      found = type.split(separator: "/").last
    }
    return found.map { $0.lowercased() }.flatMap { ending in
      let isPlain = ending.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
      }
      return isPlain && (2...5).contains(ending.utf8.count) ? ending : nil
    }
  }

  /// The file of a picture.
  ///
  /// - Parameter maximum: in bytes; no more is unpacked.
  /// - Throws: ``PictureFault``.
  package func bytes(
    of picture: DocumentPicture, maximum: Int
  ) throws(PictureFault) -> [UInt8] {
    switch picture.holding {
    case .outside: throw .outside
    case .part(let name): return try unpacked(name, maximum: maximum)
    case .encoded(let range): return try decoded(range, maximum: maximum)
    }
  }

  private func unpacked(_ name: String, maximum: Int) throws(PictureFault) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(ZipError) {
      guard let stream = try archive?.stream(of: name) else { throw .damaged }
      while bytes.count <= maximum, let part = try stream.next() { bytes += part }
    } catch {
      throw error == .excessive ? .tooLarge : .damaged
    }
    guard bytes.count <= maximum else { throw .tooLarge }
    return bytes
  }

  private func decoded(_ range: Range<Int>, maximum: Int) throws(PictureFault) -> [UInt8] {
    let scalars = document.source.scalars
    guard range.upperBound <= scalars.count, let comma = scalars[range].firstIndex(of: ","),
      text(range.lowerBound..<comma).lowercased().hasSuffix(";base64")
    else { throw .damaged }
    guard (range.upperBound - comma) / 4 * 3 <= maximum else { throw .tooLarge }
    let letters = scalars[(comma + 1)..<range.upperBound]
      .filter { !$0.properties.isWhitespace }.map { UInt8(exactly: $0.value) ?? 0 }
    guard let data = Data(base64Encoded: Data(letters)), !data.isEmpty else { throw .damaged }
    return Array(data)
  }

  private func text(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<document.source.scalars.count)
    return String(String.UnicodeScalarView(document.source.scalars[range]))
  }
}

/// Why a picture of a document cannot be had.
package enum PictureFault: String, Error, Sendable, CaseIterable {
  /// It lies at an address, and is not fetched.
  case outside
  case tooLarge = "too-large"
  /// The document does not hold what it refers to, or not in one piece.
  case damaged
}
