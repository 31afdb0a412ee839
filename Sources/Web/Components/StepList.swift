import HTML

/// A part of a long form that is filled on a page of its own.
package struct FormStep: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case empty, current, done, blocked
  }

  package var label: String
  package var href: String
  package var state: State

  package init(_ label: String, href: String, state: State) {
    self.label = label
    self.href = href
    self.state = state
  }
}

/// The parts of a long form and how far each is; a part that cannot start yet is no link.
package func stepList(_ steps: [FormStep], say: Words) -> Node {
  ol(
    steps.map { step in
      let name = step.state == .blocked ? span(step.label) : a(step.label).href(step.href)
      let item = li([name, tag(say("step." + step.state.rawValue), tone: tone(of: step.state))])
      return step.state == .current ? item.aria("current", "step") : item
    }
  ).class("steps")
}

private func tone(of state: FormStep.State) -> Tone {
  switch state {
  case .empty, .blocked: .grey
  case .current: .primary
  case .done: .green
  }
}
