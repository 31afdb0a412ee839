import Storage
import Support

@testable import Office

extension World {
  /// A body's items, as many as no test wants to write one by one; the first is about an emergency.
  func fill(_ count: Int) async throws {
    let (unit, person, now) = (cast.city, try cast.editor.personID(), now)
    _ = try await books.write { session in
      for number in 1...count {
        let kind = number == 1 ? "emergency" : "ordinary"
        try session.post(
          """
          INSERT INTO posts (organization_id, number, author_id, holder_id, title, category,
            sensitivity, kind, state, revision, created_at, updated_at)
          VALUES (\(unit), \("F-\(number)"), \(person), \(person), 'F', 'openness', 'ordinary',
            \(kind), 'discarded', 1, \(now), \(now))
          """)
      }
      return 0
    }
  }

  /// As the books were before there was a search.
  func forgetWords() async throws {
    _ = try await books.write { session in
      try session.execute("DELETE FROM post_terms")
      return try session.execute("DELETE FROM post_texts")
    }
  }
}
