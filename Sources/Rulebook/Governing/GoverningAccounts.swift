extension GoverningRules {
  var eligibilitySections: [EligibilitySection] { rulebooks.compactMap { $0.eligibility.content } }

  /// Who may hold no account; rules of one id on one kind of owner become one with the words of
  /// all, lifted only where all of them allow it.
  package var barred: [BarredRule] {
    eligibilitySections.flatMap(\.barred).joined(alike: {
      $0.name == $1.name && $0.owner == $1.owner
    }) { known, rule in
      var result = known.citing(rule)
      result.names += rule.names.filter { !known.names.contains($0) }
      if known.unless != rule.unless { result.unless = nil }
      return result
    }
  }

  /// Accounts that bodies of a level must have, each rule for itself.
  package func requiredAccounts(at level: BodyLevel) -> [RequiredAccountsRule] {
    eligibilitySections.flatMap(\.required).filter { $0.levels.contains(level) }
  }

  /// The most accounts on one platform; of two rules of one weight the smaller number.
  package var accountMaximum: [AccountMaximumRule] {
    eligibilitySections.flatMap(\.maximum).joined(alike: { $0.level == $1.level }) {
      ($1.count < $0.count ? $1 : $0).citing($0).citing($1)
    }
  }

  /// The least number of persons at bodies of a level; of two rules on one role the larger number.
  package func staffing(at level: BodyLevel) -> [StaffingRule] {
    eligibilitySections.flatMap(\.staffing).filter { $0.levels.contains(level) }
      .joined(alike: { $0.role == $1.role && $0.level == $1.level }) {
        ($1.minimum > $0.minimum ? $1 : $0).citing($0).citing($1)
      }
  }

  /// What a person confirms when an account is opened; rules of one id become one.
  package var openingConditions: [PointRule] { points(eligibilitySections.flatMap(\.conditions)) }

  /// How accounts are named, each rule for itself.
  package var naming: [NamingRule] { eligibilitySections.flatMap(\.naming) }

  /// The clocks on filing an event: at most one before it and one after it, the strictest.
  ///
  /// Before an event the longer lead is the stricter, after it the shorter term.
  package func filingClocks(for event: FilingEvent) -> [FilingClock] {
    rulebooks.compactMap { $0.filing.content }.flatMap(\.clocks)
      .filter { $0.events.contains(event) }
      .joined(alike: { $0.when == $1.when }) { known, clock in
        (clock.isStricter(than: known) ? clock : known).citing(known).citing(clock)
      }
  }

  /// The ways in which an event is filed, each rulebook's own; those that wait for an answer come
  /// first.
  package func filingRoutes(for event: FilingEvent) -> [FilingRoute] {
    let routes = rulebooks.compactMap { $0.filing.content }.flatMap(\.routes)
      .filter { $0.events.contains(event) }
    return routes.filter { $0.mode == .approval } + routes.filter { $0.mode == .report }
  }

  /// What a notice to the public has to say; rules of one id become one.
  package var noticePoints: [PointRule] {
    points(rulebooks.compactMap { $0.filing.content }.flatMap(\.notice))
  }

  /// Points of one id as one that cites all and has the heaviest weight.
  func points(_ points: [PointRule]) -> [PointRule] {
    points.joined(alike: { $0.name == $1.name }) { known, point in
      var result = known.citing(point)
      if let level = point.head.level { result.head.level = min(known.head.level ?? level, level) }
      return result
    }
  }
}

extension Array {
  /// The elements with those that are alike made one, in the order of the first of each.
  func joined(
    alike: (Element, Element) -> Bool, _ join: (Element, Element) -> Element
  ) -> [Element] {
    var result: [Element] = []
    for element in self {
      if let index = result.firstIndex(where: { alike($0, element) }) {
        result[index] = join(result[index], element)
      } else {
        result.append(element)
      }
    }
    return result
  }
}
