import Foundation
import Resources
import Yams

/// Why a catalogue of phrases could not be read.
package struct PhraseError: Error, Sendable, Equatable, CustomStringConvertible {
  package let file: String
  package let key: String
  package let reason: Reason

  package enum Reason: String, Sendable {
    case unreadable, notAMap, notASentence, twice
  }

  package var description: String { "\(file): \(key): \(reason.rawValue)" }
}

extension Words {
  /// The catalogues that come with the program.
  package static func bundled() throws -> [Language: Words] {
    guard let folder = resourceFolder(of: "Web") else {
      throw PhraseError(file: "Phrases", key: "", reason: .unreadable)
    }
    return try load(from: folder.appendingPathComponent("Phrases"))
  }

  /// Reads `zh-Hans/*.yaml` and `en/*.yaml`; nested maps become dotted keys.
  ///
  /// A map of just `one` and `other` is one phrase that depends on `{n}`.
  /// - Throws: `PhraseError`, or the file system's error for a missing folder.
  package static func load(from directory: URL) throws -> [Language: Words] {
    var all: [Language: Words] = [:]
    for language in Language.allCases {
      let folder = directory.appendingPathComponent(language.rawValue)
      let files = try FileManager.default
        .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "yaml" }
        .sorted { $0.lastPathComponent < $1.lastPathComponent }
      var entries: [String: CatalogueEntry] = [:]
      for file in files {
        let name = language.rawValue + "/" + file.lastPathComponent
        let source = try String(contentsOf: file, encoding: .utf8)
        let read = try CatalogueReader(file: name).read(source)
        for (key, entry) in read where entries.updateValue(entry, forKey: key) != nil {
          throw PhraseError(file: name, key: key, reason: .twice)
        }
      }
      all[language] = Words(language: language, entries: entries)
    }
    return all
  }
}

/// Reads one file of phrases.
private struct CatalogueReader {
  let file: String

  func read(_ source: String) throws -> [String: CatalogueEntry] {
    var entries: [String: CatalogueEntry] = [:]
    guard let root = try? Yams.compose(yaml: source) else {
      throw PhraseError(file: file, key: "", reason: .unreadable)
    }
    try collect(root, at: "", into: &entries)
    return entries
  }

  private func collect(
    _ node: Yams.Node, at path: String, into entries: inout [String: CatalogueEntry]
  ) throws {
    guard let map = node.mapping else {
      throw PhraseError(file: file, key: path, reason: .notAMap)
    }
    for (keyNode, value) in map {
      guard let name = keyNode.scalar?.string else {
        throw PhraseError(file: file, key: path, reason: .notASentence)
      }
      let key = path.isEmpty ? name : path + "." + name
      if let entry = entry(of: value) {
        guard entries.updateValue(entry, forKey: key) == nil else {
          throw PhraseError(file: file, key: key, reason: .twice)
        }
      } else if value.mapping != nil {
        try collect(value, at: key, into: &entries)
      } else {
        throw PhraseError(file: file, key: key, reason: .notASentence)
      }
    }
  }

  private func entry(of node: Yams.Node) -> CatalogueEntry? {
    if let scalar = node.scalar { return .sentence(Phrase(scalar.string)) }
    guard let map = node.mapping, map.count == 2,
      let one = map["one"]?.scalar, let other = map["other"]?.scalar
    else { return nil }
    return .counted(one: Phrase(one.string), other: Phrase(other.string))
  }
}
