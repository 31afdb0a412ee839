import Testing

@testable import WorkCalendar

/// Mutated inputs from a fixed seed: the parsers may refuse them, and must not trap.
struct ParserFuzzTests {
  private static let signs: [Unicode.Scalar] = [
    "0", "9", "-", ":", "+", ".", "T", "Z", ",", "\"", "\n", "\r", " ", "\u{FEFF}", "\0", "木",
    "٣", "🔔", "\u{301}",
  ]

  private func mutated(_ text: String, by generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0...scalars.count, using: &generator)
      let sign = Self.signs.randomElement(using: &generator) ?? "0"
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: scalars.insert(sign, at: place)
      case 1 where place < scalars.count: scalars[place] = sign
      case 2 where place < scalars.count: scalars.remove(at: place)
      case 3: scalars.removeLast(scalars.count - place)
      default: scalars.append(contentsOf: scalars.prefix(place).suffix(12))
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  @Test func `mutated RFC 3339 texts are refused or read to an instant that reads back`() {
    var generator = SeededGenerator(state: 2026)
    let seeds = [
      "2026-10-13T16:00:00+08:00", "0001-01-01T00:00:00.999Z", "9999-12-31T23:59:59.5-23:59",
    ]
    var read = 0
    for seed in seeds {
      for _ in 0..<4000 {
        let text = mutated(seed, by: &generator)
        guard let instant = Instant(rfc3339: text) else { continue }
        read += 1
        if Instant(rfc3339: instant.exactRFC3339) != instant {
          Issue.record("\(text.debugDescription) became \(instant)")
        }
      }
    }
    #expect(read > 50 && read < 6000)
  }

  @Test func `mutated dates and times are refused or written as they were read`() {
    var generator = SeededGenerator(state: 7)
    var read = 0
    for _ in 0..<6000 {
      let date = mutated("2026-02-28", by: &generator)
      if let value = CivilDate(date) {
        read += 1
        if value.text != date { Issue.record("\(date) became \(value)") }
      }
      let time = mutated("16:00:09", by: &generator)
      if let value = TimeOfDay(time), TimeOfDay(value.text) != value {
        Issue.record("\(time) became \(value)")
      }
    }
    #expect(read > 50)
  }

  @Test func `mutated schedules are refused with a place or build a calendar that works`() throws {
    var generator = SeededGenerator(state: 42)
    let seed = """
      date,holiday,day,source\r
      2026-09-20,国庆节,work,https://example.org/a https://example.org/b\r
      2026-10-01,国庆节,off,https://example.org/a\r
      2026-10-10,"国""庆,节",work,https://example.org/a\r

      """
    var built = 0
    for _ in 0..<6000 {
      let csv = mutated(seed, by: &generator)
      do throws(CalendarError) {
        let calendar = try WorkCalendar(csv: csv)
        built += 1
        let deadline = try? calendar.deadline(
          from: instant("2026-09-30 10:00"), term: .workingDays(5))
        if deadline?.explanation.counted.count != 5 { Issue.record("\(csv.debugDescription)") }
      } catch {
        guard case .malformed(_, let line, let column) = error else {
          Issue.record("\(error)")
          continue
        }
        let lines = csv.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        let isPlace =
          (1...lines.count).contains(line)
          && (1...lines[line - 1].count + 1)
            .contains(column)
        if !isPlace { Issue.record("\(error) in \(csv.debugDescription)") }
      }
    }
    #expect(built > 500 && built < 5500)
  }
}
