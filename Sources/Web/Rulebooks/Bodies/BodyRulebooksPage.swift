import HTML
import HTTPTypes
import Office
import Rulebook

/// What binds a body, what is proposed to bind it, and what was decided.
enum BodyRulebooksPage {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/organizations/:id/rulebooks") { visit in try await page(visit) }
    routes.post("/organizations/:id/rulebooks") { visit in
      try await refusing(visit) { try await propose(visit) }
    }
    routes.post("/organizations/:id/rulebooks/activation", bodyLimit: 8_192) { visit in
      try await refusing(visit) { try await activate(visit) }
    }
    routes.post("/organizations/:id/rulebooks/withdrawal", bodyLimit: 8_192) { visit in
      try await refusing(visit) { try await withdraw(visit) }
    }
    return routes
  }

  /// What the office cannot take comes back on the page itself, with what was typed.
  private static func refusing(
    _ visit: Visit, _ act: () async throws -> Reply
  ) async throws -> Reply {
    do {
      return try await act()
    } catch let refusal as Refusal
      where refusal.kind == .invalid || RulebookRefusal(rawValue: refusal.code) != nil
    {
      return try await page(visit, refusal: refusal)
    }
  }

  // MARK: - Acts

  private static func propose(_ visit: Visit) async throws -> Reply {
    let id = try visit.id(of: Organization.self)
    let view = try await visit.ask { try BodyRulebooks(id, $0) }
    let kept = ProposalForm(view: view, visit: visit).kept
    let chosen = try ProposalForm.read(visit, kept: kept)
    _ = try await visit.perform(
      ProposeRulebooks(id, chosen: chosen, reason: visit.form.text("reason")))
    return .redirect(RulebookPath.body(id) + "?done=proposed")
  }

  private static func activate(_ visit: Visit) async throws -> Reply {
    try visit.expect("plan")
    let id = try visit.id(of: Organization.self)
    _ = try await visit.perform(ActivateRulebooks(id, plan: try plan(visit)))
    return .redirect(RulebookPath.body(id) + "?done=activated")
  }

  private static func withdraw(_ visit: Visit) async throws -> Reply {
    try visit.expect("plan")
    let id = try visit.id(of: Organization.self)
    _ = try await visit.perform(WithdrawRulebooks(id, plan: try plan(visit)))
    return .redirect(RulebookPath.body(id) + "?done=withdrawn")
  }

  private static func plan(_ visit: Visit) throws -> RulebookPlanID {
    guard let plan = RulebookPlanID(visit.form.text("plan")) else {
      throw Refusal(RulebookRefusal.nothingProposed)
    }
    return plan
  }

  // MARK: - The page

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id = try visit.id(of: Organization.self)
    let view = try await visit.ask { try BodyRulebooks(id, $0) }
    let form = ProposalForm(view: view, visit: visit)
    let entries = refusal.map { visit.entries($0, labels: form.labels) }
    let organization = view.organization
    let title = say("rulebook.body.title", ["organization": organization.name])
    let parts = BodyRulebooksParts(view: view, visit: visit)
    return .page(
      staffPage(
        try await visit.staffFrame(.organizations), title: title,
        breadcrumb: [
          Crumb(say("menu.organizations"), href: "/organizations"),
          Crumb(organization.name, href: "/organizations/\(id)"), Crumb(say("menu.rulebooks")),
        ],
        content: [
          ifPresent(entries) { errorSummary($0.errors, say: say) },
          wholeFormNote(refusal, say: say), refusal == nil ? flash(visit) : nothing,
          pageHeading(
            title, note: say("rulebook.body.note"), actions: [printButton(say: say)]),
          panel(say("rulebook.body.in-force"), [parts.inForce]), parts.waiting,
          form.panel(entries ?? form.kept), parts.history,
        ], hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  private static func flash(_ visit: Visit) -> Node {
    visit.doneFlash([
      "proposed": "rulebook.done.proposed", "activated": "rulebook.done.activated",
      "withdrawn": "rulebook.done.withdrawn",
    ])
  }
}
