extension GoverningRules {
  /// What may go out on one signature: only what every rulebook with a route of its own allows, for
  /// the items that all of them name, within the strictest time.
  package var urgent: [UrgentRule] {
    let sections = rulebooks.compactMap { $0.review.content }.filter { !$0.stages.isEmpty }
    guard let first = sections.first else { return [] }
    return first.urgent.compactMap { rule in
      var result = rule
      for section in sections.dropFirst() {
        guard let other = section.urgent.first(where: result.isAlike) else { return nil }
        result = result.joined(with: other)
      }
      return result.items.isEmpty || result.sensitivities.isEmpty ? nil : result
    }
  }

  /// How an item may go out on one signature; nil where no rule lets it out so.
  ///
  /// What needs consent because of what it is about waits for it, as does what is meant for another
  /// body's account; and a signature that several bodies give is no single one.
  ///
  /// - Parameter route: what the rules ask for the item otherwise.
  package func urgentWay(
    of item: UrgentItem, sensitivity: Sensitivity, route: ReviewRoute
  ) -> UrgentWay? {
    let asksOthers = route.stages.contains {
      $0.asConsent == true || $0.seat == .accountOwner
    }
    guard !asksOthers else { return nil }
    let fitting = urgent.filter {
      $0.items.contains(item) && $0.sensitivities.contains(sensitivity)
    }
    return fitting.lazy.compactMap { $0.way(on: route) }.first
  }
}

extension UrgentRule {
  fileprivate func isAlike(_ other: UrgentRule) -> Bool {
    first == other.first && second == other.second
  }

  fileprivate func joined(with other: UrgentRule) -> UrgentRule {
    var result = citing(other)
    result.items.removeAll { !other.items.contains($0) }
    result.sensitivities.removeAll { !other.sensitivities.contains($0) }
    result.within = within.stricter(than: other.within)
    return result
  }

  /// The two stages of a route that the rule names; nil where one is missing or asked of several.
  fileprivate func way(on route: ReviewRoute) -> UrgentWay? {
    let (ones, others) = (
      route.stages.filter { $0.kind == first && $0.seat != .everyLevel },
      route.stages.filter { $0.kind == second && $0.seat != .everyLevel }
    )
    guard ones.count == 1, others.count == 1, let one = ones.first, var other = others.first
    else { return nil }
    other.clock = ClockRule.strictest(of: [within] + [other.clock].compactMap { $0 })
    other.citations = other.citations.joined(with: citations)
    return UrgentWay(rule: self, first: one, second: other)
  }
}
