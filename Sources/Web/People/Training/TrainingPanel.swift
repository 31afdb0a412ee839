import HTML
import Office
import Rulebook
import WorkCalendar

/// Words about trainings.
enum TrainingWords {
  static func state(_ training: Training, _ say: Words) -> Node {
    if training.withdrawal != nil { return tag(say("training.withdrawn"), tone: .grey) }
    return training.hasPassed
      ? tag(say("training.passed"), tone: .green) : tag(say("training.failed"), tone: .amber)
  }

  /// As ``state(_:_:)``, without its sign.
  static func stateWords(_ training: Training, _ say: Words) -> String {
    if training.withdrawal != nil { return say("training.withdrawn") }
    return say(training.hasPassed ? "training.passed" : "training.failed")
  }

  /// What the rules say on training, each with its articles.
  static func demands(_ rules: [DutyRule], _ visit: Visit) -> Node {
    let items = rules.map { rule in
      li([
        text(visit.say.title(rule.title)), text(" "),
        citationLinks(rule.citations, names: visit.rulebookNames, say: visit.say),
      ])
    }
    return when(!items.isEmpty, note([p(visit.say("training.demands")), ul(items)]))
  }

  /// Where somebody was refused because they are not trained: the articles, and the way to mend it.
  static func untrained(_ refusal: Refusal?, _ visit: Visit) -> Node {
    guard let refusal, refusal.code == AccountRefusal.untrained.rawValue else { return nothing }
    let links = refusal.problems.compactMap { problem -> Node? in
      guard let person = problem.facts["person"], let name = problem.facts["name"] else {
        return nil
      }
      return linkButton(
        visit.say("training.record-of", ["name": name]), href: "/training/new?person=" + person)
    }
    return note([
      p(visit.say("refusal." + refusal.code, refusal.facts)),
      basisLine(refusal.citations, names: visit.rulebookNames, say: visit.say),
      div(links).class("buttons"),
    ])
  }
}

/// The part of a person's page that says what they were trained in.
enum TrainingPanel {
  static func panel(
    of person: Person, at home: Organization, _ visit: Visit
  ) async throws -> Node {
    let say = visit.say
    let (trainings, walls) = try await visit.ask { reading in
      (
        try reading.trainings(of: person.id),
        try reading.rules(for: home).walls(named: TrainingRules.gate)
      )
    }
    let isTrained = trainings.contains(where: \.counts)
    let rows = trainings.map { training in
      Row([
        a(training.title).href("/training/\(training.id)"),
        text(say("training.subject." + training.subject.rawValue)),
        text(say.date(training.heldOn)), TrainingWords.state(training, say),
      ])
    }
    let citations = walls.citations
    let mayRecord = try TrainingForm.mayRecord(visit.signedIn(), of: person, at: home)
    return Web.panel(
      say("training.title"),
      [
        when(
          !isTrained,
          p([
            tag(say("training.untrained"), tone: walls.isEmpty ? .grey : .amber),
            when(!walls.isEmpty, text(say("training.gate"))), text(" "),
            citationLinks(citations, names: visit.rulebookNames, say: say),
          ])),
        when(
          !rows.isEmpty,
          dataTable(
            columns: [
              Column(say("training.field.title"), .name), Column(say("training.field.subject")),
              Column(say("training.field.held-on")), Column(say("training.field.passed")),
            ], rows: rows, caption: say("training.title"))),
      ],
      actions: mayRecord
        ? [linkButton(say("training.record"), href: "/training/new?person=\(person.id)")] : [])
  }
}
