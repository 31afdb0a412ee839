import Rulebook
import Storage
import WorkCalendar

extension CoverageKind {
  /// The tables a kind looks through: bodies as `o`, their accounts as `a`.
  ///
  /// SQLite takes the tables of a `CROSS JOIN` in the order in which they stand. Otherwise it would
  /// begin with all open accounts of the office and sort them.
  ///
  /// - Parameter demands: what is asked for in the stretches that are looked through.
  func source(_ demands: [CoverageDemand]) -> SQL {
    switch self {
    case .missing, .surplus, .staffing: "organizations o"
    // Few bodies are barred, so that they are looked for first, and once: names are compared for
    // each body and not for each pair of bodies.
    case .barred:
      """
      (WITH barred AS MATERIALIZED (
        SELECT b.path, b.name, b.secret_related FROM organizations b
        WHERE \(CoverageDemand.isBarred(demands, body: "b"))) SELECT * FROM barred) h
      CROSS JOIN organizations o CROSS JOIN accounts a
      """
    // Few limits have passed, so that they are looked at first and sorted.
    case .overdue:
      """
      clocks c CROSS JOIN account_duties d CROSS JOIN accounts a CROSS JOIN organizations o
      """
    default: "organizations o CROSS JOIN accounts a"
    }
  }

  /// The keys of a line and where it stands; an account with several things overdue is one line.
  var keys: SQL {
    switch self {
    case .missing, .surplus, .staffing: "o.id, o.path"
    case .barred, .overdue: "DISTINCT o.id, o.path, a.id AS account_id"
    default: "o.id, o.path, a.id AS account_id"
    }
  }

  var order: SQL { isOfBody ? "o.path" : "o.path, a.id" }

  /// Below these a bar does not reach.
  private static var bureaus: [String] {
    Organization.Level.allCases.filter(\.isBureau).map(\.rawValue)
  }

  private var ofBody: SQL { "a.organization_id = o.id AND a.state = 'open'" }

  /// What holds for every line of the kind.
  ///
  /// - Parameter now: until when something had to be done to be in time.
  func condition(now: Instant) -> SQL {
    switch self {
    case .missing: "o.closed_at IS NULL AND o.secret_related = 0"
    case .surplus: "o.closed_at IS NULL"
    case .barred:
      """
      o.path >= h.path AND o.path < h.path || '~' AND \(ofBody) AND NOT EXISTS (
        SELECT 1 FROM organizations b WHERE b.level IN (\(list: Self.bureaus))
          AND b.path > h.path AND b.path < h.path || '~'
          AND o.path >= b.path AND o.path < b.path || '~')
      """
    case .staffing:
      """
      o.closed_at IS NULL AND EXISTS (
        SELECT 1 FROM accounts a WHERE a.organization_id = o.id AND a.state = 'open')
      """
    case .people:
      """
      \(ofBody) AND (
        SELECT COUNT(*) FROM account_people p WHERE p.account_id = a.id AND p.until_at IS NULL
          AND p.duty <> 'first-responsible') < 4
      """
    case .absence:
      """
      \(ofBody) AND EXISTS (
        SELECT 1 FROM account_people p JOIN persons s ON s.id = p.person_id
        WHERE p.account_id = a.id AND p.until_at IS NULL AND p.person_id IS NOT NULL
          AND (s.disabled_at IS NOT NULL OR (s.organization_id <> o.id AND NOT EXISTS (
            SELECT 1 FROM organizations h WHERE h.id = s.organization_id
              AND o.path >= h.path AND o.path < h.path || '~'))))
      """
    case .interaction: "\(ofBody) AND a.interaction = 0"
    case .filing: "\(ofBody) AND a.filing_number IS NULL"
    // What was closed on the portal is gone with it.
    case .uncancelled:
      "a.organization_id = o.id AND a.state = 'closed' AND a.platform <> 'portal'"
    case .overdue:
      """
      c.stopped_at IS NULL AND c.due_at <= \(now) AND d.clock_id = c.id AND d.closed_at IS NULL
        AND a.id = d.account_id AND a.state NOT IN ('cancelled', 'dropped')
        AND o.id = a.organization_id
      """
    case .idle: "\(ofBody) AND a.platform = 'portal'"
    case .unseen: ofBody
    }
  }
}

extension CoverageDemand {
  fileprivate var barredWords: [String]? {
    if case .barred(let words) = self { words } else { nil }
  }

  /// What a line must lack under this demand; nil where the kind's own condition says it all.
  func condition(today: CivilDate) -> SQL? {
    switch self {
    case .everywhere: return nil
    case .platforms(let needs, let barred): return Self.lacksPlatform(needs, barred)
    case .atMost(let most):
      return """
        EXISTS (SELECT 1 FROM accounts a WHERE a.organization_id = o.id AND a.closed_at IS NULL
          AND a.platform <> 'other' GROUP BY a.platform HAVING COUNT(*) > \(Int64(most)))
        """
    case .barred(let words): return Self.isBarred(words, body: "h")
    case .staff(let needs): return Self.lacksStaff(needs, today: today)
    case .published(let window): return Self.isSilent(since: window)
    case .unseen(let platforms): return "a.platform IN (\(list: platforms.map(\.rawValue)))"
    }
  }

