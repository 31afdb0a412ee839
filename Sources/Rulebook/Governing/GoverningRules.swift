package import WorkCalendar

/// The rules that bind one body on one day: several rulebooks read as one, the strictest first.
///
/// Without rulebooks nothing is demanded and routes are empty; whoever publishes must refuse
/// then, as ``missing`` and ``notInForce`` say why.
package struct GoverningRules: Sendable, Hashable {
  /// The rulebooks in force, the body's own first.
  package let rulebooks: [Rulebook]
  /// Ids that were asked for and are on no shelf.
  package let missing: [String]
  /// Ids of rulebooks that do not bind on the day.
  package let notInForce: [String]
  /// Joined once, since every look at an item asks for them.
  let questions: [AccountClass: [ContentRule]]

  package init(
    rulebooks: [Rulebook], missing: [String] = [], notInForce: [String] = []
  ) {
    self.rulebooks = rulebooks
    self.missing = missing
    self.notInForce = notInForce
    questions = Self.contentQuestions(of: rulebooks)
  }
}

// MARK: - Clocks

extension GoverningRules {
  /// How soon an approved item must be published; nil when no text says.
  package var publishWithin: ClockRule? { ClockRule.strictest(of: publishClocks) }

  /// Every clock on publishing, in the order of the rulebooks.
  package var publishClocks: [ClockRule] {
    rulebooks.compactMap { $0.publishing.within.content }
  }

  /// How soon a department must answer; nil when no text says.
  package func departmentClock(_ complexity: Complexity) -> ClockRule? {
    ClockRule.strictest(of: departmentClocks(complexity))
  }

  /// Every clock on a department's answer, in the order of the rulebooks.
  package func departmentClocks(_ complexity: Complexity) -> [ClockRule] {
    messageSections.compactMap { $0.departmentClocks.content?[complexity] }
  }

  /// How soon a citizen must hear something at all; nil when no text gives a number.
  package var firstAnswer: ClockRule? {
    ClockRule.strictest(of: messageSections.compactMap { $0.firstAnswer.content })
  }

  /// How soon an approved reply must be sent; nil when no text says.
  package var replyWithin: ClockRule? {
    ClockRule.strictest(of: messageSections.compactMap { $0.replyWithin.content })
  }

  /// The clock that falls due first from an instant, citing all; the first of those that tie.
  ///
  /// Orders by real days, where ``ClockRule/stricter(than:)`` orders by nominal length.
  package func earliest(
    of clocks: [ClockRule], from start: Instant, calendar: WorkCalendar
  ) throws(DeadlineError) -> (clock: ClockRule, deadline: Deadline)? {
    var winner: (clock: ClockRule, deadline: Deadline)?
    for clock in clocks {
      let deadline = try calendar.deadline(from: start, term: clock.term, endsAt: clock.endsAt)
      if let current = winner, current.deadline.due <= deadline.due { continue }
      winner = (clock, deadline)
    }
    guard var winner else { return nil }
    winner.clock.citations = clocks.reduce(winner.clock.citations) { $0.joined(with: $1.citations) }
    return winner
  }

  var messageSections: [MessageSection] { rulebooks.compactMap { $0.messages.content } }
}

// MARK: - Messages

extension GoverningRules {
  /// The classes of all rulebooks by id, each citing all that know it.
  ///
  /// Where two texts handle a class differently, a special way goes before a plain answer, and
  /// between two special ways the earlier rulebook's.
  package var messageClasses: [MessageClassRule] {
    var result: [MessageClassRule] = []
    for rule in messageSections.flatMap(\.classes) {
      guard let index = result.firstIndex(where: { $0.id == rule.id }) else {
        result.append(rule)
        continue
      }
      let known = result[index]
      let replaces = known.handling == .answer && rule.handling != .answer
      result[index] = replaces ? rule : known
      result[index].citations =
        replaces
        ? rule.citations.joined(with: known.citations)
        : known.citations.joined(with: rule.citations)
    }
    return result
  }

  /// The signatures on the way of a reply, in order, each citing all that demand it.
  package var replyStages: [ReplyStageRule] {
    var result: [ReplyStageKind: ReplyStageRule] = [:]
    for rule in messageSections.flatMap({ $0.replyStages.content ?? [] }) {
      guard var known = result[rule.kind] else {
        result[rule.kind] = rule
        continue
      }
      if known.seat < rule.seat { (known.role, known.seat) = (rule.role, rule.seat) }
      known.citations = known.citations.joined(with: rule.citations)
      result[rule.kind] = known
    }
    return result.values.sorted { $0.kind < $1.kind }
  }

  /// The signatures that a drafted reply needs before it is sent.
  package var replyApproval: [ReplyStageRule] { replyStages.filter { $0.kind == .replyApproval } }
}

// MARK: - Formats and required elements

extension GoverningRules {
  /// The limits on a platform; of two on one field in one unit and level, the stricter.
  package func formatLimits(platform: String) -> [LimitRule] {
    var result: [LimitRule] = []
    let limits = rulebooks.compactMap { $0.formats.content }.flatMap(\.limits)
    for limit in limits where limit.applies(to: platform) {
      guard
        let index = result.firstIndex(where: {
          $0.field == limit.field && $0.unit == limit.unit && $0.level == limit.level
        })
      else {
        result.append(limit)
        continue
      }
      let known = result[index]
      var winner = limit.maximum < known.maximum ? limit : known
      winner.others = winner.citations.joined(with: known.citations + limit.citations)
        .filter { $0 != winner.citation }
      result[index] = winner
    }
    return result
  }

  /// What an emergency notice must say, each element citing all that demand it.
  package var emergencyElements: [ElementRule] {
    var result: [ElementRule] = []
    for rule in rulebooks.compactMap({ $0.emergency.content }).flatMap(\.elements) {
      guard let index = result.firstIndex(where: { $0.id == rule.id }) else {
        result.append(rule)
        continue
      }
      result[index].level = min(result[index].level, rule.level)
      result[index].citations = result[index].citations.joined(with: rule.citations)
    }
    return result
  }
}
