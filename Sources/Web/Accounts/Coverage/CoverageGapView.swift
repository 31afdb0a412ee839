import HTML
import Office
import Rulebook
import WorkCalendar

/// A line of a list of gaps: what is missing where, which rule asks for it, and what to do.
struct CoverageGapView {
  private let say: Words
  private let now: Instant
  private let names: RulebookNames
  private let query: CoverageQuery
  private let calendar: WorkCalendar

  init(_ visit: Visit, _ query: CoverageQuery, calendar: WorkCalendar) {
    self.calendar = calendar
    say = visit.say
    now = visit.now
    names = visit.rulebookNames
    self.query = query
  }

  func columns(of kind: CoverageKind) -> [Column] {
    kind.isOfBody
      ? [
        Column(say("coverage.column.organization"), .name), Column(say("coverage.column.level")),
        Column(say("coverage.column.missing")),
      ]
      : [
        Column(say("coverage.column.account"), .name),
        Column(say("coverage.column.organization")), Column(say("coverage.column.platform")),
        Column(say("coverage.column.missing")),
      ]
  }

  func row(_ gap: CoverageGap) -> Row {
    let tone = (gap.faults.map(\.level).min() ?? .hint).tone
    let body = gap.organization
    let faults = ul(gap.faults.map { li([fault($0, gap)]).class("finding") }).class("findings")
    guard let account = gap.account else {
      return Row(
        [
          a(body.name).href(query.within(body.id).address),
          text(OrganizationWords.level(body.level, say)), faults,
        ], tone: tone)
    }
    return Row(
      [
        a(account.name).href("/accounts/\(account.id)"),
        a(body.shortName).href(query.within(body.id).address),
        text(RulebookWords.platform(account.platform.rawValue, say)), faults,
      ], tone: tone)
  }

  private func fault(_ fault: CoverageFault, _ gap: CoverageGap) -> Node {
    let todo = remedy(fault.matter, gap)
    return group([
      div([
        tag(say("finding." + fault.level.rawValue), tone: fault.level.tone),
        fault.citations.isEmpty
          ? span(say("coverage.no-rule")).class("note")
          : citationLinks(fault.citations, names: names, say: say),
      ]).class("finding-head"),
      p(Self.words(fault.matter, say)).class("finding-words"),
      ifPresent(face(fault.matter)) { deadlineChip($0, now: now, names: names, say: say) },
      p([a(say("coverage.do." + todo.words)).href(todo.href)]).class("no-print"),
    ])
  }

  /// The limit of what is missing; which days were counted stands on the account's page.
  private func face(_ matter: CoverageFault.Matter) -> ClockFace? {
    switch matter {
    case .filing(let limit?):
      ClockFace(
        dueAt: limit.due, startedAt: limit.from, isProvisional: limit.provisional,
        explanation: DeadlineWords.lines(of: limit, say: say))
    case .overdue(_, _, let since, let due, let term):
      ClockFace(
        dueAt: due, startedAt: since,
        workingDays: ClockFace.workingDays(term, until: due, calendar: calendar, now: now),
        explanation: [
          say(
            "coverage.clock-began",
            ["day": say.date(since.date), "term": DeadlineWords.term(term, say)])
        ])
    default: nil
    }
  }

  static func words(_ matter: CoverageFault.Matter, _ say: Words) -> String {
    switch matter {
    case .platform(let kind, let isUnderWay):
      say(
        isUnderWay ? "coverage.says.platform-under-way" : "coverage.says.platform",
        ["platform": RulebookWords.platform(kind.rawValue, say)])
    case .accounts(let platform, let held, let allowed):
      say(
        "coverage.says.accounts",
        [
          "platform": RulebookWords.platform(platform.rawValue, say), "held": "\(held)",
          "allowed": "\(allowed)",
        ])
    case .barred(let body): say("coverage.says.barred", ["body": body])
    case .staff(let role, let held, let minimum):
      say(
        "coverage.says.staff",
        [
          "role": say("role." + role.rawValue), "held": "\(held)", "minimum": "\(minimum)",
        ])
    case .vacancy(let duty):
      say("coverage.says.vacancy", ["duty": say("coverage.duty." + duty.rawValue)])
    case .absent(let duty, let name, let why):
      say(
        "coverage.says." + why.rawValue,
        ["duty": say("coverage.duty." + duty.rawValue), "name": name])
    case .interaction: say("coverage.says.interaction")
    case .filing(let limit):
      say(limit == nil ? "coverage.says.unfiled" : "coverage.says.unfiled-limit")
    case .uncancelled: say("coverage.says.uncancelled")
    case .overdue(_, let event, _, _, _):
      say("coverage.says.overdue", ["what": say("coverage.event." + event)])
    case .idle(let last, let day):
      if let last {
        say("coverage.says.idle", ["last": say.date(last.date), "day": say.date(day)])
      } else {
        say("coverage.says.never", ["day": say.date(day)])
      }
    case .unseen: say("coverage.says.unseen")
    }
  }

  /// Where it is put right, and how the link is called.
  private func remedy(
    _ matter: CoverageFault.Matter, _ gap: CoverageGap
  ) -> (words: String, href: String) {
    let body = gap.organization.id
    let account = gap.account.map { "/accounts/\($0.id)" } ?? "/accounts?organization=\(body)"
    switch matter {
    case .platform(_, isUnderWay: true): return ("see", "/accounts?organization=\(body)")
    case .platform(let kind, _):
      // A subscription account serves where either kind of WeChat account does.
      let platform = kind == .wechat ? Platform.weChatSubscription.rawValue : kind.rawValue
      return ("apply", "/accounts/new?organization=\(body)&platform=\(platform)")
    case .accounts(let platform, _, _):
      return ("see", "/accounts?organization=\(body)&platform=\(platform.rawValue)")
    case .barred: return ("close", account)
    case .staff: return ("appoint", "/organizations/\(body)")
    case .vacancy(let duty), .absent(let duty, _, _):
      return ("assign", account + "/people/\(duty.rawValue)")
    case .interaction: return ("change", account)
    case .filing: return ("file", account)
    case .uncancelled: return ("cancel", account)
    case .overdue: return ("fulfil", account)
    case .idle: return ("write", "/posts/new")
    case .unseen: return ("look", account)
    }
  }
}
