import Office
import Storage
import Support

extension World {
  /// Makes the account of a release one of another platform, where a person takes things down.
  func moveElsewhere(_ release: Release) async throws {
    try await books.write { session in
      try session.execute(
        "UPDATE accounts SET platform = 'weibo' WHERE id = \(release.account)")
      try session.execute("UPDATE releases SET on_portal = 0 WHERE id = \(release.id)")
    }
  }
}
