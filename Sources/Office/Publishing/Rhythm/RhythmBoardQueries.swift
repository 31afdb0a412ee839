import Rulebook
import Storage
import WorkCalendar

/// What narrows the accounts whose rhythm is looked at; nil leaves everything in.
package struct RhythmFilter: Sendable, Hashable {
  /// A body; with everything below it.
  package var organization: OrganizationID?
  package var platform: Platform?

  package init() {}

  fileprivate var accounts: AccountFilter {
    var filter = AccountFilter()
    (filter.organization, filter.platform) = (organization, platform)
    filter.state = .open
    return filter
  }
}

/// An account in use with its report.
package struct AccountRhythm: Sendable {
  package let listed: ListedAccount
  package let report: RhythmReport

  package var account: Account { listed.account }
  package var organization: Organization { listed.organization }
}

/// The accounts in sight, what is due soonest first.
package struct RhythmBoard: Sendable {
  package let lines: [AccountRhythm]
  /// Whether there are more accounts in sight than are compared.
  package let isCut: Bool
}

extension Reading {
  /// How many accounts are compared with each other on a page. What is due next follows from the
  /// rules of each body, so no index can sort by it; who sees more narrows the list to a body.
  package static let mostCompared = 300

  /// The accounts in use that the asker may look at, what is due soonest first; those on which
  /// nothing is due follow, the longest without an update first.
  ///
  /// - Parameter period: the days of which gaps and days below are told.
  package func rhythmBoard(
    _ filter: RhythmFilter, over period: ClosedRange<CivilDate>
  ) throws -> RhythmBoard {
    let found = try accountList(filter.accounts, limit: Self.mostCompared + 1)
    let lines = try rhythms(of: Array(found.prefix(Self.mostCompared)), over: period)
    let sorted = lines.sorted { left, right in
      let (one, other) = (left.report.next?.nextDue, right.report.next?.nextDue)
      if one != other { return (one ?? .latest) < (other ?? .latest) }
      let (last, next) = (left.report.lastUpdate, right.report.lastUpdate)
      if last != next {
        guard let last else { return true }
        return next.map { last < $0 } ?? false
      }
      return left.account.id < right.account.id
    }
    return RhythmBoard(lines: sorted, isCut: found.count > Self.mostCompared)
  }

  /// The same accounts by their numbers, a portion at a time, for a file.
  package func rhythmPortion(
    _ filter: RhythmFilter, over period: ClosedRange<CivilDate>, after: AccountID?, limit: Int
  ) throws -> [AccountRhythm] {
    try rhythms(of: try accountList(filter.accounts, after: after, limit: limit), over: period)
  }

  /// The report of one account under the rules of its body.
  package func rhythm(
    of listed: ListedAccount, over period: ClosedRange<CivilDate>
  ) throws -> RhythmReport? {
    try rhythms(of: [listed], over: period).first?.report
  }

  /// The reports of some accounts, in their order: as many questions for one as for hundreds.
  func rhythms(
    of listed: [ListedAccount], over period: ClosedRange<CivilDate>
  ) throws -> [AccountRhythm] {
    guard !listed.isEmpty else { return [] }
    let bodies = Dictionary(
      listed.map { ($0.organization.id, $0.organization) }, uniquingKeysWith: { one, _ in one })
    let governing = try rules(for: bodies.values)
    var known: [Judged: Rules] = [:]
    for line in listed {
      let key = Judged(line)
      guard known[key] == nil, let rules = governing[line.organization.id] else { continue }
      known[key] = Rules(
        rhythms: rules.rhythms(for: key.kind), quotas: rules.quotas(for: key.kind))
    }
    let ids = listed.map(\.account.id)
    let reach = RhythmQuestion.reach(
      of: known.values.flatMap { $0.rhythms + $0.quotas }, over: period, today: today)
    let days = try updateDays(of: ids, reach)
    let underWay = try daysUnderWay(to: ids)
    let last = try lastUpdates(of: ids)
    return listed.map { line in
      let rules = known[Judged(line)]
      let id = line.account.id
      let question = RhythmQuestion(
        rhythms: rules?.rhythms ?? [], quotas: rules?.quotas ?? [],
        opened: line.account.openedAt?.date, updates: days[id] ?? [],
        underWay: underWay[id]?.all ?? [], planned: underWay[id]?.planned ?? [],
        lastUpdate: last[id])
      return AccountRhythm(listed: line, report: question.report(over: period, today: today))
    }
  }

  /// Accounts of one kind under one body are judged by the same rules.
  private struct Judged: Hashable {
    let body: OrganizationID
    let kind: PlatformKind

    init(_ listed: ListedAccount) {
      (body, kind) = (listed.organization.id, listed.account.platform.kind)
    }
  }

  private struct Rules {
    let rhythms: [RhythmRule]
    let quotas: [RhythmRule]
  }

  /// The days on which the last items went out: two looks into an index for each account.
  private func lastUpdates(of accounts: [AccountID]) throws -> [AccountID: CivilDate] {
    var found: [AccountID: CivilDate] = [:]
    for row in try session.rows(
      """
      SELECT a.id,
        (SELECT MAX(r.published_at) FROM releases r
          WHERE r.account_id = a.id AND r.published_at IS NOT NULL) AS released,
        (SELECT MAX(x.published_at) FROM outside_publications x
          WHERE x.account_id = a.id AND x.struck_at IS NULL) AS outside
      FROM accounts a WHERE a.id IN (\(list: accounts)) ORDER BY a.id LIMIT 1000
      """)
    {
      let times = [try row.optionalInstant("released"), try row.optionalInstant("outside")]
      if let last = times.compactMap({ $0 }).max() { found[try row.id("id")] = last.date }
    }
    return found
  }
}
