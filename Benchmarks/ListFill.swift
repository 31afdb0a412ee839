import Foundation
import Office
import Server
import Storage
import WorkCalendar

/// Items of the demo's city bureau and of bodies beside it, written straight into the books, so that
/// the list and the search can be read among 2,000, 20,000 or 200,000 of them.
///
/// Half of them are the bureau's. The words are drawn as in life: a few stand nearly everywhere, most
/// hardly anywhere.
struct ListFill {
  let assembly: Assembly

  /// - Parameter count: how many items there are to be in all.
  func run(count: Int) async throws {
    let office = assembly.office
    let editor = try await office.ask(as: .system(.founder)) { try $0.person(login: "caibian") }
    guard let editor else { throw Refusal(OfficeRefusal.notFound) }
    let present = try await assembly.database.read { session in
      Int(clamping: try session.first("SELECT COUNT(*) AS n FROM posts")?.int("n") ?? 0)
    }
    let now = office.clock.now
    let clock = ContinuousClock()
    let time = try await clock.measure {
      var next = present
      while next < count {
        let end = min(next + 2_000, count)
        try await write(next..<end, editor: editor, now: now)
        next = end
      }
    }
    let begun = clock.now
    var place: PostID?
    repeat { place = try await office.gatherWords(from: place) } while place != nil
    if assembly.database.dialect == .postgres {
      try await assembly.database.write { try $0.script("ANALYZE") }
    }
    print("items: \(count), written in \(time), words gathered in \(clock.now - begun)")
  }

  private func write(_ numbers: Range<Int>, editor: Person, now: Instant) async throws {
    _ = try await assembly.database.write { session in
      let units = try session.rows("SELECT id FROM organizations ORDER BY id LIMIT 20")
        .map { try $0.int("id") }
      for number in numbers {
        let unit = number % 2 == 0 ? editor.organization.rawValue : units[number % units.count]
        try write(number, at: unit, editor, now, session)
      }
      return 0
    }
  }

  private func write(
    _ number: Int, at unit: Int64, _ editor: Person, _ now: Instant, _ session: any SQLSession
  ) throws {
    var words = BenchWords(seed: number)
    let state = number % 40 == 0 ? "draft" : "discarded"
    let begun = now.advanced(byMilliseconds: Int64(number) * 60_000 - 12_000_000_000)
    let title = words.text(20)
    let post = try session.insert(
      """
      INSERT INTO posts (organization_id, number, author_id, holder_id, title, category,
        sensitivity, kind, state, revision, round, created_at, updated_at)
      VALUES (\(unit), \("BENCH-2026-\(number)"), \(editor.id), \(editor.id), \(title),
        'openness', 'ordinary', 'ordinary', \(state), 1, 0, \(begun), \(begun))
      RETURNING id
      """)
    try session.post(
      """
      INSERT INTO revisions (post_id, number, title, summary, body, category, sensitivity, kind,
        elements, accounts, digest, author_id, created_at)
      VALUES (\(post), 1, \(title), \(words.text(60)), \(words.text(600)), 'openness',
        'ordinary', 'ordinary', '{}', '[1]', \([UInt8](repeating: 0, count: 32)), \(editor.id),
        \(begun))
      """)
  }
}

/// Text made of Chinese characters, the common ones far more often than the others.
struct BenchWords {
  private var dice: UInt64

  init(seed: Int) { dice = UInt64(truncatingIfNeeded: seed) &* 2_862_933_555_777_941_757 &+ 3 }

  private mutating func share() -> Double {
    dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(dice >> 40) / Double(1 << 24)
  }

  /// The n-th most common character of 3,000; the first of them is U+4E00.
  mutating func text(_ length: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<length {
      let place = pow(3_000, share()) - 1
      if let scalar = Unicode.Scalar(0x4E00 + UInt32(place)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
