import Rulebook
import WorkCalendar

/// What an office writes down for the program: rulebooks, schedules, times.
let ruleParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "instant": { _ = Instant(rfc3339: text($0)) },
  "calendar": { _ = try? WorkCalendar(csv: text($0)) },
  "rulebook": { use(try? RulebookShelf(files: [("fuzz.yaml", text($0))])) },
  "extends": { use(try? shelf?.adding(files: [("fuzz.yaml", text($0))])) },
]

/// The shipped rulebooks, to build others on.
private let shelf = try? RulebookShelf.bundled()
private let days = try? WorkCalendar.bundled()
private let firstOfMarch = CivilDate("2026-03-01")

/// Does with a rulebook what the office does with it.
private func use(_ shelf: RulebookShelf?) {
  guard let shelf, let days, let firstOfMarch, let rulebook = shelf.rulebook("fuzz") else { return }
  _ = rulebook.failedExamples(calendar: days)
  let rules = shelf.governing(["fuzz", "yaoan"], on: firstOfMarch)
  _ = rules.contentQuestions(.institutional)
  _ = PlatformKind.allCases.flatMap { platform in
    MediaKind.allCases.flatMap { rules.mediaLimits(platform: platform, kind: $0) }
  }
}
