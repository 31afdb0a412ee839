import Storage
import WorkCalendar

private let trainingColumns: SQL = """
  t.id, t.person_id, t.subject, t.title, t.held_on, t.passed, t.note, t.recorded_by, t.recorded_at,
  t.withdrawn_by, t.withdrawn_at, t.withdrawn_reason
  """
private let lacksTraining: SQL = """
  NOT EXISTS (SELECT 1 FROM trainings t
    WHERE t.person_id = p.id AND t.passed = 1 AND t.withdrawn_at IS NULL)
  """

extension Reading {
  /// Whether a person has passed a training.
  package func isTrained(_ person: PersonID) throws -> Bool {
    try untrained(among: [person]).isEmpty
  }

  /// Those of the persons who have passed no training.
  package func untrained(among persons: some Sequence<PersonID>) throws -> Set<PersonID> {
    let asked = Set(persons)
    guard !asked.isEmpty else { return [] }
    let trained = try session.rows(
      """
      SELECT DISTINCT person_id FROM trainings
      WHERE passed = 1 AND withdrawn_at IS NULL AND person_id IN (\(list: Array(asked)))
      """
    ).map { row -> PersonID in try row.id("person_id") }
    return asked.subtracting(trained)
  }

  /// - Throws: `office.not-found`.
  package func training(_ id: TrainingID) throws -> Training {
    guard
      let row = try session.first("SELECT \(trainingColumns) FROM trainings t WHERE t.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Training(row)
  }

  /// A training of a person the asker may look at.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func visibleTraining(_ id: TrainingID) throws -> ListedTraining {
    let training = try training(id)
    let (person, home, _) = try visiblePerson(training.person)
    return ListedTraining(training: training, person: person, organization: home)
  }

  /// The trainings of a person, the newest record first.
  package func trainings(of person: PersonID, limit: Int = 100) throws -> [Training] {
    try session.rows(
      """
      SELECT \(trainingColumns) FROM trainings t WHERE t.person_id = \(person)
      ORDER BY t.id DESC LIMIT \(limit)
      """
    ).map(Training.init)
  }

  /// The trainings of the persons in sight, the newest record first.
  ///
  /// - Parameters:
  ///   - organization: a body; with everything below it.
  ///   - before: the last record of the page before.
  package func trainingList(
    in organization: Organization? = nil, before: TrainingID? = nil, limit: Int = 50
  ) throws -> [ListedTraining] {
    guard let places = asker.places("o") else { return [] }
    let trainings = try session.rows(
      """
      SELECT \(trainingColumns) FROM trainings t JOIN persons p ON p.id = t.person_id
      JOIN organizations o ON o.id = p.organization_id
      WHERE t.id < \(before?.rawValue ?? Int64.max) AND (\(places)) \(below(organization))
      ORDER BY t.id DESC LIMIT \(limit)
      """
    ).map(Training.init)
    let persons = try persons(trainings.map(\.person))
    let bodies = try organizations(persons.values.map(\.organization))
    return trainings.compactMap { training in
      guard let person = persons[training.person], let body = bodies[person.organization]
      else { return nil }
      return ListedTraining(training: training, person: person, organization: body)
    }
  }

  /// Persons in sight who have passed no training and can sign in, by their numbers.
  ///
  /// - Parameter after: the last person of the page before.
  package func untrainedPersons(
    in organization: Organization? = nil, after: PersonID? = nil, limit: Int = 50
  ) throws -> [UntrainedPerson] {
    guard let places = asker.places("o") else { return [] }
    let ids = try session.rows(
      """
      SELECT p.id FROM persons p JOIN organizations o ON o.id = p.organization_id
      WHERE p.id > \(after?.rawValue ?? 0) AND p.disabled_at IS NULL AND (\(places))
        \(below(organization)) AND \(lacksTraining)
      ORDER BY p.id LIMIT \(limit)
      """
    ).map { row -> PersonID in try row.id("id") }
    let persons = try persons(ids)
    let bodies = try organizations(persons.values.map(\.organization))
    return ids.compactMap { id in
      guard let person = persons[id], let body = bodies[person.organization] else { return nil }
      return UntrainedPerson(person: person, organization: body)
    }
  }

