import Foundation
import Testing

/// The rulebooks as they stand in the sources.
enum ShippedFile {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  static func rulebook(_ id: String) throws -> String {
    try text("Sources/Rulebook/Rulebooks/\(id).yaml")
  }

  /// The first line of Yao'an's rulebook that holds some words, from 1.
  static func line(of words: String) throws -> Int {
    let lines = try rulebook("yaoan").split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(words) }) + 1
  }
}

extension TemporaryFolder {
  /// Writes a rulebook of another id that says what Yao'an's does, but for a change.
  ///
  /// - Returns: the path of the folder in which it lies.
  func own(_ id: String, change: (String) -> String) throws -> String {
    let folder = file("rulebooks")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = try ShippedFile.rulebook("yaoan").replacing("\nid: yaoan\n", with: "\nid: \(id)\n")
    try Data(change(text).utf8).write(to: folder.appendingPathComponent(id + ".yaml"))
    return folder.path
  }
}
