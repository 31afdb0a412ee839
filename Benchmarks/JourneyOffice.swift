import Foundation
import Office
import Server
import Storage
import WorkCalendar

/// A new office of one body, in which so many editors work at the same time, each with an author,
/// three who sign and a publisher of their own.
///
/// The body follows what a county office follows, and Yao'an 5.1 has an ordinary item signed by
/// three persons: for its legality, for its secrecy, and by a leader.
struct JourneyOffice {
  let assembly: Assembly
  let editors: Int

  /// In the order in which `Benchmarks/http/journey.lua` takes their sessions.
  private static let seats: [(login: String, role: Role)] = [
    ("author", .editor), ("legality", .legalityReviewer), ("secrecy", .secrecyReviewer),
    ("leader", .leader), ("publisher", .publisher),
  ]
  private static let rulebooks = [
    "yaoan", "openness", "national-media", "security-2024", "style-xinhua",
  ]
  private static let account = "Bench County"
  /// For how long at most the courier may go on when the load has ended, in seconds.
  private static let patience = 120

  /// Founds the office. The password is that of the demo.
  ///
  /// Prints one line for each editor: the sign-in names, and last what a publisher types.
  func found() async throws {
    let office = assembly.office
    let hash = try PasswordHash(of: Province.password, salt: office.random.bytes(16))
    let unit = try await office.perform(
      FoundOffice(
        organization: OrganizationDraft(
          parent: nil, level: .county, sector: .generalGovernment,
          name: Self.account + " Government Office", shortName: Self.account, code: "BENCH",
          rulebooks: Self.rulebooks),
        administrators: ["system", "security", "audit"].map {
          .init(login: "bench." + $0, name: "Bench", passwordHash: hash)
        }), as: .system(.founder), request: "bench")
    _ = try await office.perform(
      OpenPortalAccount(organization: unit, name: Self.account, slug: "bench"),
      as: .system(.founder), request: "bench")
    for editor in 1...max(1, editors) {
      for seat in Self.seats {
        try await appoint("bench.\(seat.login)\(editor)", as: seat.role, at: unit, hash)
      }
      print(Self.seats.map { "bench.\($0.login)\(editor)" }.joined(separator: " "))
    }
    print("ending " + Self.account.suffix(2))
  }

  private func appoint(
    _ login: String, as role: Role, at unit: OrganizationID, _ hash: PasswordHash
  ) async throws {
    let office = assembly.office
    let person = try await office.perform(
      CreatePerson(
        organization: unit, login: login, name: "Bench", passwordHash: hash, mustChange: false),
      as: .system(.founder), request: "bench")
    _ = try await office.perform(
      Appoint(
        person: person, organization: unit, role: role, title: "", from: office.clock.now.date),
      as: .system(.founder), request: "bench")
  }

  /// Waits until the courier has carried everything out, and compares.
  ///
  /// - Parameters:
  ///   - expected: how many journeys ended, by the count of who went them.
  ///   - from: when the measured time began, in milliseconds since 1970.
  ///   - to: when it ended.
  /// - Returns: whether exactly as many items stand published.
  func checkPublished(expected: Int64, from: Int64, to: Int64) async throws -> Bool {
    var books = try await published(from: from, to: to)
    for _ in 0..<Self.patience * 10 where books.items < expected {
      try await Task.sleep(for: .milliseconds(100))
      books = try await published(from: from, to: to)
    }
    let seconds = max(1, Double(to - from) / 1_000)
    let late = max(0, Double(books.last - to) / 1_000)
    print(
      "published: \(Int((Double(books.measured) / seconds).rounded())) a second of the measured "
        + "time, the last one \((late * 10).rounded() / 10) s after its end; journeys that ended "
        + "\(expected), items published \(books.items)")
    return books.items == expected
  }

  private struct Books: Sendable {
    /// Items that stand published.
    let items: Int64
    /// Releases that were published within the measured time.
    let measured: Int64
    /// When the last one was, in milliseconds since 1970.
    let last: Int64
  }

  private func published(from: Int64, to: Int64) async throws -> Books {
    try await assembly.database.read { session in
      Books(
        items: try session.first("SELECT COUNT(*) AS n FROM posts WHERE state = 'published'")?
          .int("n") ?? 0,
        measured: try session.first(
          """
          SELECT COUNT(*) AS n FROM releases
          WHERE published_at >= \(from) AND published_at < \(to)
          """)?.int("n") ?? 0,
        last: try session.first(
          "SELECT COALESCE(MAX(published_at), 0) AS n FROM releases")?.int("n") ?? 0)
    }
  }
}
