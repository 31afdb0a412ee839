import HTML
import Office
import Rulebook
import WorkCalendar

/// What is in force for a body, what waits, and what was decided before.
struct BodyRulebooksParts {
  let view: BodyRulebooks
  let visit: Visit
  private let names: RulebookNames

  private var say: Words { visit.say }
  private var shelf: RulebookShelf { visit.office.shelf }

  init(view: BodyRulebooks, visit: Visit) {
    self.view = view
    self.visit = visit
    names = visit.rulebookNames
  }

  // MARK: - In force

  /// In the order in which they are followed: the body's own first.
  var inForce: Node {
    guard !view.origins.isEmpty else { return emptyState(say("organization.no-rulebooks")) }
    let own = view.own.map(\.id)
    let isOwn = { (origin: RulebookOrigin) in origin.organization.id == view.organization.id }
    let ordered =
      view.origins.filter(isOwn).sorted {
        (own.firstIndex(of: $0.chosen.id) ?? 0) < (own.firstIndex(of: $1.chosen.id) ?? 0)
      } + view.origins.filter { !isOwn($0) }.reversed()
    return dataTable(
      columns: [
        Column(say("rulebook.column.title"), .name), Column(say("rulebook.body.origin")),
        Column(say("rulebook.body.numbers")), Column(say("rulebook.column.force")),
      ],
      rows: ordered.map { row($0, isOwn: isOwn($0)) }, caption: say("rulebook.body.in-force"))
  }

  private func row(_ origin: RulebookOrigin, isOwn: Bool) -> Row {
    let id = origin.chosen.id
    let rulebook = shelf.rulebook(id)
    let origins =
      isOwn
      ? say("organization.own-rulebook")
      : say("organization.inherited", ["organization": origin.organization.name])
    let changes = rulebook.map {
      NumberChange.changes(from: [], to: origin.chosen.adaptations, of: $0, say: say)
    }
    return Row([
      a(names.full(id)).href(RulebookPath.of(id)), text(origins),
      changes?.isEmpty ?? true
        ? text(say("rulebook.body.as-issued"))
        : ul((changes ?? []).map { li($0.words(say)) }),
      text(
        rulebook.map { RulebookWords.force(of: $0, say: say) } ?? say("rulebook.body.missing")),
    ])
  }

  // MARK: - Waiting

  var waiting: Node {
    guard let plan = view.waiting else { return nothing }
    let changes = PlanChange.changes(from: view.own, to: plan.chosen, shelf: shelf, say: say)
    return panel(
      say("rulebook.body.waiting"),
      [
        definitionList([
          (say("rulebook.body.proposed-by"), text(view.name(plan.proposedBy))),
          (say("rulebook.body.proposed-at"), time(plan)),
          (say("rulebook.body.reason"), p(plan.reason).class("diff")),
          (
            say("rulebook.body.changes"),
            changes.isEmpty
              ? text(say("rulebook.body.no-changes"))
              : ul(changes.map { li($0.words(say, names)) })
          ),
        ]),
        note([p(say("rulebook.body.effect")), p(say("rulebook.body.effect-below"))]),
        activators(plan), buttons(plan),
      ])
  }

  private func time(_ plan: RulebookPlan) -> Node {
    HTML.time(say.dateTime(plan.proposedAt)).datetime(plan.proposedAt.rfc3339)
  }

  private func activators(_ plan: RulebookPlan) -> Node {
    let people = view.activators.map(\.name)
    return p(
      people.isEmpty
        ? say("rulebook.body.nobody-activates")
        : say("rulebook.body.activators", ["names": say.list(people)]))
  }

  private func buttons(_ plan: RulebookPlan) -> Node {
    let path = RulebookPath.body(view.organization.id)
    let fields = [("plan", plan.id.description)]
    return when(
      view.mayDecide,
      div([
        when(
          view.mayActivate,
          buttonForm(
            action: path + "/activation", csrf: visit.formToken,
            label: say("rulebook.body.activate"), style: .primary, fields: fields)),
        buttonForm(
          action: path + "/withdrawal", csrf: visit.formToken,
          label: say("rulebook.body.withdraw"), fields: fields),
      ]).class("buttons"))
  }

  // MARK: - History

  var history: Node {
    let title = say("rulebook.body.history")
    guard !view.plans.isEmpty else {
      return panel(title, [emptyState(say("rulebook.body.no-history"))])
    }
    return panel(
      title,
      [
        dataTable(
          columns: [
            Column(say("rulebook.body.content"), .name), Column(say("rulebook.body.state")),
            Column(say("rulebook.body.proposed-by")), Column(say("rulebook.body.activated-by")),
            Column(say("rulebook.body.reason")),
          ], rows: view.plans.map(row), caption: title)
      ])
  }

  private func row(_ plan: RulebookPlan) -> Row {
    let chosen = plan.chosen.map { names.full($0.id) }
    return Row([
      text(chosen.isEmpty ? say("rulebook.body.nothing") : say.list(chosen)),
      tag(say("rulebook.plan." + plan.state.rawValue), tone: tone(of: plan.state)),
      group([text(view.name(plan.proposedBy)), p([time(plan)]).class("note")]),
      group([
        text(view.name(plan.activatedBy)),
        ifPresent(plan.activatedAt) { at in
          p([HTML.time(say.dateTime(at)).datetime(at.rfc3339)]).class("note")
        },
      ]),
      text(plan.reason),
    ])
  }

  private func tone(of state: RulebookPlan.State) -> Tone {
    switch state {
    case .proposed: .primary
    case .active: .green
    case .ended, .withdrawn: .grey
    }
  }
}
