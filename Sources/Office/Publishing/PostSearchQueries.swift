import Rulebook
import Storage
import WorkCalendar

extension Reading {
  /// The items in one state.
  package func posts(
    in state: PostState?, before: PostID? = nil, limit: Int = 50
  ) throws -> PostLines {
    var filter = PostFilter()
    filter.state = state
    return try posts(filter, before: before, limit: limit)
  }

  /// The items of all bodies the asker looks after that fit, the newest first. However many items
  /// there are, no more than so many are looked through for a page.
  ///
  /// - Parameters:
  ///   - before: where the page before ended.
  ///   - limit: at most 500.
  package func posts(
    _ filter: PostFilter = PostFilter(), before: PostID? = nil, limit: Int = 50
  ) throws -> PostLines {
    let units = try visibleOrganizations()
      .filter { filter.organization == nil || $0.id == filter.organization }
    let limit = min(max(limit, 1), 500)
    guard !units.isEmpty,
      let walk = try PostListWalk(filter, of: units.map(\.id), before: before, in: self)
    else { return PostLines(lines: [], next: nil) }
    var posts: [Post] = []
    for window in walk.windows(for: limit) {
      posts = try session.rows(walk.page(limit: limit + 1, window: window)).map(Post.init)
      if posts.count > limit {
        let shown = Array(posts.prefix(limit))
        return PostLines(lines: try lines(for: shown, units: units), next: shown.last?.id)
      }
      let end = try session.first(walk.end(of: window))
      if try end?.int("n") ?? 0 < Int64(window) {
        return PostLines(lines: try lines(for: posts, units: units), next: nil)
      }
      guard window == walk.windows(for: limit).last else { continue }
      return PostLines(
        lines: try lines(for: posts, units: units), next: try end?.id("floor"), isCut: true)
    }
    return PostLines(lines: try lines(for: posts, units: units), next: nil)
  }

  /// Of the items named, those that the asker may see in the list, the newest first.
  package func chosenPosts(_ posts: [PostID]) throws -> [PostLine] {
    let units = try visibleOrganizations()
    let rows = try session.rows(
      """
      SELECT \(postColumns) FROM posts p
      WHERE p.id IN (\(list: Array(posts.prefix(500))))
        AND p.organization_id IN (\(list: units.map(\.id)))
      ORDER BY p.id DESC LIMIT 500
      """)
    return try lines(for: rows.map(Post.init), units: units)
  }

  /// The item of a number, if the asker may see it in the list.
  package func post(numbered number: String) throws -> PostID? {
    guard
      let row = try session.first(
        "SELECT p.id, p.organization_id FROM posts p WHERE p.number = \(number)")
    else { return nil }
    let unit: OrganizationID = try row.id("organization_id")
    let isVisible = try visibleOrganizations().contains { $0.id == unit }
    return isVisible ? try row.id("id") : nil
  }
}

/// The way to the items of a list, in two steps: the newest of those that one index leads to, no
/// more than fit a window, and of them those that fit.
private struct PostListWalk {
  /// So few that all items of a term are looked at.
  private static let rare = 1_000
  /// More indexes than these are not asked one by one.
  private static let mostLegs = 24
  private static let longest = 4_000

  private enum Source {
    case term(Int64)
    /// Each leg narrows `posts p` to what an index holds in the order of its ids.
    case legs([SQL])
  }

  private let source: Source
  private let range: SQL
  private let termRange: SQL
  private let conditions: SQL
  /// Whether everything in the window fits.
  private let isPlain: Bool

