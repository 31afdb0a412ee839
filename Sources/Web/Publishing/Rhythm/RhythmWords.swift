import HTML
import Office
import Rulebook
import WorkCalendar

/// What is said of an account's rhythm, wherever it stands.
enum RhythmWords {
  static func path(_ account: AccountID) -> String { "/accounts/\(account)/rhythm" }

  /// The day of the last update, and how long ago that is.
  static func last(_ report: RhythmReport, _ visit: Visit) -> String {
    let say = visit.say
    guard let last = report.lastUpdate else { return say("rhythm.last-none") }
    let days = last.days(until: visit.now.date)
    if days <= 0 { return say("rhythm.last-today") }
    return say("rhythm.last-days", ["day": say.date(last), "n": "\(days)"])
  }

  /// Until when how many updates have to come, with the articles.
  static func due(_ line: RhythmReport.Line?, _ visit: Visit) -> Node {
    let say = visit.say
    guard let line, let due = line.nextDue else { return text(say("rhythm.due-none")) }
    return group([
      text(
        say(
          "rhythm.due",
          ["limit": say.limit(due, now: visit.now), "n": "\(line.missing)"])),
      text(" "), citationLinks(line.rule.citations, names: visit.rulebookNames, say: say),
    ])
  }

  /// The longest run of days without an update.
  static func gap(_ report: RhythmReport, _ say: Words) -> String {
    guard let gap = report.longestGap else { return say("rhythm.gap-none") }
    let n = "\(gap.length)"
    if gap.length == 1 {
      return say("rhythm.gap-day", ["day": say.shortDate(gap.lowerBound)])
    }
    return say(
      "rhythm.gap",
      [
        "first": say.shortDate(gap.lowerBound), "last": say.shortDate(gap.upperBound), "n": n,
      ])
  }

  static func below(_ days: [CivilDate], _ say: Words) -> String {
    days.isEmpty ? say("rhythm.below-none") : say("rhythm.days", ["n": "\(days.count)"])
  }

  /// Days in order, those that follow each other as one span: 11-03 周二 至 11-05 周四.
  static func spans(_ days: [CivilDate], _ say: Words) -> String {
    var spans: [ClosedRange<CivilDate>] = []
    for day in days {
      if let last = spans.last, last.upperBound.adding(days: 1) == day {
        spans[spans.count - 1] = last.lowerBound...day
      } else {
        spans.append(day...day)
      }
    }
    return say.list(
      spans.map { span in
        let (first, last) = (say.shortDate(span.lowerBound), say.shortDate(span.upperBound))
        return span.length == 1
          ? first : say("rhythm.calendar.week", ["first": first, "last": last])
      })
  }

  /// How many more may go out today, by the rule that leaves least.
  static func left(_ report: RhythmReport, _ say: Words) -> String {
    let least = report.lines.compactMap(\.left).min()
    return least.map { say("rhythm.left", ["n": "\($0)"]) } ?? say("rhythm.left-none")
  }

  /// How the account stands, in a word.
  static func state(_ report: RhythmReport, _ visit: Visit) -> Node {
    let say = visit.say
    let today = visit.now.date
    if report.isBelow(on: today) { return tag(say("rhythm.state.behind"), tone: .red) }
    guard let next = report.next?.nextDue else {
      return tag(say("rhythm.state.free"), tone: .grey)
    }
    return next == today.endsAt
      ? tag(say("rhythm.state.today"), tone: .amber) : tag(say("rhythm.state.kept"), tone: .green)
  }

  // MARK: - Rules

  /// What a rule asks, in numbers: 每月至少 4 次.
  static func demand(_ rule: RhythmRule, _ say: Words) -> String {
    say.list(
      [
        rule.atLeast.map { NumberWords.atLeast($0, rule.every, say) },
        rule.atMost.map { NumberWords.atMost($0, rule.every, say) },
      ].compactMap { $0 })
  }

  /// What the running period holds and lacks, for whoever plans: from both kinds of rules.
  static func plan(_ line: RhythmReport.Line, _ visit: Visit) -> String {
    let say = visit.say
    var facts = [
      "rule": demand(line.rule, say), "sent": "\(line.sent)", "planned": "\(line.planned)",
    ]
    if let left = line.left {
      guard line.excess == 0 else {
        facts["n"] = "\(line.excess)"
        return say("rhythm.plan.over", facts)
      }
      facts["n"] = "\(left)"
      return say("rhythm.plan.most", facts)
    }
    facts["n"] = "\(line.open)"
    facts["days"] = "\(visit.now.date.days(until: line.until) + 1)"
    return say(line.open == 0 ? "rhythm.plan.reached" : "rhythm.plan.least", facts)
  }

  /// Whether every slot that is left has to be used: what is lacking is as much as a quota of the
  /// same period still allows, so that a slot that is wasted breaks the rule.
  static func isTight(_ report: RhythmReport) -> Bool {
    report.lines.contains { line in
      guard line.open > 0, line.left == nil else { return false }
      return report.lines.contains { quota in
        quota.rule.every == line.rule.every && quota.left.map { $0 <= line.open } ?? false
      }
    }
  }

  /// The sentences for whoever plans on an account, a line each.
  static func plans(_ report: RhythmReport, _ visit: Visit) -> Node {
    let lines = report.lines.map { line in
      li([
        text(plan(line, visit)), text(" "),
        citationLinks(line.rule.citations, names: visit.rulebookNames, say: visit.say),
        when(line.excess > 0, tag(visit.say("rhythm.plan.excess"), tone: .red)),
      ])
    }
    guard !lines.isEmpty else { return p(visit.say("rhythm.no-rules")).class("note") }
    return group([
      ul(lines),
      when(isTight(report), p([tag(visit.say("rhythm.plan.tight"), tone: .amber)])),
    ])
  }
}
