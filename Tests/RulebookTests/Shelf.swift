import Foundation
import Testing
import WorkCalendar

@testable import Rulebook

/// The shelf and the calendar that ship with the program.
enum Shipped {
  private static let bundled = Result { try RulebookShelf.bundled() }

  static func shelf() throws -> RulebookShelf { try bundled.get() }
  static func calendar() throws -> WorkCalendar { try WorkCalendar.bundled() }

  static let ids = [
    "hunan-2017", "national-media", "openness", "security-2024", "style-xinhua", "yaoan",
    "zhengzhou-2020",
  ]

  static let day = CivilDate("2026-11-21") ?? Instant.earliest.date

  /// The rules of some rulebooks on a day on which all bind.
  static func rules(_ ids: String...) throws -> GoverningRules {
    try shelf().governing(ids, on: day)
  }

  static func rulebook(_ id: String) throws -> Rulebook {
    try #require(try shelf().rulebook(id))
  }

  /// The text of a shipped file.
  static func text(_ id: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Sources/Rulebook/Rulebooks/\(id).yaml")
    return try String(contentsOf: file, encoding: .utf8)
  }
}

/// The articles a rule cites, as `rulebook article`.
func articles(_ citations: [Citation]) -> [String] {
  citations.map { "\($0.rulebook) \($0.article)" }
}

/// A day, for tests that write many.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
