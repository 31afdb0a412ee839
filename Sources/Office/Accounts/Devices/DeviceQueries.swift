import Storage
import WorkCalendar

private let deviceColumns: SQL = """
  d.id, d.account_id, d.kind, d.label, d.place, d.keeper_id, d.declared_by, d.declared_at,
  d.retired_by, d.retired_at, d.retired_reason
  """

extension Reading {
  /// - Throws: `office.not-found`.
  package func device(_ id: DeviceID) throws -> AccountDevice {
    guard
      let row = try session.first(
        "SELECT \(deviceColumns) FROM account_devices d WHERE d.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try AccountDevice(row)
  }

  /// The machines declared for an account, those in use first, then the newest.
  package func devices(of account: AccountID, limit: Int = 100) throws -> [AccountDevice] {
    try session.rows(
      """
      SELECT \(deviceColumns) FROM account_devices d WHERE d.account_id = \(account)
      ORDER BY CASE WHEN d.retired_at IS NULL THEN 0 ELSE 1 END, d.id DESC LIMIT \(limit)
      """
    ).map(AccountDevice.init)
  }

  /// All machines ever declared for an account, the newest first.
  ///
  /// - Parameter before: the last one of the portion before.
  package func deviceList(
    of account: AccountID, before: DeviceID? = nil, limit: Int
  ) throws -> [AccountDevice] {
    try session.rows(
      """
      SELECT \(deviceColumns) FROM account_devices d
      WHERE d.account_id = \(account) AND d.id < \(before?.rawValue ?? Int64.max)
      ORDER BY d.id DESC LIMIT \(limit)
      """
    ).map(AccountDevice.init)
  }
}

extension Desk {
  /// - Throws: a field problem when a machine of this name serves the account already.
  func insertDevice(
    of account: AccountID, kind: AccountDevice.Kind, label: String, place: String,
    keeper: PersonID, by person: PersonID
  ) throws -> DeviceID {
    do {
      return DeviceID(
        try session.insert(
          """
          INSERT INTO account_devices (account_id, kind, label, place, keeper_id, declared_by,
            declared_at)
          VALUES (\(account), \(kind.rawValue), \(label), \(place), \(keeper), \(person), \(now))
          RETURNING id
          """))
    } catch StorageError.constraint(.unique, _) {
      throw Refusal.invalid([FieldProblem("device-label", .taken)])
    }
  }

  /// Reads a device and holds it until the act is done.
  func lockDevice(_ id: DeviceID) throws -> AccountDevice {
    try hold("account_devices", id.rawValue)
    return try reading.device(id)
  }

  func retire(_ device: DeviceID, reason: String, by person: PersonID) throws {
    try session.execute(
      """
      UPDATE account_devices SET retired_by = \(person), retired_at = \(now),
        retired_reason = \(reason)
      WHERE id = \(device)
      """)
  }
}

extension AccountDevice {
  fileprivate init(_ row: SQLRow) throws {
    let person: PersonID? = try row.optionalID("retired_by")
    let at = try row.optionalInstant("retired_at")
    let reason = try row.text("retired_reason")
    var retirement: Retirement?
    if let person, let at { retirement = Retirement(person: person, at: at, reason: reason) }
    self.init(
      id: try row.id("id"), account: try row.id("account_id"), kind: try row.word("kind"),
      label: try row.text("label"), place: try row.text("place"),
      keeper: try row.id("keeper_id"), declaredBy: try row.id("declared_by"),
      declaredAt: try row.instant("declared_at"), retirement: retirement)
  }
}
