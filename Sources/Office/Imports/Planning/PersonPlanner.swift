/// A person as a table has them. They come without a password; it is given by a reset.
package struct PersonEntry: Sendable, Hashable {
  package let existing: PersonID?
  package let login: String
  package let name: String
  package let organization: OrganizationID
}

/// What the books hold that rows about persons are compared with.
package struct PersonBooks: Sendable {
  package let units: UnitIndex
  /// Whoever has one of the sign-in names of the table.
  package let persons: [String: Person]

  package init(units: UnitIndex, persons: [String: Person]) {
    (self.units, self.persons) = (units, persons)
  }
}

extension ImportPlanner {
  /// Plans rows about persons.
  package func persons(_ books: PersonBooks) -> [PlannedRow<PersonEntry>] {
    var drafts = drafts()
    drafts.markTwice(.login) { draft in
      let login = draft.text(.login).lowercased()
      return login.isEmpty ? nil : login
    }
    return drafts.map { plan($0, books) }
  }

  private func plan(_ draft: RowDraft, _ books: PersonBooks) -> PlannedRow<PersonEntry> {
    var draft = draft
    let login = draft.checked(.login) { PersonFields.login($0, &$1) }
    let name = draft.checked(.personName, PersonFields.name)
    let unit = draft.unit(in: books.units)
    guard let login, let name, let unit, !draft.isBad else { return draft.bad() }
    guard let person = books.persons[login] else {
      let entry = PersonEntry(
        existing: nil, login: login, name: name, organization: unit.id)
      return draft.planned(entry, isKnown: false)
    }
    guard let home = books.units[person.organization] else {
      draft.fail(.taken, .login, facts: ["value": login])
      return draft.bad()
    }
    if person.disabledAt != nil { draft.fail(.disabled, .login, facts: ["name": person.name]) }
    if home.id != unit.id {
      draft.fail(.fixed, .unit, facts: ["old": home.name, "new": unit.name])
    }
    draft.change(.personName, from: person.name, to: name)
    let entry = PersonEntry(
      existing: person.id, login: login, name: name, organization: unit.id)
    return draft.planned(entry, isKnown: true)
  }
}

/// Turns rows into verdicts: a pure function of the table, the books and the day.
package struct ImportPlanner: Sendable {
  package let kind: ImportKind
  package let rows: [ImportSheet.Row]
  package let mapping: ColumnMapping
  package let words: ImportWords

  package init(
    _ kind: ImportKind, rows: [ImportSheet.Row], mapping: ColumnMapping, words: ImportWords
  ) {
    (self.kind, self.rows, self.mapping, self.words) = (kind, rows, mapping, words)
  }

  func drafts() -> [RowDraft] {
    rows.map { RowDraft($0, mapping, kind: kind, words: words) }
  }

  /// What stands in a field of each row, where something stands there; for looking it up.
  package func values(_ field: ImportField) -> Set<String> {
    guard let column = mapping[field] else { return [] }
    return Set(rows.compactMap { $0.cell(column)?.text })
  }
}