  /// - Returns: nil when nothing can fit.
  init?(
    _ filter: PostFilter, of units: [OrganizationID], before: PostID?, in reading: Reading
  ) throws {
    let words = SearchWords(filter.text)
    let top = before?.rawValue ?? Int64.max
    guard !words.isTooShort,
      let (first, last) = try Self.span(filter, below: top, reading.session)
    else { return nil }
    range = "p.id >= \(first) AND p.id < \(last)"
    termRange = "t.post_id >= \(first) AND t.post_id < \(last)"
    let counted = try words.terms.map { ($0, try Self.count($0, reading.session)) }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    guard counted.allSatisfy({ $0.1 > 0 }) else { return nil }
    let legs = Self.legs(filter, units)
    if let (term, count) = counted.first, count <= Self.rare {
      source = .term(term)
    } else {
      source = .legs(legs.found)
    }
    isPlain = !filter.asksMore && legs.holdsUnits
    let places: SQL = "p.organization_id IN (\(list: units))"
    var all = isPlain ? [] : [places]
    all += Self.conditions(filter, now: reading.now)
    if !words.isEmpty { all.append(Self.contains(words, rarest: counted.prefix(3).map(\.0))) }
    conditions = all.reduce("p.id > 0") { "\($0) AND \($1)" }
  }

  func windows(for limit: Int) -> [Int] {
    isPlain ? [limit + 1] : [max(200, limit + 1), Self.longest]
  }

  /// The items that fit, of a window.
  func page(limit: Int, window: Int) -> SQL {
    // CROSS JOIN keeps SQLite from walking the items first.
    """
    SELECT \(postColumns) FROM (\(ids(window))) AS w CROSS JOIN posts p
    WHERE p.id = w.id AND \(conditions) ORDER BY p.id DESC LIMIT \(limit)
    """
  }

  /// Where a window ends, and whether it was full.
  func end(of window: Int) -> SQL {
    "SELECT MIN(w.id) AS floor, COUNT(*) AS n FROM (\(ids(window))) AS w"
  }

  private func ids(_ window: Int) -> SQL {
    switch source {
    case .term(let term):
      return """
        SELECT t.post_id AS id FROM post_terms t WHERE t.term = \(term) AND \(termRange)
        ORDER BY t.post_id DESC LIMIT \(window)
        """
    case .legs(let legs):
      let parts: [SQL] = legs.map { leg in
        """
        SELECT p.id FROM posts p WHERE \(leg) AND \(range) ORDER BY p.id DESC LIMIT \(window)
        """
      }
      guard let first = parts.first, parts.count > 1 else { return parts.first ?? "NULL" }
      let union = parts.dropFirst().reduce("SELECT id FROM (\(first)) AS leg" as SQL) {
        "\($0) UNION ALL SELECT id FROM (\($1)) AS leg"
      }
      return "SELECT id FROM (\(union)) AS legs ORDER BY id DESC LIMIT \(window)"
    }
  }
}

extension PostListWalk {
  /// The numbers between which items of the days lie; a day to spare on both sides, because numbers
  /// and instants of acts that ran at the same time may cross.
  private static func span(
    _ filter: PostFilter, below top: Int64, _ session: any SQLSession
  ) throws -> (Int64, Int64)? {
    var (first, last): (Int64, Int64) = (1, top)
    if let from = filter.from?.adding(days: -1) {
      let row = try session.first(
        """
        SELECT p.id FROM posts p WHERE p.created_at >= \(from.startsAt)
        ORDER BY p.created_at, p.id LIMIT 1
        """)
      guard let row else { return nil }
      first = try row.int("id")
    }
    if let to = filter.to?.adding(days: 2) {
      let row = try session.first(
        """
        SELECT p.id FROM posts p WHERE p.created_at >= \(to.startsAt)
        ORDER BY p.created_at, p.id LIMIT 1
        """)
      if let end = try row?.int("id") { last = min(last, end) }
    }
    return first < last ? (first, last) : nil
  }

  /// How many items have a term, counted no farther than matters.
  private static func count(_ term: Int64, _ session: any SQLSession) throws -> Int64 {
    try session.first(
      """
      SELECT COUNT(*) AS n FROM (
        SELECT 1 AS one FROM post_terms t WHERE t.term = \(term) LIMIT \(rare + 1)) AS counted
      """)?.int("n") ?? 0
  }

