import Storage

extension Reading {
  /// The views that the asker keeps of a list, by name.
  package func savedViews(of page: SavedView.Page) throws -> [SavedView] {
    guard let person = asker.person?.id else { return [] }
    return try session.rows(
      """
      SELECT v.id, v.page, v.name, v.query FROM saved_views v
      WHERE v.person_id = \(person) AND v.page = \(page.rawValue)
      ORDER BY v.name LIMIT \(SavedView.most)
      """
    ).map(SavedView.init)
  }
}

extension Desk {
  /// How many views somebody keeps; they are held, so that two cannot pass the limit together.
  func countViews(of person: PersonID) throws -> Int {
    try hold("persons", person.rawValue)
    let row = try session.first(
      "SELECT COUNT(*) AS n FROM saved_views WHERE person_id = \(person)")
    return Int(clamping: try row?.int("n") ?? 0)
  }

  /// - Throws: a field problem when there is one of that name.
  func insertView(
    of person: PersonID, _ page: SavedView.Page, name: String, query: String
  ) throws -> SavedViewID {
    let isTaken = try session.first(
      """
      SELECT v.id FROM saved_views v WHERE v.person_id = \(person)
        AND v.page = \(page.rawValue) AND v.name = \(name)
      """)
    guard isTaken == nil else { throw Refusal.invalid([FieldProblem("name", .taken)]) }
    return SavedViewID(
      try session.insert(
        """
        INSERT INTO saved_views (person_id, page, name, query, created_at)
        VALUES (\(person), \(page.rawValue), \(name), \(query), \(now))
        RETURNING id
        """))
  }

  /// - Throws: `office.not-found` when it is not theirs.
  func deleteView(_ view: SavedViewID, of person: PersonID) throws -> SavedView {
    guard
      let row = try session.first(
        """
        SELECT v.id, v.page, v.name, v.query FROM saved_views v
        WHERE v.id = \(view) AND v.person_id = \(person)
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    try session.execute("DELETE FROM saved_views WHERE id = \(view)")
    return try SavedView(row)
  }
}

extension SavedView {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), page: try row.word("page"), name: try row.text("name"),
      query: try row.text("query"))
  }
}
