/// Something that looks at, or changes, every rule with a number.
protocol NumberVisitor {
  mutating func visit<Number: NumberRule>(_ rule: inout Number)
}

extension NumberVisitor {
  mutating func visit<Number: NumberRule>(each rules: inout [Number]) {
    for index in rules.indices { visit(&rules[index]) }
  }

  mutating func visit(each rules: inout [MessageClockRule]) {
    for index in rules.indices { visit(&rules[index].clock) }
  }

  mutating func visit(_ stated: inout Stated<ClockRule>) {
    stated.change { visit(&$0) }
  }
}

extension Stated {
  /// Changes what is given; an absence stays.
  mutating func change(_ body: (inout Content) -> Void) {
    guard case .given(var content) = self else { return }
    body(&content)
    self = .given(content)
  }
}

extension Rulebook {
  /// Shows a visitor every rule with a number, and keeps what it made of it.
  mutating func visitNumbers(_ visitor: inout some NumberVisitor) {
    eligibility.change { section in
      visitor.visit(each: &section.maximum)
      visitor.visit(each: &section.staffing)
    }
    filing.change { visitor.visit(each: &$0.clocks) }
    updateRhythm.change { visitor.visit(each: &$0) }
    review.change { section in
      for index in section.stages.indices {
        guard var clock = section.stages[index].rule.clock else { continue }
        visitor.visit(&clock)
        section.stages[index].rule.clock = clock
      }
      for index in section.urgent.indices { visitor.visit(&section.urgent[index].within) }
    }
    emergency.change { visitor.visit(each: &$0.clocks) }
    formats.change { section in
      visitor.visit(each: &section.limits)
      visitor.visit(each: &section.media)
    }
    visitor.visit(&publishing.within)
    visitor.visit(each: &publishing.quotas)
    messages.change { $0.visitNumbers(&visitor) }
    security.change { section in
      visitor.visit(each: &section.rotation)
      visitor.visit(each: &section.reports)
      visitor.visit(each: &section.retention)
    }
    directives.change { visitor.visit(each: &$0.clocks) }
    assessment.change { visitor.visit(each: &$0.closures) }
  }
}

extension MessageSection {
  fileprivate mutating func visitNumbers(_ visitor: inout some NumberVisitor) {
    visitor.visit(&firstAnswer)
    departmentClocks.change { clocks in
      for complexity in Complexity.allCases {
        guard var clock = clocks[complexity] else { continue }
        visitor.visit(&clock)
        clocks[complexity] = clock
      }
    }
    visitor.visit(&replyWithin)
    visitor.visit(each: &clocks)
  }
}
