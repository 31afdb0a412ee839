/// What can go wrong between the office and its books.
///
/// The text inside is for the log. It may name tables, never the values that were bound.
package enum StorageError: Error, Sendable, Equatable {
  /// The database cannot be reached or cannot write (lost connection, full disk, read-only). Nothing
  /// of the transaction was stored; trying again later is safe.
  case unavailable(String)
  /// More work is waiting than will be done in time. Nothing was stored; try again shortly.
  case busy
  /// The commit was sent and its answer was lost: it may or may not be stored.
  case outcomeUnknown(String)
  /// A constraint of the schema refused the change.
  case constraint(Constraint, String)
  /// Another transaction changed the same rows; already repeated as often as is sensible.
  case conflict
  case unexpectedColumn(String)
  /// The database was written by a newer version of the program.
  case newerSchema(found: Int, known: Int)
  /// A migration that has run here differs from the one in this program.
  case changedMigration(Int)
  /// A statement that the engine does not understand: a bug.
  case statement(String)

  package enum Constraint: String, Sendable {
    case unique, foreignKey, check, notNull, appendOnly
  }
}
