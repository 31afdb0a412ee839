import HTML
import WorkCalendar

/// One step on the way of a matter.
package struct TimelineStep: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case done, current, waiting, returned, refused, void
    /// A step of the usual way that the rules do not ask for here.
    case notRequired = "not-required"
  }

  package var stage: String
  package var person: String?
  package var state: State
  package var at: Instant?
  package var opinion: String?
  /// How long the step took, in milliseconds.
  package var took: Int64?
  /// Which version of the text was looked at.
  package var version: Int?
  /// What stands below, such as a time limit.
  package var more: [Node]

  package init(
    stage: String, person: String? = nil, state: State, at: Instant? = nil,
    opinion: String? = nil, took: Int64? = nil, version: Int? = nil, more: [Node] = []
  ) {
    self.stage = stage
    self.person = person
    self.state = state
    self.at = at
    self.opinion = opinion
    self.took = took
    self.version = version
    self.more = more
  }
}

/// Who has done what, who has it now, and what is to come.
package func timeline(_ steps: [TimelineStep], say: Words) -> Node {
  ol(steps.map { timelineItem($0, say: say) }).class("timeline")
}

private func timelineItem(_ step: TimelineStep, say: Words) -> Node {
  var facts: [String] = []
  if let version = step.version { facts.append(say("timeline.version", ["n": String(version)])) }
  if let took = step.took {
    facts.append(say("timeline.took", ["duration": say.duration(milliseconds: took)]))
  }
  let item = li([
    span([icon(drawing(of: step.state))]).class("knob"),
    p([
      strong(step.stage),
      ifPresent(step.person) { span($0).class("who") },
      span(say("timeline." + step.state.rawValue)).class("state"),
    ]).class("line"),
    ifPresent(step.opinion) { p($0).class("opinion") },
    when(
      step.at != nil || !facts.isEmpty,
      p([
        ifPresent(step.at) { time(say.shortDateTime($0)).datetime($0.rfc3339) },
        when(!facts.isEmpty, span(facts.joined(separator: " · "))),
      ]).class("note")),
    group(step.more),
  ]).class("step-" + step.state.rawValue)
  return step.state == .current ? item.aria("current", "step") : item
}

private func drawing(of state: TimelineStep.State) -> Icon {
  switch state {
  case .done: .tick
  case .current: .clock
  case .waiting, .notRequired: .dot
  case .returned: .return
  case .refused, .void: .cross
  }
}
