import Office
import Storage
import Support

/// Looks into the books themselves, and tries what only somebody with the database could do.
struct StoredMessages {
  private let books: Books

  init(_ world: World) { books = world.books }

  enum Attempt { case rewriteMessage, rewriteReply, deleteReply, rewriteClosedStep, secondOpenStep }

  struct Entry: Sendable {
    let act: String
    let facts: String
  }

  func count() async throws -> Int {
    try await books.read { try $0.rows("SELECT id FROM messages").count }
  }

  func auditEntries() async throws -> [Entry] {
    try await books.read { session in
      try session.rows(
        "SELECT act, facts FROM audit_entries WHERE act LIKE 'messages.%' ORDER BY id"
      ).map { Entry(act: try $0.text("act"), facts: try $0.text("facts")) }
    }
  }

  /// Whether a text stands in any column in which a citizen's data could land, bytes included.
  func contains(_ text: String) async throws -> Bool {
    let needle = Array(text.utf8)
    let tables: [(SQL, [String])] = [
      (
        "SELECT title, body, contact_sealed FROM messages",
        ["title", "body", "contact_sealed"]
      ),
      (
        "SELECT number, code_digest, proposal, instruction, outcome FROM matters",
        ["number", "code_digest", "proposal", "instruction", "outcome"]
      ),
      ("SELECT opinion, citations FROM matter_steps", ["opinion", "citations"]),
      ("SELECT key, fingerprint, outcome FROM once_keys", ["key", "fingerprint", "outcome"]),
      ("SELECT facts, request, actor FROM audit_entries", ["facts", "request", "actor"]),
    ]
    return try await books.read { session in
      for (table, names) in tables {
        for row in try session.rows(table) {
          if names.contains(where: { Self.holds(row[$0], needle) }) { return true }
        }
      }
      return false
    }
  }

  private static func holds(_ value: SQLValue, _ needle: [UInt8]) -> Bool {
    switch value {
    case .text(let text): find(needle, in: Array(text.utf8))
    case .bytes(let bytes): find(needle, in: bytes)
    default: false
    }
  }

  private static func find(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
    guard !needle.isEmpty, bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains {
      bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }

  /// Whether the database refuses a change for a reason of its own.
  func isRefused(_ attempt: Attempt, of id: MessageID) async -> Bool {
    let sql: SQL =
      switch attempt {
      case .rewriteMessage: "UPDATE messages SET body = 'x' WHERE id = \(id)"
      case .rewriteReply: "UPDATE replies SET body = 'x' WHERE matter_id = \(id)"
      case .deleteReply: "DELETE FROM replies WHERE matter_id = \(id)"
      case .rewriteClosedStep:
        "UPDATE matter_steps SET opinion = 'x' WHERE matter_id = \(id) AND position = 1"
      case .secondOpenStep:
        """
        INSERT INTO matter_steps (matter_id, position, kind, organization_id, role, citations,
          opened_at)
        SELECT matter_id, 99, kind, organization_id, role, citations, opened_at
        FROM matter_steps WHERE matter_id = \(id) AND closed_at IS NULL
        """
      }
    do {
      _ = try await books.write { try $0.execute(sql) }
      return false
    } catch StorageError.constraint {
      return true
    } catch {
      return false
    }
  }

  /// Changes a wording behind the program's back, with the guard taken away first.
  func tamperWithReply(of id: MessageID) async throws {
    let engine = books.engine
    try await books.write { session in
      try session.script(
        engine == .sqlite
          ? "DROP TRIGGER replies_no_update" : "DROP TRIGGER replies_no_update ON replies")
      try session.execute("UPDATE replies SET body = 'x' WHERE matter_id = \(id)")
    }
  }
}
