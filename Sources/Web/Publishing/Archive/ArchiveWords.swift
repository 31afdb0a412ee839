import HTML
import Office
import Rulebook
import WorkCalendar

/// How long something is kept, in words.
enum ArchiveWords {
  /// Until which day, and how that comes about.
  static func retention(_ retention: ArchiveRetention?, _ say: Words) -> String {
    guard let retention else { return say("archive.kept-always") }
    return say(
      "archive.kept-until",
      [
        "day": say.date(retention.untilOn),
        "period": NumberWords.retention(retention.period, say),
      ])
  }

  static func held(_ hold: ArchiveHold, _ say: Words) -> String {
    say(
      "archive.held-by",
      [
        "name": hold.placedBy.name, "time": say.dateTime(hold.placedAt), "reason": hold.reason,
      ])
  }

  static func lifted(_ end: ArchiveHold.End, _ say: Words) -> String {
    say(
      "archive.lifted-by",
      ["name": end.endedBy.name, "time": say.dateTime(end.endedAt), "reason": end.reason])
  }

  /// Whether it may be destroyed, and if not, why.
  static func state(_ line: ArchivedPost, today: CivilDate, _ say: Words) -> Node {
    if line.hold != nil { return tag(say("archive.state.held"), tone: .purple) }
    return line.isFree(on: today)
      ? tag(say("archive.state.free"), tone: .amber)
      : tag(say("archive.state.kept"), tone: .green)
  }
}
