import HTML
import HTTPTypes
import Office
import Rulebook

/// One hold: who decides, who keeps silent, what they may reprint, and how it ended.
enum HoldPage {
  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Hold.self)
    let (found, names, event, items) = try await visit.ask { reading in
      let found = try reading.visibleHold(id)
      let people = [found.hold.placedBy, found.hold.liftedBy].compactMap { $0 }
      return (
        found, try reading.names(of: people),
        // Whom it bound may no longer see the event once it is lifted.
        found.hold.event.flatMap { try? reading.visibleEvent($0) },
        try reading.statementChoices(for: found)
      )
    }
    let hold = found.hold
    let typed = visit.entries(refusal, labels: HoldForm.labels(say))
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash([
        "placed": "events.done.placed", "lifted": "events.done.lifted",
        "linked": "events.done.linked",
      ]),
      pageHeading(
        hold.subject, note: say("events.hold-by", ["organization": found.organization.name]),
        marks: [HoldView.state(hold, say)]),
      columns(
        [
          panel(
            say("events.hold-facts"),
            [
              facts(found, names, event, say), HoldView.statement(found, say),
              basisLine(hold.citations, names: visit.rulebookNames, say: say),
            ])
        ],
        aside: found.mayLift
          ? [statementForm(found, items, visit, typed), liftingForm(found, visit, typed)] : []),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.events), title: hold.subject,
        breadcrumb: [Crumb(say("menu.events"), href: "/events"), Crumb(hold.subject)],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  static func lift(_ visit: Visit) async throws -> Reply {
    try visit.expect("reason")
    let id = try visit.id(of: Hold.self)
    return try await visit.answering({ try await reply(visit, refusal: $0) }) {
      _ = try await visit.perform(LiftHold(id, reason: visit.form.text("reason")))
      return .redirect(holdPath(id) + "?done=lifted")
    }
  }

  static func link(_ visit: Visit) async throws -> Reply {
    try visit.expect("number")
    let id = try visit.id(of: Hold.self)
    return try await visit.answering({ try await reply(visit, refusal: $0) }) {
      _ = try await visit.perform(LinkStatement(id, number: visit.form.text("number")))
      return .redirect(holdPath(id) + "?done=linked")
    }
  }

  private static func facts(
    _ found: ListedHold, _ names: [PersonID: String], _ event: EmergencyEvent?, _ say: Words
  ) -> Node {
    let hold = found.hold
    var rows: [(String, Node)] = [
      (say("events.field.scope"), text(found.scope.name)),
      (say("events.field.reason"), text(hold.reason)),
      (say("events.field.contact"), text(hold.contact)),
      (
        say("events.hold-placed"),
        text(
          say(
            "events.by-at",
            ["name": names[hold.placedBy] ?? "", "time": say.dateTime(hold.placedAt)]))
      ),
    ]
    if let event {
      rows.insert(
        (say("events.field.event"), a(event.name).href(eventPath(event.id))), at: 0)
    }
    if let at = hold.liftedAt {
      let name = hold.liftedBy.flatMap { names[$0] } ?? ""
      rows.append(
        (
          say("events.hold-ended"),
          text(say("events.by-at", ["name": name, "time": say.dateTime(at)]))
        ))
      rows.append((say("events.hold-ended-why"), text(hold.liftingReason)))
    }
    return definitionList(rows)
  }

  private static func statementForm(
    _ found: ListedHold, _ items: [(number: String, title: String)], _ visit: Visit,
    _ typed: Entries
  ) -> Node {
    let say = visit.say
    let number = FieldLabel(
      "number", say("events.field.number"), hint: say("events.hint.number"), need: .required)
    let control = input().type("text").class("control").value(typed.value("number"))
      .attribute("list", "own-items").autocomplete("off")
    return panel(
      say("events.link-statement"),
      [
        p(say("events.link-statement-note")),
        postForm(
          action: holdPath(found.hold.id) + "/statement", csrf: visit.formToken,
          [
            field(number, typed, say: say, control: control),
            datalist(items.map { option($0.title).value($0.number) }).id("own-items"),
            submitButton(say("events.link-statement"), style: .normal),
          ]),
      ])
  }

  private static func liftingForm(
    _ found: ListedHold, _ visit: Visit, _ typed: Entries
  ) -> Node {
    let say = visit.say
    return panel(
      say("events.lift"),
      [
        p(say("events.lift-note")),
        postForm(
          action: holdPath(found.hold.id) + "/lifting", csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "reason", say("events.field.lifting-reason"), need: .required,
                limit: FieldLimit(EmergencyFields.reason.maximum)), typed, say: say, rows: 3),
            submitButton(say("events.lift"), style: .danger),
          ]),
      ])
  }
}