  /// Persons who hold a duty on an account in sight and have passed no training.
  package func untrainedHolders(
    in organization: Organization? = nil, limit: Int = 50
  ) throws -> [UntrainedHolder] {
    guard let places = asker.places("o") else { return [] }
    let rows = try session.rows(
      """
      SELECT p.id, p.name, a.id AS account, a.name AS account_name, h.duty, o.id AS body
      FROM account_people h JOIN persons p ON p.id = h.person_id
      JOIN accounts a ON a.id = h.account_id JOIN organizations o ON o.id = a.organization_id
      WHERE h.until_at IS NULL AND a.closed_at IS NULL AND (\(places)) \(below(organization))
        AND \(lacksTraining)
      ORDER BY h.id LIMIT \(limit)
      """)
    let bodies = try organizations(rows.map { try $0.id("body") })
    return try rows.compactMap { row in
      guard let body = bodies[try row.id("body")] else { return nil }
      return UntrainedHolder(
        person: try row.id("id"), name: try row.text("name"), account: try row.id("account"),
        accountName: try row.text("account_name"), duty: try row.word("duty"), organization: body)
    }
  }

  private func persons(_ ids: [PersonID]) throws -> [PersonID: Person] {
    var found: [PersonID: Person] = [:]
    guard !ids.isEmpty else { return found }
    let rows = try session.rows(
      """
      SELECT id, organization_id, login, name, must_change_password, password_changed_at,
        locked_until, version, disabled_at
      FROM persons WHERE id IN (\(list: Array(Set(ids))))
      """)
    for row in rows {
      let person = try Person(row)
      found[person.id] = person
    }
    return found
  }

  private func below(_ organization: Organization?) -> SQL {
    guard let organization else { return "" }
    return "AND o.path >= \(organization.path) AND o.path < \(organization.path + "~")"
  }
}

extension Desk {
  /// - Throws: a field problem when the same training is on record.
  func insertTraining(
    of person: PersonID, subject: Training.Subject, title: String, heldOn: CivilDate,
    hasPassed: Bool, note: String, by recorder: PersonID
  ) throws -> TrainingID {
    do {
      return TrainingID(
        try session.insert(
          """
          INSERT INTO trainings (person_id, subject, title, held_on, passed, note, recorded_by,
            recorded_at)
          VALUES (\(person), \(subject.rawValue), \(title), \(heldOn), \(hasPassed), \(note),
            \(recorder), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("title", .taken)])
    }
  }

  /// Reads a training and holds it until the act is done.
  func lockTraining(_ id: TrainingID) throws -> Training {
    try hold("trainings", id.rawValue)
    return try reading.training(id)
  }

  func withdraw(_ training: TrainingID, reason: String, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE trainings SET withdrawn_by = \(person), withdrawn_at = \(now),
        withdrawn_reason = \(reason)
      WHERE id = \(training)
      """)
  }
}

extension Training {
  fileprivate init(_ row: SQLRow) throws {
    let person: PersonID? = try row.optionalID("withdrawn_by")
    let at = try row.optionalInstant("withdrawn_at")
    let reason = try row.text("withdrawn_reason")
    var withdrawal: Withdrawal?
    if let person, let at { withdrawal = Withdrawal(person: person, at: at, reason: reason) }
    self.init(
      id: try row.id("id"), person: try row.id("person_id"), subject: try row.word("subject"),
      title: try row.text("title"), heldOn: try row.date("held_on"),
      hasPassed: try row.flag("passed"), note: try row.text("note"),
      recordedBy: try row.id("recorded_by"), recordedAt: try row.instant("recorded_at"),
      withdrawal: withdrawal)
  }
}
