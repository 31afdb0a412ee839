import Foundation
internal import Resources
package import WorkCalendar

/// The rulebooks at hand: those that ship with the program and those an office keeps itself.
package struct RulebookShelf: Sendable, Hashable {
  private var rulebooks: [String: Rulebook]

  /// Ids of all rulebooks, in alphabetical order.
  package var ids: [String] { rulebooks.keys.sorted() }

  package func rulebook(_ id: String) -> Rulebook? { rulebooks[id] }

  /// Reads rulebooks from texts; the name of a file is the rulebook's id and `.yaml`.
  ///
  /// - Throws: every mistake of every file, in the order of the files.
  package init(files: [(name: String, text: String)]) throws(RulebookErrors) {
    try self.init(files, on: [:])
  }

  private init(
    _ files: [(name: String, text: String)], on shelf: [String: Rulebook],
    unreadable: [RulebookError] = []
  ) throws(RulebookErrors) {
    rulebooks = shelf
    var errors = unreadable
    for file in files {
      do {
        let rulebook = try Rulebook.read(file: file.name, text: file.text)
        if rulebooks.updateValue(rulebook, forKey: rulebook.id) != nil {
          errors.append(
            RulebookError(
              code: .duplicateRulebook, file: file.name, line: 1, column: 1,
              facts: ["id": rulebook.id]))
        }
      } catch {
        errors += error.errors
      }
    }
    guard errors.isEmpty else { throw RulebookErrors(errors: errors) }
  }

  /// The rulebooks that ship with the program.
  package static func bundled() throws(RulebookErrors) -> RulebookShelf {
    guard let folder = resourceFolder(of: "Rulebook")?.appendingPathComponent("Rulebooks") else {
      throw RulebookErrors(errors: [.unreadable("Rulebooks")])
    }
    return try RulebookShelf(files: []).adding(directory: folder)
  }

  /// This shelf and the rulebooks `*.yaml` of a folder, such as an office's own.
  ///
  /// - Throws: every mistake, also a rulebook whose id is on the shelf already.
  package func adding(directory: URL) throws(RulebookErrors) -> RulebookShelf {
    guard
      let found = try? FileManager.default.contentsOfDirectory(
        at: directory, includingPropertiesForKeys: nil)
    else { throw RulebookErrors(errors: [.unreadable(directory.lastPathComponent)]) }
    var files: [(name: String, text: String)] = []
    var errors: [RulebookError] = []
    for url in found.sorted(by: { $0.lastPathComponent < $1.lastPathComponent })
    where url.pathExtension == "yaml" {
      do throws(RulebookError) {
        files.append((url.lastPathComponent, try Self.text(of: url)))
      } catch {
        errors.append(error)
      }
    }
    return try RulebookShelf(files, on: rulebooks, unreadable: errors)
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

  /// The rules that bind a body on a day.
  ///
  /// - Parameter ids: the rulebooks of the body, its own first; where two disagree and neither
  ///   is stricter, the earlier one is followed.
  package func governing(_ ids: [String], on day: CivilDate) -> GoverningRules {
    var result = GoverningRules(rulebooks: [])
    for id in ids {
      guard let rulebook = rulebooks[id] else {
        result.missing.append(id)
        continue
      }
      guard !result.rulebooks.contains(where: { $0.id == id }) else { continue }
      if rulebook.isInForce(on: day) {
        result.rulebooks.append(rulebook)
      } else {
        result.notInForce.append(id)
      }
    }
    return result
  }
}

extension RulebookError {
  fileprivate static func unreadable(_ name: String) -> RulebookError {
    RulebookError(code: .fileUnreadable, file: name, line: 0, column: 0, facts: [:])
  }
}
