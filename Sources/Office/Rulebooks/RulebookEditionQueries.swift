import Rulebook
import Storage
import WorkCalendar

private let columns: SQL = "e.id, e.rulebook, e.version, e.since_at"

extension Reading {
  /// The editions of a rulebook, the newest first.
  package func editions(of rulebook: String, limit: Int = 50) throws -> [RulebookEdition] {
    try session.rows(
      """
      SELECT \(columns) FROM rulebook_editions e WHERE e.rulebook = \(rulebook)
      ORDER BY e.since_at DESC LIMIT \(limit)
      """
    ).map(RulebookEdition.init)
  }

  /// A rulebook as a kept text has it, although today's differs or is gone.
  ///
  /// - Parameter version: which text; the newest one kept when nil.
  /// - Returns: nil when no such text was kept, or this program cannot read it any more.
  package func rulebook(
    _ id: String, version: String?
  ) throws -> (rulebook: Rulebook, edition: RulebookEdition)? {
    let isWanted: SQL = version.map { "AND e.version = \($0)" as SQL } ?? ""
    let row = try session.first(
      """
      SELECT \(columns) FROM rulebook_editions e WHERE e.rulebook = \(id) \(isWanted)
      ORDER BY e.since_at DESC LIMIT 1
      """)
    guard let edition = try row.map(RulebookEdition.init) else { return nil }
    let shelf = try shelf(at: edition.since ?? Instant(milliseconds: 0)).shelf
    guard let rulebook = shelf.rulebook(id), rulebook.version == edition.version else { return nil }
    return (rulebook, edition)
  }

  /// The rulebooks of the shelf whose text is not the one kept last.
  func rulebooksToKeep() throws -> [Rulebook] {
    let kept = try editions(at: now).reduce(into: [:]) { $0[$1.rulebook] = $1.version }
    return shelf.ids.compactMap { shelf.rulebook($0) }.filter { kept[$0.id] != $0.version }
  }

  /// The rulebooks as they were at an instant.
  func shelf(at instant: Instant) throws -> EditedShelf {
    let editions = try editions(at: instant)
    let isOurs = editions.allSatisfy { shelf.rulebook($0.rulebook)?.version == $0.version }
    guard !isOurs else { return EditedShelf(shelf: shelf, editions: []) }
    return try adapted.shelf(of: editions.map(\.id)) {
      try session.rows(
        "SELECT rulebook, text FROM rulebook_editions WHERE id IN (\(list: editions.map(\.id)))"
      ).map { (name: try $0.text("rulebook") + ".yaml", text: try $0.text("text")) }
    }
  }

  /// The edition of each rulebook in force at an instant, in the order of the rulebooks.
  private func editions(at instant: Instant) throws -> [RulebookEdition] {
    try session.rows(
      """
      SELECT \(columns) FROM rulebook_editions e WHERE e.since_at = (
        SELECT MAX(o.since_at) FROM rulebook_editions o
        WHERE o.rulebook = e.rulebook AND o.since_at <= \(instant))
      ORDER BY e.rulebook
      """
    ).map(RulebookEdition.init)
  }
}

extension Desk {
  /// Keeps the text of a rulebook of the shelf from now on, or from ever when it is the first.
  func keep(_ rulebook: Rulebook) throws {
    guard let text = reading.shelf.text(of: rulebook.id) else { return }
    let isFirst = try reading.editions(of: rulebook.id, limit: 1).isEmpty
    let since = isFirst ? 0 : now.milliseconds
    try session.execute(
      "DELETE FROM rulebook_editions WHERE rulebook = \(rulebook.id) AND since_at = \(since)")
    try session.execute(
      """
      INSERT INTO rulebook_editions (rulebook, version, text, since_at)
      VALUES (\(rulebook.id), \(rulebook.version), \(text), \(since))
      """)
  }
}

extension RulebookEdition {
  init(_ row: SQLRow) throws {
    let since = try row.instant("since_at")
    self.init(
      id: try row.id("id"), rulebook: try row.text("rulebook"), version: try row.text("version"),
      since: since.milliseconds == 0 ? nil : since)
  }
}
