import Rulebook
import WorkCalendar

/// What two rulebooks are compared on, and what each says, in words.
struct DifferenceWords: Sendable {
  let say: Words

  /// What is compared: 更新频次：微博.
  func topic(_ topic: DifferenceTopic) -> String {
    let subject = say("rulebook.topic." + topic.subject.rawValue)
    guard let detail = topic.detail else { return subject }
    return say(
      "rulebook.topic-detail",
      ["subject": subject, "detail": self.detail(detail, of: topic.subject)])
  }

  private func detail(_ detail: String, of subject: DifferenceTopic.Subject) -> String {
    let parts = detail.split(separator: ".").map(String.init)
    let first = parts.first ?? detail
    switch subject {
    case .barred: return word("rulebook.owner.", detail)
    case .required: return word("rulebook.body-level.", detail)
    case .staffing: return RulebookWords.role(detail, say)
    case .departmentAnswer: return word("rulebook.complexity.", detail)
    case .retention: return word("rulebook.retention.", detail)
    case .rhythm, .quota:
      return detail == "others"
        ? say("rulebook.rule.other-accounts") : RulebookWords.platform(detail, say)
    case .review:
      let sensitivity = word("rulebook.sensitivity.", first)
      guard parts.count > 1 else { return sensitivity }
      return say.list([sensitivity, say("rulebook.scope.main")])
    case .textLimit:
      return say.list([
        RulebookWords.platform(first, say),
        word("rulebook.limit-field.", parts.count > 1 ? parts[1] : ""),
      ])
    case .mediaLimit:
      return say.list([
        RulebookWords.platform(first, say),
        word("rulebook.media-kind.", parts.count > 1 ? parts[1] : ""),
      ])
    default: return detail
    }
  }

  /// The word of a family, or the rulebook's own where we have none.
  private func word(_ family: String, _ id: String) -> String {
    say.has(family + id) ? say(family + id) : id
  }

  /// The position in sentences: its values, then the rulebook's own words.
  func lines(_ position: Position, on subject: DifferenceTopic.Subject) -> [String] {
    position.facts.compactMap { fact($0, on: subject, hasWords: !position.words.isEmpty) }
      + position.words.map { say.title($0) }
  }

  private func fact(
    _ fact: PositionFact, on subject: DifferenceTopic.Subject, hasWords: Bool
  ) -> String? {
    switch fact {
    case .term(let term): say("rulebook.fact.term", ["term": DeadlineWords.term(term, say)])
    case .lead(let term): say("rulebook.fact.lead", ["term": DeadlineWords.term(term, say)])
    case .route(let mode, let seats):
      say(
        "rulebook.fact.route",
        [
          "mode": say("rulebook.filing-mode." + mode.rawValue),
          // Two steps in one seat are one station of the way.
          "seats": say.list(
            seats.enumerated().filter { $0.offset == 0 || seats[$0.offset - 1] != $0.element }
              .map { RulebookWords.seat($0.element, say) }),
        ])
    case .signatures(let count): say("rulebook.fact.signatures", ["n": "\(count)"])
    case .stage(let kind, let seat):
      say(
        "rulebook.signer",
        ["role": say("stage." + kind.rawValue), "seat": RulebookWords.seat(seat, say)])
    case .atLeast(let count, let period): NumberWords.atLeast(count, period, say)
    case .atMost(let count, let period): NumberWords.atMost(count, period, say)
    case .limit(let count, let unit):
      say("rulebook.fact.at-most", ["count": NumberWords.count(count, unit, say)])
    case .measure(let key, let count, let unit):
      say(
        "rulebook.fact.measure",
        [
          "measure": say("rulebook.parameter." + key.rawValue),
          "count": NumberWords.count(count, unit, say),
        ])
    case .minimum(let count, let unit):
      say("rulebook.fact.at-least", ["count": NumberWords.count(count, unit, say)])
    case .interval(let interval): say("rulebook.interval." + interval.rawValue)
    case .patrol(let interval): NumberWords.patrol(interval, say)
    case .notices(let count, let isConsecutive):
      NumberWords.notices(count, isConsecutive: isConsecutive, say)
    case .keep(let period):
      say("rulebook.fact.at-least", ["count": NumberWords.retention(period, say)])
    case .condition(let condition): say("rulebook.direct." + condition.rawValue)
    case .names(let names): self.names(names, on: subject, hasWords: hasWords)
    }
  }

  /// Ids of rules stand for the titles beside them; platforms, words and types speak themselves.
  private func names(
    _ names: [String], on subject: DifferenceTopic.Subject, hasWords: Bool
  ) -> String? {
    switch subject {
    case .required: say.list(names.map { RulebookWords.platform($0, say) })
    case .emergencyElements, .warningElements, .reprint: hasWords ? nil : say.list(names)
    default: names.isEmpty ? nil : say.list(names)
    }
  }
}
