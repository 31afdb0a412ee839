import Foundation
internal import Resources
package import WorkCalendar

/// The name and the text of a rulebook file.
package struct RulebookText: Sendable, Hashable {
  /// The rulebook's id and `.yaml`.
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The id that the name stands for.
  var rulebookID: String {
    name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }
}

/// The rulebooks at hand: those that ship with the program and those an office keeps itself.
package struct RulebookShelf: Sendable, Hashable {
  private var rulebooks: [String: Rulebook] = [:]
  /// Rulebooks without what rests on memory, where that is a difference.
  private var demanding: [String: Rulebook] = [:]
  private var texts: [String: RulebookText] = [:]
  /// What the program can do; nil on a shelf that came without the list, where the names of
  /// capabilities are not looked at.
  package private(set) var capabilities: CapabilityList?

  /// Ids of all rulebooks, in alphabetical order.
  package var ids: [String] { rulebooks.keys.sorted() }

  /// A rulebook whole, with the rules that rest on memory.
  package func rulebook(_ id: String) -> Rulebook? { rulebooks[id] }

  /// The text that a rulebook was read from; nil when it is not on the shelf.
  package func text(of id: String) -> String? { texts[id]?.text }

  /// Reads rulebooks from texts; the name of a file is the rulebook's id and `.yaml`.
  ///
  /// They may extend each other and come in any order. A file `capabilities.yaml` is the list of
  /// capabilities.
  ///
  /// - Throws: every mistake of every file, in the order of the files.
  package init(files: [(name: String, text: String)]) throws(RulebookErrors) {
    self = try RulebookShelf().adding(files: files)
  }

  private init() {}

  /// This shelf and the rulebooks of some files, such as one that is to be looked through.
  ///
  /// - Throws: every mistake, also a rulebook whose id is on the shelf already.
  package func adding(
    files: [(name: String, text: String)]
  ) throws(RulebookErrors) -> RulebookShelf {
    try adding(files.map { RulebookText(name: $0.name, text: $0.text) }, unreadable: [])
  }

  private func adding(
    _ files: [RulebookText], unreadable: [RulebookError]
  ) throws(RulebookErrors) -> RulebookShelf {
    var shelf = self
    var errors = unreadable
    for file in files where file.name == CapabilityList.fileName {
      guard shelf.capabilities == nil else {
        errors.append(.duplicate(file.name))
        continue
      }
      do {
        shelf.capabilities = try CapabilityList.read(file: file.name, text: file.text)
      } catch {
        errors += error.errors
      }
    }
    var shelving = Shelving(known: texts, capabilities: shelf.capabilities)
    let read = shelving.read(files.filter { $0.name != CapabilityList.fileName })
    errors += shelving.errors
    guard errors.isEmpty else { throw RulebookErrors(errors: errors) }
    for (rulebook, text) in read {
      shelf.rulebooks[rulebook.id] = rulebook
      shelf.texts[rulebook.id] = text
      if rulebook.rules.contains(where: { !$0.isDemanded }) {
        shelf.demanding[rulebook.id] = rulebook.demanded
      }
    }
    return shelf
  }

  /// The rulebooks that ship with the program.
  package static func bundled() throws(RulebookErrors) -> RulebookShelf {
    guard let folder = resourceFolder(of: "Rulebook")?.appendingPathComponent("Rulebooks") else {
      throw RulebookErrors(errors: [.unreadable("Rulebooks")])
    }
    return try RulebookShelf().adding(directory: folder)
  }

  /// This shelf and the rulebooks `*.yaml` of a folder, such as an office's own.
  ///
  /// - Throws: every mistake, also a rulebook whose id is on the shelf already.
  package func adding(directory: URL) throws(RulebookErrors) -> RulebookShelf {
    guard
      let found = try? FileManager.default.contentsOfDirectory(
        at: directory, includingPropertiesForKeys: nil)
    else { throw RulebookErrors(errors: [.unreadable(directory.lastPathComponent)]) }
    var files: [RulebookText] = []
    var errors: [RulebookError] = []
    for url in found.sorted(by: { $0.lastPathComponent < $1.lastPathComponent })
    where url.pathExtension == "yaml" {
      do throws(RulebookError) {
        files.append(RulebookText(name: url.lastPathComponent, text: try Self.text(of: url)))
      } catch {
        errors.append(error)
      }
    }
    return try adding(files, unreadable: errors)
  }

  /// The text of a file, looking at no more than one byte over the limit.
  private static func text(of url: URL) throws(RulebookError) -> String {
    let name = url.lastPathComponent
    let limit = Document.maximumBytes
    guard let handle = try? FileHandle(forReadingFrom: url) else { throw .unreadable(name) }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: limit + 1) else {
      throw RulebookError(code: .empty, file: name, line: 0, column: 0, facts: [:])
    }
    guard data.count <= limit else {
      throw RulebookError(
        code: .fileTooLarge, file: name, line: 0, column: 0, facts: ["maximum": "\(limit)"])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw RulebookError(code: .notUTF8, file: name, line: 0, column: 0, facts: [:])
    }
    return text
  }

  /// Checks every example of every rulebook, those of clocks too.
  ///
  /// - Parameter calendar: the statutory calendar, without an office's own days.
  /// - Throws: an error of the code `rulebook.example-failed` for each that fails.
  package func verifyExamples(calendar: WorkCalendar) throws(RulebookErrors) {
    let failed = ids.compactMap { rulebooks[$0] }.flatMap { $0.failedExamples(calendar: calendar) }
    guard failed.isEmpty else { throw RulebookErrors(errors: failed) }
  }

  /// The rules that bind a body on a day, with the numbers that its office has changed.
  ///
  /// - Parameter adaptations: by the rulebook's id.
  /// - Throws: ``AdaptationError`` for one that the rulebook, as it is now, does not allow.
  package func governing(
    _ ids: [String], on day: CivilDate, adaptations: [String: [Adaptation]]
  ) throws(AdaptationError) -> GoverningRules {
    var adapted: [String: Rulebook] = [:]
    for (id, wanted) in adaptations {
      adapted[id] = try (demanding[id] ?? rulebooks[id])?.adapted(by: wanted)
    }
    return governing(ids, on: day) { adapted[$0.id] ?? $0 }
  }

  /// The rules that bind a body on a day; what rests on memory is not among them.
  ///
  /// - Parameters:
  ///   - ids: the rulebooks of the body, its own first; where two disagree and neither is
  ///     stricter, the earlier one is followed.
  ///   - adapting: gives each rulebook the office's own numbers.
  package func governing(
    _ ids: [String], on day: CivilDate, adapting: (Rulebook) -> Rulebook = { $0 }
  ) -> GoverningRules {
    var binding: [Rulebook] = []
    var missing: [String] = []
    var notInForce: [String] = []
    for id in ids {
      guard let rulebook = rulebooks[id] else {
        missing.append(id)
        continue
      }
      guard !binding.contains(where: { $0.id == id }) else { continue }
      if rulebook.isInForce(on: day) {
        binding.append(adapting(demanding[id] ?? rulebook))
      } else {
        notInForce.append(id)
      }
    }
    return GoverningRules(rulebooks: binding, missing: missing, notInForce: notInForce)
  }
}

extension RulebookError {
  fileprivate static func duplicate(_ name: String) -> RulebookError {
    RulebookError(
      code: .duplicateRulebook, file: name, line: 1, column: 1, facts: ["id": name])
  }

  fileprivate static func unreadable(_ name: String) -> RulebookError {
    RulebookError(code: .fileUnreadable, file: name, line: 0, column: 0, facts: [:])
  }
}
