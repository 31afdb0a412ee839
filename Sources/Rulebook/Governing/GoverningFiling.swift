package import WorkCalendar

/// How an event is filed under several rulebooks at once.
package struct FilingPlan: Sendable, Hashable {
  /// One signature on the way.
  package struct Step: Sendable, Hashable, Codable {
    package var role: RoleID
    package var seat: FilingParty
    package var title: LocalizedTitle
    package var citations: [Citation]
  }

  package var event: FilingEvent
  /// Approval where one text asks for it.
  package var mode: FilingMode
  /// From the unit upward.
  package var steps: [Step]
  /// At most one before the event and one after it.
  package var clocks: [FilingClock]
  package var citations: [Citation]

  /// The clock that says how long before the event it is filed; nil when none does.
  package var before: FilingClock? { clocks.first { $0.when == .before } }
  /// The clock that says how long after the event it is filed; nil when none does.
  package var after: FilingClock? { clocks.first { $0.when == .after } }

  /// The last moment for filing; the earlier of the two where texts ask for both sides. Nil where
  /// no text names a time.
  ///
  /// - Parameter day: when the event is to happen, or when it happened.
  package func deadline(
    of day: CivilDate, calendar: WorkCalendar
  ) throws(DeadlineError) -> (clock: ClockRule, deadline: Deadline)? {
    guard let clock = before ?? after else { return nil }
    let rule = clock.clock(for: event)
    return (rule, try calendar.deadline(from: day.startsAt, term: rule.term, endsAt: rule.endsAt))
  }
}

extension GoverningRules {
  /// How an event is filed; nil when no text asks for it.
  ///
  /// Where one text asks for approval, it is awaited. A signature that several texts ask for is
  /// given once and cites them all; the unit signs first, then whoever stands above it.
  package func filingPlan(for event: FilingEvent) -> FilingPlan? {
    let routes = filingRoutes(for: event)
    guard !routes.isEmpty else { return nil }
    var steps: [FilingPlan.Step] = []
    for route in routes {
      for step in route.steps {
        if let index = steps.firstIndex(where: { $0.role == step.role && $0.seat == step.seat }) {
          steps[index].citations = steps[index].citations.joined(with: route.citations)
        } else {
          steps.append(
            FilingPlan.Step(
              role: step.role, seat: step.seat, title: step.title, citations: route.citations))
        }
      }
    }
    return FilingPlan(
      event: event, mode: routes.contains { $0.mode == .approval } ? .approval : .report,
      steps: FilingParty.allCases.flatMap { seat in steps.filter { $0.seat == seat } },
      clocks: filingClocks(for: event),
      citations: routes.citations)
  }

  /// What the form asks for, each field once; required where one text requires it.
  package var filingForm: [FormField] {
    rulebooks.compactMap { $0.filing.content }.flatMap(\.form)
      .joined(alike: { $0.name == $1.name }) { known, field in
        var result = known.citing(field)
        result.isRequired = known.isRequired || field.isRequired
        result.parts += field.parts.filter { !known.parts.contains($0) }
        return result
      }
  }

  /// What makes a change of passwords due.
  package func rotations(after event: RotationEvent) -> [RotationRule] {
    rulebooks.compactMap { $0.security.content }.flatMap(\.rotation)
      .filter { $0.events.contains(event) }
  }
}
