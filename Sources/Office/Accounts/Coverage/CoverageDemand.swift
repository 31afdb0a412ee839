import Rulebook
import WorkCalendar

/// What the rules of a territory ask for, as far as the books can be asked for what lacks it.
///
/// Two territories with the same demand are asked about together.
package enum CoverageDemand: Sendable, Hashable {
  /// Whatever the rules say: the line shows whether one asks for it.
  case everywhere
  /// Accounts that bodies must have, but for those whose name holds one of the barred words.
  case platforms([PlatformNeed], barred: [String])
  case atMost(Int)
  /// The account's body stands below one that is marked, or whose name holds one of the words.
  case barred([String])
  case staff([StaffNeed])
  /// Something was published since the window began that readers saw when it ended, or still see.
  case published(within: ClosedRange<CivilDate>)
  /// Platforms whose accounts have to be updated and where the program sees nothing.
  case unseen([Platform])

  package struct PlatformNeed: Sendable, Hashable {
    package let kind: PlatformKind
    package let levels: [BodyLevel]

    /// The platforms on which an account serves.
    package var platforms: [Platform] { Platform.allCases.filter { kind.covers($0.kind) } }
  }

  package struct StaffNeed: Sendable, Hashable {
    package let role: RoleID
    package let minimum: Int
    package let levels: [BodyLevel]
  }

  /// Nil where the rules ask for nothing of the kind.
  package init?(_ kind: CoverageKind, under rules: GoverningRules, today: CivilDate) {
    switch kind {
    case .missing:
      let needs = Self.platformNeeds(of: rules)
      guard !needs.isEmpty else { return nil }
      self = .platforms(needs, barred: Self.barredWords(of: rules))
    case .surplus:
      self = .atMost(
        rules.accountMaximum.map(\.count).min() ?? CoverageDecision.usualAccounts)
    case .barred: self = .barred(Self.barredWords(of: rules))
    case .staffing:
      let needs = Self.staffNeeds(of: rules)
      guard !needs.isEmpty else { return nil }
      self = .staff(needs)
    case .idle:
      guard let window = IdleLimit.strictest(for: .portal, under: rules, today: today)?.window
      else { return nil }
      self = .published(within: window)
    case .unseen:
      let platforms = Platform.allCases.filter { platform in
        platform != .portal
          && IdleLimit.strictest(for: platform, under: rules, today: today) != nil
      }
      guard !platforms.isEmpty else { return nil }
      self = .unseen(platforms)
    case .people, .absence, .interaction, .filing, .uncancelled, .overdue: self = .everywhere
    }
  }

  private static func barredWords(of rules: GoverningRules) -> [String] {
    Set(AccountEligibility.bars(of: rules).flatMap(\.names)).sorted()
  }

  private static func platformNeeds(of rules: GoverningRules) -> [PlatformNeed] {
    let wanted = BodyLevel.allCases.flatMap { level in
      rules.requiredAccounts(at: level).flatMap(\.platforms).map { (kind: $0, level: level) }
    }
    return PlatformKind.allCases.compactMap { kind in
      let levels = BodyLevel.allCases.filter { level in
        wanted.contains { $0.kind == kind && $0.level == level }
      }
      return levels.isEmpty ? nil : PlatformNeed(kind: kind, levels: levels)
    }
  }

  private static func staffNeeds(of rules: GoverningRules) -> [StaffNeed] {
    var levels: [StaffKey: [BodyLevel]] = [:]
    for level in BodyLevel.allCases {
      for rule in rules.staffing(at: level) where rule.minimum > 0 {
        let key = StaffKey(role: rule.role, minimum: rule.minimum)
        if levels[key]?.contains(level) != true { levels[key, default: []].append(level) }
      }
    }
    return levels.map { StaffNeed(role: $0.role, minimum: $0.minimum, levels: $1) }
      .sorted { ($0.role.rawValue, $0.minimum) < ($1.role.rawValue, $1.minimum) }
  }

  private struct StaffKey: Hashable {
    let role: RoleID
    let minimum: Int
  }
}

/// Since when an account has been idle under a rule on updates.
package struct IdleLimit: Sendable, Hashable {
  package let rule: RhythmRule
  /// The last window that is over: something published in it should have been there at its end.
  package let window: ClosedRange<CivilDate>

  /// Something should have been published on or after this day.
  package var since: CivilDate { window.lowerBound }

  /// Judged on the last whole window that is over, so that nobody is idle who has until tonight.
  /// Nil where the rule sets no least number.
  package init?(_ rule: RhythmRule, today: CivilDate) {
    guard let least = rule.atLeast, least > 0 else { return nil }
    var day = today.adding(days: -1)
    // A month has at most 31 days, so its last one is among them.
    for _ in 0..<31 where !rule.judgesLeast(asOf: day) { day = day.adding(days: -1) }
    self.rule = rule
    window = rule.window(asOf: day)
  }

  /// The rule that an account breaks first; nil where none asks for updates.
  package static func strictest(
    for platform: Platform, under rules: GoverningRules, today: CivilDate
  ) -> IdleLimit? {
    rules.rhythms(for: platform.kind).compactMap { IdleLimit($0, today: today) }
      .max { $0.since < $1.since }
  }

  /// Whether an account that was opened before the window has been silent since.
  ///
  /// An update is what readers still saw at the end of the window, or still see: what was taken away
  /// before is none (the readings of Zhengzhou art. 12 and Hunan art. 19).
  ///
  /// - Parameter updates: what went out since the window began, in any order.
  package func isBroken(updates: [UpdateDay], opened: Instant?) -> Bool {
    guard let opened, opened < since.startsAt else { return false }
    return !updates.contains { update in
      guard update.day >= since else { return false }
      guard let gone = update.goneOn else { return true }
      return update.day <= window.upperBound && gone > window.upperBound
    }
  }
}
