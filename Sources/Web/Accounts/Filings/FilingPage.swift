import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// One filing, one page: what it says, where it is, until when, and what the reader can do.
enum FilingPage {
  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let id: FilingID = try visit.id()
    let view = try await visit.ask { try FilingView(id, $0) }
    let entries = refusal.map { visit.entries($0, labels: labels(view, say)) }
    let content = [
      errorSummary(entries?.errors ?? [], say: say), wholeFormNote(refusal, say: say),
      TrainingWords.untrained(refusal, visit),
      refusal == nil ? flash(view, visit) : nothing,
      pageHeading(
        view.title(say), note: view.filing.number,
        marks: [
          AccountWords.stateTag(view.filing, say),
          FilingParts.limit(
            of: view.filing, view.clock, now: visit.now, say),
        ],
        actions: [
          linkButton(
            say("filings.sheet.open"), href: filingPath(id) + "/print", icon: .print),
          when(
            view.filing.certificate != nil,
            linkButton(say("filings.certificate.open"), href: filingPath(id) + "/certificate")),
        ]),
      FilingParts.rejection(view, visit),
      columns(
        [
          panel(say("filings.panel.form"), [FilingContents(view, say: say).node(visit)]),
          FilingFiles(view: view, visit: visit, entries: entries ?? Entries()).node,
          actions(view, visit, entries ?? Entries()),
        ],
        aside: [
          law(view, visit),
          panel(say("timeline.title"), [timeline(steps(view, visit), say: say)]),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: view.title(say), breadcrumb: view.crumbs(say),
        content: content, hasErrors: refusal != nil), status: refusal?.status ?? .ok)
  }

  static func labels(_ view: FilingView, _ say: Words) -> [String: String] {
    AccountWords.labels(view.rules, say).merging([
      "opinion": say("filings.field.opinion"), "document": say("filings.field.document"),
      "day": say("filings.field.day"), "files": say("filings.files.field"),
      "field": say("filings.files.place"),
    ]) { own, _ in own }
  }

  /// What was done, who has it now.
  private static func flash(_ view: FilingView, _ visit: Visit) -> Node {
    let say = visit.say
    let known = [
      "saved", "submitted", "signed", "returned", "refused", "withdrawn", "carried-out",
      "attached", "detached",
    ]
    let done = visit.query.text("done")
    guard known.contains(done) else { return nothing }
    var words = say("filings.done." + done)
    if let step = view.openStep {
      words += say("filings.now-with", ["holder": view.signer(step, say)])
    }
    return Web.flash(words, say: say)
  }

  private static func law(_ view: FilingView, _ visit: Visit) -> Node {
    let say = visit.say
    guard let plan = view.plan, let times = view.times else {
      return panel(say("filings.panel.law"), [p(say("filings.no-law"))])
    }
    return panel(
      say("filings.panel.law"),
      [
        p(say("filings.mode." + plan.mode.rawValue)),
        FilingParts.times(times, plan: plan, of: view, visit),
      ])
  }

  private static func steps(_ view: FilingView, _ visit: Visit) -> [TimelineStep] {
    let say = visit.say
    if view.filing.round == 0 {
      return view.route.map { step in
        TimelineStep(
          stage: say.title(step.title),
          person: RulebookWords.signer(
            step.role.rawValue, step.seat, say), state: .waiting)
      }
    }
    return view.steps.map { step in
      let state: TimelineStep.State =
        switch step.state {
        case .waiting: .waiting
        case .open: .current
        case .agreed: .done
        case .returned: .returned
        case .refused: .refused
        case .void: .void
        }
      let paper =
        step.document.isEmpty ? "" : say("filings.document", ["number": step.document])
      let opinion = [step.opinion, paper].filter { !$0.isEmpty }.joined(separator: "\n")
      return TimelineStep(
        stage: say.title(step.rule.title), person: view.signer(step, say), state: state,
        at: step.closedAt ?? step.openedAt, opinion: opinion.isEmpty ? nil : opinion,
        took: step.closedAt.flatMap { closed in
          step.openedAt.map { $0.milliseconds(until: closed) }
        },
        more: [basisLine(step.rule.citations, names: visit.rulebookNames, say: say)])
    }
  }

  // MARK: - What can be done

  private static func actions(_ view: FilingView, _ visit: Visit, _ entries: Entries) -> Node {
    FilingActionForms(view: view, visit: visit, entries: entries).node
  }
}
