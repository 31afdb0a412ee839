import Storage

@testable import Office

extension Reading {
  func sendingReleases() throws -> [Release] {
    try session.rows("SELECT id FROM releases WHERE state = 'sending' ORDER BY id LIMIT 100")
      .map { try release(try $0.id("id")) }
  }
}
