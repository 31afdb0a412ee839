import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// One matter, one page: what the citizen wrote, what was decided, who has it, and the form for
/// the step that the reader can take.
enum MatterPage {
  static func reply(
    _ visit: Visit, message: MessageID, refusal: Refusal? = nil
  ) async throws -> Reply {
    let view = try await MatterView.load(visit, message: message, refusal: refusal)
    var frame = try await visit.staffFrame(.messages)
    if view.isDepartment { frame.menu = quiet(frame.menu) }
    let page = staffPage(
      frame, title: view.file.message.title, breadcrumb: crumbs(view),
      content: content(view), hasErrors: refusal != nil)
    return .page(page, status: refusal?.status ?? .ok)
  }

  /// A department comes for one matter; what it has no business with is left out of its menu.
  private static func quiet(_ menu: [MenuGroup]) -> [MenuGroup] {
    let kept = menu.map { group in
      MenuGroup(
        label: "",
        items: group.items.filter {
          $0.href == MenuPlace.home.path || $0.href == MenuPlace.messages.path
        })
    }
    return kept.filter { !$0.items.isEmpty }
  }

  private static func crumbs(_ view: MatterView) -> [Crumb] {
    [
      Crumb(view.say("menu.home"), href: "/"),
      Crumb(view.say("messages.title"), href: "/messages"), Crumb(view.file.matter.number),
    ]
  }

  private static func content(_ view: MatterView) -> [Node] {
    let say = view.say
    let matter = view.file.matter
    let action = view.file.isMine ? view.file.openStep.map { MatterForms.form($0, view) } : nil
    let heading = pageHeading(
      view.file.message.title, note: matter.number,
      marks: [
        stateTag(matter.state, say: say),
        when(matter.isUrgent, tag(say("messages.urgent"), tone: .red)),
      ],
      actions: [
        linkButton(
          say("messages.sheet.open"), href: messagePath(matter.id) + "/print", icon: .print)
      ])
    return [
      view.refusal.map {
        errorSummary(view.visit.entries($0, labels: view.labels).errors, say: say)
      }
        ?? done(view),
      heading,
      columns(
        [
          panel(say("messages.panel.message"), MatterParts.message(view)),
          ifPresent(action) { $0 },
          MatterParts.replies(view),
        ],
        aside: [
          panel(say("messages.panel.facts"), MatterParts.facts(view)),
          panel(say("timeline.title"), [timeline(MatterParts.steps(view), say: say)]),
        ]),
    ]
  }

  /// After a step: what was done, who has it now, and until when.
  private static func done(_ view: MatterView) -> Node {
    let say = view.say
    guard let form = StepForm(rawValue: view.visit.query.text("done")) else { return nothing }
    var words = say("messages.done." + form.rawValue)
    if let step = view.file.openStep {
      words += say("messages.now", ["holders": view.holders])
      if let face = view.face(step.clock) {
        words += say("messages.until", ["due": limitWords(face, view.visit.now, say)])
      }
      words += say("sentence.end")
    } else {
      words += say("messages.finished")
    }
    return flash(words, say: say)
  }
}

extension MatterView {
  /// Whether the reader comes from a department rather than from the unit's own desk.
  var isDepartment: Bool {
    let appointments = visit.asker?.appointments ?? []
    return file.access == .withoutContact
      && appointments.allSatisfy { $0.role == .departmentHandler || $0.role == .departmentHead }
  }
}