  /// The indexes that lead to fewest items.
  private static func legs(
    _ filter: PostFilter, _ units: [OrganizationID]
  ) -> (found: [SQL], holdsUnits: Bool) {
    if let holder = filter.holder {
      let states = filter.states.isEmpty ? PostState.allCases : filter.states
      return (
        states.map { "p.holder_id = \(holder) AND p.state = \($0.rawValue)" }, false
      )
    }
    if let author = filter.author { return (["p.author_id = \(author)"], false) }
    let states = filter.states
    if units.count * max(1, states.count) <= mostLegs {
      let found: [SQL] = units.flatMap { unit -> [SQL] in
        states.isEmpty
          ? ["p.organization_id = \(unit)"]
          : states.map { "p.organization_id = \(unit) AND p.state = \($0.rawValue)" }
      }
      return (found, true)
    }
    let any: [SQL] = ["p.id > 0"]
    return (states.isEmpty ? any : states.map { "p.state = \($0.rawValue)" }, false)
  }

  private static func conditions(_ filter: PostFilter, now: Instant) -> [SQL] {
    var all: [SQL] = []
    if !filter.states.isEmpty { all.append("p.state IN (\(list: filter.states.map(\.rawValue)))") }
    if let category = filter.category { all.append("p.category = \(category.rawValue)") }
    if let kind = filter.kind { all.append("p.kind = \(kind.rawValue)") }
    if let level = filter.sensitivity { all.append("p.sensitivity = \(level.rawValue)") }
    if let author = filter.author { all.append("p.author_id = \(author)") }
    if let holder = filter.holder { all.append("p.holder_id = \(holder)") }
    if let from = filter.from { all.append("p.created_at >= \(from.startsAt)") }
    if let to = filter.to?.adding(days: 1) { all.append("p.created_at < \(to.startsAt)") }
    if let account = filter.account { all.append(isMeant(for: account)) }
    if filter.isOverdue { all.append(isOverdue(at: now)) }
    return all
  }

  /// The accounts of a revision stand as a JSON list of numbers.
  private static func isMeant(for account: AccountID) -> SQL {
    """
    EXISTS (SELECT 1 FROM revisions v WHERE v.post_id = p.id AND v.number = p.revision AND (
      v.accounts = \("[\(account)]") OR v.accounts LIKE \("[\(account),%")
      OR v.accounts LIKE \("%,\(account)]") OR v.accounts LIKE \("%,\(account),%")))
    """
  }

  private static func isOverdue(at now: Instant) -> SQL {
    """
    (EXISTS (SELECT 1 FROM review_stages s JOIN clocks c ON c.id = s.clock_id
      WHERE s.post_id = p.id AND s.round = p.round AND s.state = 'open'
        AND c.stopped_at IS NULL AND c.due_at <= \(now))
    OR EXISTS (SELECT 1 FROM releases r JOIN clocks c ON c.id = r.clock_id
      WHERE r.post_id = p.id AND r.state <> 'void'
        AND c.stopped_at IS NULL AND c.due_at <= \(now)))
    """
  }

  /// The terms are looked up first, rarest first; the text is read only where all of them are.
  private static func contains(_ words: SearchWords, rarest: [Int64]) -> SQL {
    let missing = rarest.reduce("" as SQL) {
      """
      \($0) WHEN (SELECT t.term FROM post_terms t WHERE t.term = \($1) AND t.post_id = p.id)
        IS NULL THEN 0
      """
    }
    let text = words.words.reduce("x.post_id = p.id" as SQL) {
      "\($0) AND x.words LIKE \("%" + $1.escapedForLike + "%") ESCAPE '\\'"
    }
    return """
      CASE \(missing) WHEN EXISTS (SELECT 1 FROM post_texts x WHERE \(text)) THEN 1 ELSE 0 END = 1
      """
  }
}
