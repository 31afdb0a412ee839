import Rulebook
import Storage

extension Reading {
  /// The organisation whose object it is.
  ///
  /// - Throws: `office.not-found` when there is no such object.
  func organization(at place: Place) throws -> Organization? {
    let row: SQLRow?
    switch place {
    case .office: return nil
    case .organization(let id): return try organization(id)
    case .person(let id):
      row = try session.first(
        "SELECT organization_id FROM persons WHERE id = \(id)")
    case .appointment(let id):
      row = try session.first(
        "SELECT organization_id FROM appointments WHERE id = \(id)")
    case .account(let id):
      row = try session.first(
        "SELECT organization_id FROM accounts WHERE id = \(id)")
    case .post(let id):
      row = try session.first(
        "SELECT organization_id FROM posts WHERE id = \(id)")
    case .remark(let id):
      row = try session.first(
        """
        SELECT p.organization_id FROM remarks r JOIN posts p ON p.id = r.post_id
        WHERE r.id = \(id)
        """)
    case .stage(let id):
      row = try session.first(
        "SELECT organization_id FROM review_stages WHERE id = \(id)")
    case .release(let id):
      row = try session.first(
        """
        SELECT a.organization_id FROM releases r JOIN accounts a ON a.id = r.account_id
        WHERE r.id = \(id)
        """)
    case .message(let id):
      row = try session.first(
        "SELECT organization_id FROM messages WHERE id = \(id)")
    case .matterStep(let id):
      row = try session.first(
        "SELECT organization_id FROM matter_steps WHERE id = \(id)")
    case .filing(let id):
      row = try session.first(
        "SELECT organization_id FROM filings WHERE id = \(id)")
    case .filingStep(let id):
      row = try session.first(
        "SELECT organization_id FROM filing_steps WHERE id = \(id)")
    case .training(let id):
      row = try session.first(
        """
        SELECT p.organization_id FROM trainings t JOIN persons p ON p.id = t.person_id
        WHERE t.id = \(id)
        """)
    case .device(let id):
      row = try session.first(
        """
        SELECT a.organization_id FROM account_devices d JOIN accounts a ON a.id = d.account_id
        WHERE d.id = \(id)
        """)
    case .impostor(let id):
      row = try session.first(
        "SELECT organization_id FROM impostors WHERE id = \(id)")
    case .personalAccount(let id):
      row = try session.first(
        "SELECT organization_id FROM personal_accounts WHERE id = \(id)")
    case .tableImport(let id):
      row = try session.first(
        "SELECT organization_id FROM imports WHERE id = \(id)")
    case .event(let id):
      row = try session.first(
        "SELECT organization_id FROM events WHERE id = \(id)")
    case .hold(let id):
      row = try session.first(
        "SELECT organization_id FROM holds WHERE id = \(id)")
    }
    guard let row else { throw Refusal(OfficeRefusal.notFound) }
    return try organization(row.id("organization_id"))
  }

  /// A refusal that names only the role its object waits for, where the object says which: of the
  /// many roles that may sign some stage, one may sign this one.
  func narrowing(_ refusal: Refusal, to place: Place) throws -> Refusal {
    let row: SQLRow? =
      switch place {
      case .stage(let id):
        try session.first("SELECT role FROM review_stages WHERE id = \(id)")
      case .matterStep(let id):
        try session.first("SELECT role FROM matter_steps WHERE id = \(id)")
      case .filingStep(let id):
        try session.first("SELECT role FROM filing_steps WHERE id = \(id)")
      default: nil
      }
    guard let role: Role = try row?.word("role"), refusal.helpers.contains(role) else {
      return refusal
    }
    var narrowed = refusal
    narrowed.helpers = [role]
    return narrowed
  }
}

extension Desk {
  /// Holds a record until the act is done, so that acts on it go one by one.
  func hold(_ table: StaticString, _ id: Int64) throws {
    _ = try session.first(
      "SELECT id FROM \(SQL(stringLiteral: table)) WHERE id = \(id)\(.forUpdate)")
  }
}
