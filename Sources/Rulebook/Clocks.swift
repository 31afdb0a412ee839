package import WorkCalendar

/// A time limit: how long, counted from which event, and under which articles.
package struct ClockRule: Cited, Codable {
  package var id: String
  package var term: Term
  /// Id of the event that starts the clock, such as `last-signature` or `transferred`.
  package var from: String
  package var citations: [Citation]
  /// How an ambiguous word of the text was decided; nil when the text is plain.
  package var reading: LocalizedTitle?
  /// What it is a clock of, where its place in the rulebook does not say that already.
  package var title: LocalizedTitle?
  /// Whether an office may change the term, and how far; nil when it may not.
  package var adaptable: Adaptable?
  /// How the last day ends where the rule says so; nil for the office's close of business, or 24:00.
  package var endsAt: DayEnd?

  package init(
    id: String, term: Term, from: String, citations: [Citation], reading: LocalizedTitle? = nil,
    title: LocalizedTitle? = nil, adaptable: Adaptable? = nil, endsAt: DayEnd? = nil
  ) {
    self.id = id
    self.term = term
    self.from = from
    self.citations = citations
    self.reading = reading
    self.title = title
    self.adaptable = adaptable
    self.endsAt = endsAt
  }
}

extension Term {
  /// Length used to order clocks without a calendar, in minutes.
  ///
  /// A working day counts 7/5 of a calendar day, so five of them equal one week; the same day
  /// counts one minute less than a calendar day. Which of two clocks falls due first in a given
  /// week is what ``GoverningRules/earliest(of:from:calendar:)`` computes.
  package var nominalMinutes: Int {
    switch self {
    case .minutes(let count): count
    case .hours(let count): Self.product(count, 60)
    case .sameDay: 1439
    case .calendarDays(let count): Self.product(count, 1440)
    case .workingDays(let count): Self.product(count, 2016)
    }
  }

  private static func product(_ count: Int, _ minutes: Int) -> Int {
    let (value, overflow) = count.multipliedReportingOverflow(by: minutes)
    return overflow ? (count < 0 ? Int.min : Int.max) : value
  }
}

extension ClockRule {
  /// When a clock on publishing starts: at the last signature or, where the rule says so, at the
  /// later time that the signed item names.
  package func start(signed: Instant, planned: Instant?) -> Instant {
    from == ClockEvent.signedOrPlanned.rawValue ? max(signed, planned ?? signed) : signed
  }

  /// The stricter of two clocks by nominal length, citing both; a tie keeps the first.
  package func stricter(than other: ClockRule) -> ClockRule {
    let otherWins = other.term.nominalMinutes < term.nominalMinutes
    var winner = otherWins ? other : self
    let loser = otherWins ? self : other
    winner.citations = winner.citations.joined(with: loser.citations)
    return winner
  }

  /// The strictest of several clocks, citing all; nil when there is none.
  static func strictest(of clocks: [ClockRule]) -> ClockRule? {
    guard let first = clocks.first else { return nil }
    return clocks.dropFirst().reduce(first) { $0.stricter(than: $1) }
  }
}
