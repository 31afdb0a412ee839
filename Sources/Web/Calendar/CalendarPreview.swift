import HTML
import HTTPTypes
import Office
import WorkCalendar

/// What another calendar changes, before it is put in force.
enum CalendarPreview {
  /// As many changed days as fit on a page; more are counted.
  private static let shownChanges = 120

  static func changes(of revision: CalendarRevision, _ say: Words) -> Node {
    let closes = (revision.calendar.closeOfBusiness ?? .endOfDay).text
    return group([
      when(revision.movesClosing, p(say("calendar.own.closes-then", ["time": closes]))),
      when(!revision.changes.isEmpty, changeTable(revision.changes, say)),
    ])
  }

  private static func changeTable(
    _ changes: [CalendarRevision.Change], _ say: Words
  ) -> Node {
    group([
      p(say("calendar.changes", ["n": "\(changes.count)"])),
      dataTable(
        columns: [
          Column(say("calendar.day"), .name), Column(say("calendar.before")),
          Column(say("calendar.after")),
        ],
        rows: changes.prefix(shownChanges).map { change in
          Row([
            text(say.date(change.date)), text(kind(change.before, say)),
            text(kind(change.after, say)),
          ])
        }, caption: say("calendar.preview-title")),
      when(
        changes.count > shownChanges,
        p(say("calendar.more-changes", ["n": "\(changes.count - shownChanges)"]))),
    ])
  }

  private static func kind(_ day: Day, _ say: Words) -> String {
    let word = say("calendar.kind." + day.kind.code)
    guard let name = day.kind.name else { return word }
    return say("calendar.kind-name", ["kind": word, "name": name])
  }

  /// How many open deadlines move, and which.
  static func effect(_ effect: CalendarEffect, _ visit: Visit) -> Node {
    let say = visit.say
    let facts = ["n": "\(effect.moved)", "examined": "\(effect.examined)"]
    return group([
      note(
        [
          p(say(effect.isPartial ? "calendar.moves-at-least" : "calendar.moves", facts)),
          p(say("calendar.kept-stay")),
        ], tone: effect.moved > 0 ? .amber : .teal),
      when(!effect.moves.isEmpty, moveTable(effect, visit)),
    ])
  }

  private static func matter(_ move: CalendarEffect.Move, _ say: Words) -> String {
    guard let duty = move.duty else { return move.number ?? say("calendar.move.other") }
    let words =
      duty.isRotation
      ? say("home.account-rotation", ["event": say("rulebook.rotation." + duty.event)])
      : say("home.account-filing", ["event": say("rulebook.filing-event." + duty.event)])
    return say("calendar.move.account", ["account": duty.account, "duty": words])
  }

  private static func moveTable(_ effect: CalendarEffect, _ visit: Visit) -> Node {
    let say = visit.say
    let names = visit.rulebookNames
    let more = effect.moved - effect.moves.count
    return group([
      dataTable(
        columns: [
          Column(say("calendar.move.matter"), .name), Column(say("calendar.move.body")),
          Column(say("calendar.move.basis")), Column(say("calendar.before")),
          Column(say("calendar.after")),
        ],
        rows: effect.moves.map { move in
          Row([
            text(matter(move, say)), text(move.organization),
            citationLinks(move.citations, names: names, say: say),
            text(say.fullLimit(move.from)), text(say.fullLimit(move.to)),
          ])
        }, caption: say("calendar.move.title")),
      when(more > 0, p(say("calendar.move.more", ["n": "\(more)"]))),
    ])
  }

  /// The form that puts in force what was previewed.
  ///
  /// - Parameter base: version of the calendar that the preview was made from.
  static func confirmation(
    _ visit: Visit, action: String, base: String, back: String, _ kept: [Node]
  ) -> Node {
    postForm(
      action: action, csrf: visit.formToken,
      kept + [
        hiddenInput("_base", base),
        div([
          submitButton(visit.say("calendar.put-in-force")),
          linkButton(visit.say("act.cancel"), href: back),
        ]).class("buttons"),
      ])
  }

  /// A step of changing the calendar, as a page.
  static func page(
    _ visit: Visit, title: String, content: [Node], hasErrors: Bool, status: HTTPResponse.Status
  ) async throws -> Reply {
    .page(
      staffPage(
        try await visit.staffFrame(.calendar), title: title,
        breadcrumb: [Crumb(visit.say("menu.calendar"), href: "/calendar"), Crumb(title)],
        content: [section(content).class("panel padded")], hasErrors: hasErrors), status: status)
  }
}
