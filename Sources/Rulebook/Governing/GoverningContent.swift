extension GoverningRules {
  /// The questions on an item's content, the gravest kind first.
  ///
  /// Rules of one id become one: the graver kind asks its question, the hints are joined, and all
  /// are cited.
  package func contentQuestions(_ accounts: AccountClass = .institutional) -> [ContentRule] {
    questions[accounts] ?? []
  }

  static func contentQuestions(of rulebooks: [Rulebook]) -> [AccountClass: [ContentRule]] {
    let rules = rulebooks.flatMap { $0.content.content ?? [] }
    return Dictionary(grouping: rules, by: \.appliesTo).mapValues { rules in
      let joined = rules.joined(alike: { $0.name == $1.name }) { known, rule in
        let winner = rule.kind < known.kind ? rule : known
        let other = rule.kind < known.kind ? known : rule
        var result = winner.citing(other)
        result.hints += other.hints.filter { !winner.hints.contains($0) }
        return result
      }
      return ContentKind.allCases.flatMap { kind in joined.filter { $0.kind == kind } }
    }
  }

  /// The kinds into which items are sorted; rules of one id become one.
  package var categories: [PointRule] {
    points(rulebooks.compactMap { $0.categories.content }.flatMap { $0 })
  }

  /// What a reprint has to state; rules of one id become one.
  package var reprintFields: [PointRule] {
    points(rulebooks.compactMap { $0.reprint.content }.flatMap(\.fields))
  }

  /// What a person confirms of a reprint.
  package var reprintChecks: [PointRule] {
    points(rulebooks.compactMap { $0.reprint.content }.flatMap(\.checks))
  }

  /// What a person confirms before an item goes out.
  package var publishingConfirmations: [PointRule] {
    points(rulebooks.flatMap(\.publishing.confirmations))
  }

  /// What happens to a wrong item.
  package var corrections: [PointRule] { points(rulebooks.flatMap(\.publishing.corrections)) }

  /// What may go out without the route: only what every rulebook with a route of its own allows.
  package var direct: [DirectRule] {
    let sections = rulebooks.compactMap { $0.review.content }.filter { !$0.stages.isEmpty }
    guard let first = sections.first else { return [] }
    return first.direct.compactMap { rule in
      var result = rule
      for section in sections.dropFirst() {
        guard let other = section.direct.first(where: { $0.requires == rule.requires })
        else { return nil }
        result = result.citing(other)
        result.needsSecondPerson = result.needsSecondPerson || other.needsSecondPerson
      }
      return result
    }
  }

  /// What a warning must say, each element citing all that demand it.
  package var warningElements: [ElementRule] {
    rulebooks.compactMap { $0.emergency.content }.flatMap(\.warning)
      .joined(alike: { $0.id == $1.id }) { known, rule in
        var result = known
        result.level = min(known.level, rule.level)
        result.citations = known.citations.joined(with: rule.citations)
        return result
      }
  }

  /// The limits on files of a kind on a platform; of two rules of one weight the smaller numbers
  /// and the types that both allow.
  package func mediaLimits(platform: PlatformKind, kind: MediaKind) -> [MediaRule] {
    rulebooks.compactMap { $0.formats.content }.flatMap(\.media)
      .filter { $0.kind == kind && $0.platform.covers(platform) }
      .joined(alike: { $0.level == $1.level }) { $0.narrowed(by: $1) }
  }
}

extension MediaRule {
  /// Two rules as one that allows only what both allow.
  fileprivate func narrowed(by other: MediaRule) -> MediaRule {
    func smaller(_ left: Int?, _ right: Int?) -> Int? {
      guard let left, let right else { return left ?? right }
      return min(left, right)
    }
    var result = citing(other)
    result.maximumBytes = smaller(maximumBytes, other.maximumBytes)
    result.maximumSeconds = smaller(maximumSeconds, other.maximumSeconds)
    result.maximumWidth = smaller(maximumWidth, other.maximumWidth)
    result.maximumHeight = smaller(maximumHeight, other.maximumHeight)
    if types.isEmpty {
      result.types = other.types
    } else if !other.types.isEmpty {
      result.types = types.filter { other.types.contains($0) }
    }
    return result
  }
}
