import Storage
import WorkCalendar

/// One kind of thing that waits, as a statement in parts, so that the soonest due come first
/// whatever limit is put on it.
struct TaskSource {
  /// What is said of it, under the names that ``WaitingTask`` reads; without limit and time.
  let columns: SQL
  let tables: SQL
  /// Its limit, where it can have one.
  let clock: SQL?
  /// Since when it waits.
  let since: SQL
  let condition: SQL
  /// The rule that asks for it as it is stored there, where one does.
  let basis: SQL?

  init(
    _ columns: SQL, from tables: SQL, clock: SQL?, since: SQL, basis: SQL? = nil,
    where condition: SQL
  ) {
    (self.columns, self.tables, self.clock) = (columns, tables, clock)
    (self.since, self.condition, self.basis) = (since, condition, basis)
  }

  private var source: SQL {
    guard let clock else { return "FROM \(tables) WHERE \(condition)" }
    return "FROM \(tables) LEFT JOIN clocks c ON c.id = \(clock) WHERE \(condition)"
  }

  /// The soonest due first, then the urgent, then the oldest; the engines differ on where nothing stands.
  func rows(limit: Int) -> SQL {
    let due: SQL =
      clock == nil ? "" : "CASE WHEN c.due_at IS NULL THEN 1 ELSE 0 END, c.due_at,"
    return """
      SELECT \(columns), \(clock ?? "NULL") AS clock_id, \(since) AS since,
        \(basis ?? "NULL") AS basis \(source)
      ORDER BY \(due) urgent DESC, \(since) LIMIT \(limit)
      """
  }

  /// How many there are, counted no farther than to a limit.
  func number(limit: Int) -> SQL {
    "SELECT COUNT(*) AS n FROM (SELECT 1 AS one \(source) LIMIT \(limit)) AS waiting"
  }

  /// How many of them are late; nil where there is no limit to pass.
  func late(at now: Instant, limit: Int) -> SQL? {
    guard clock != nil else { return nil }
    return """
      SELECT COUNT(*) AS n FROM (
        SELECT 1 AS one \(source) AND c.due_at <= \(now) LIMIT \(limit)) AS waiting
      """
  }
}