  /// An account on which readers saw nothing new: what counts is what rhythm counts, see
  /// ``IdleLimit/isBroken(updates:opened:)``.
  private static func isSilent(since window: ClosedRange<CivilDate>) -> SQL {
    let (start, end) = (window.lowerBound.startsAt, window.upperBound.endsAt)
    return """
      a.opened_at < \(start) AND NOT EXISTS (
        SELECT 1 FROM releases r
        WHERE r.account_id = a.id AND r.published_at IS NOT NULL AND r.published_at >= \(start)
          AND (r.state NOT IN ('withdrawn', 'deleted')
            OR (r.published_at < \(end) AND r.ended_at >= \(end))))
      AND NOT EXISTS (
        SELECT 1 FROM outside_publications x
        WHERE x.account_id = a.id AND x.struck_at IS NULL AND x.published_at >= \(start))
      """
  }

  /// A body that may have no accounts under any of some demands.
  fileprivate static func isBarred(_ demands: [CoverageDemand], body: SQL) -> SQL {
    isBarred(Set(demands.compactMap(\.barredWords).joined()).sorted(), body: body)
  }

  /// A body that may have no accounts, by its mark or by its name.
  private static func isBarred(_ words: [String], body: SQL) -> SQL {
    words.reduce("(" + body + ".secret_related = 1") { condition, word in
      condition + " OR " + body + ".name LIKE \("%" + word.escapedForLike + "%") ESCAPE '\\'"
    } + ")"
  }

  private static func lacksPlatform(_ needs: [PlatformNeed], _ barred: [String]) -> SQL {
    let lacks = needs.map { need -> SQL in
      """
      (o.level IN (\(list: need.levels.map(\.rawValue))) AND NOT EXISTS (
        SELECT 1 FROM accounts a WHERE a.organization_id = o.id AND a.closed_at IS NULL
          AND a.state IN ('open', 'suspended')
          AND a.platform IN (\(list: need.platforms.map(\.rawValue)))))
      """
    }
    let levels = Set(needs.flatMap(\.levels)).map(\.rawValue).sorted()
    let names = barred.map { word -> SQL in
      " AND o.name NOT LIKE \("%" + word.escapedForLike + "%") ESCAPE '\\'"
    }
    return names.reduce("o.level IN (\(list: levels)) AND (\(lacks.joined(by: " OR ")))") {
      $0 + $1
    }
  }

  private static func lacksStaff(_ needs: [StaffNeed], today: CivilDate) -> SQL {
    let lacks = needs.map { need -> SQL in
      """
      (o.level IN (\(list: need.levels.map(\.rawValue))) AND (
        SELECT COUNT(*) FROM appointments t JOIN persons s ON s.id = t.person_id
        WHERE t.organization_id = o.id AND t.role = \(need.role.rawValue)
          AND t.ended_at IS NULL AND t.deputy_for IS NULL AND t.from_on <= \(today)
          AND (t.until_on IS NULL OR t.until_on >= \(today))
          AND s.disabled_at IS NULL) < \(Int64(need.minimum)))
      """
    }
    return "(\(lacks.joined(by: " OR ")))"
  }
}

extension [CoverageStretch] {
  /// The stretches as one condition on `o.path`, with what each asks for.
  ///
  /// The outer bounds come first, so that both engines walk the index on paths between them.
  func condition(today: CivilDate) -> SQL? {
    guard let first, let last else { return nil }
    let bounds: SQL = "o.path >= \(first.range.lower) AND o.path < \(last.range.upper)"
    var ranges: [CoverageDemand: [PathRange]] = [:]
    for stretch in self { ranges[stretch.demand, default: []].append(stretch.range) }
    if count == 1 {
      return first.demand.condition(today: today).map { bounds + " AND " + $0 } ?? bounds
    }
    let parts = ranges.sorted { $0.value[0].lower < $1.value[0].lower }.map { demand, ranges in
      let places = ranges.map { range -> SQL in
        "(o.path >= \(range.lower) AND o.path < \(range.upper))"
      }
      let place: SQL = "(\(places.joined(by: " OR ")))"
      return demand.condition(today: today).map { "(\(place) AND \($0))" } ?? place
    }
    return bounds + " AND (" + parts.joined(by: " OR ") + ")"
  }
}

extension [SQL] {
  fileprivate func joined(by word: SQL) -> SQL {
    guard let first else { return "" }
    return dropFirst().reduce(first) { $0 + word + $1 }
  }
}
