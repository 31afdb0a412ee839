import Storage
import Support

@testable import Office

extension World {
  /// As the books were before there was a search.
  func forgetWords() async throws {
    _ = try await books.write { session in
      try session.execute("DELETE FROM post_terms")
      return try session.execute("DELETE FROM post_texts")
    }
  }
}
