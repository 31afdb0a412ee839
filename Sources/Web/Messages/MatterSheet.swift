import HTML
import Office
import Rulebook
import WorkCalendar

/// The sheet on which a message is handled (Yao'an 7), printed from the record on A4.
enum MatterSheet {
  private static let columns = 8

  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await MatterView.load(visit, message: try visit.id())
    let say = view.say
    let matter = view.file.matter
    let sheet = a4Sheet(
      title: say("messages.sheet.title"),
      number: say("messages.sheet.number", ["n": matter.number]), isRunning: true,
      content: [
        sheetTable(
          rows(view), columns: columns,
          running: say(
            "sheet.running", ["title": say("messages.sheet.title"), "number": matter.number]),
          say: say)
      ],
      foot: printFooter(
        number: matter.number, version: Int(matter.version),
        printedAt: say.dateTime(visit.now),
        check: String((view.file.currentReply?.digest.hex ?? "").prefix(12)), say: say))
    let frame = try await visit.staffFrame(.messages)
    return .page(
      staffPage(
        frame, title: say("messages.sheet.title"),
        breadcrumb: [
          Crumb(say("messages.title"), href: "/messages"),
          Crumb(matter.number, href: messagePath(matter.id)), Crumb(say("messages.sheet.title")),
        ],
        content: [
          div([
            printButton(say: say), linkButton(say("act.back"), href: messagePath(matter.id)),
          ]).class("buttons no-print"),
          sheet,
        ]))
  }

  private static func rows(_ view: MatterView) -> [SheetRow] {
    let say = view.say
    let file = view.file
    let matter = file.matter
    let urgency = say(matter.isUrgent ? "messages.urgent" : "messages.ordinary")
    return [
      SheetRow([
        .name(say("messages.sheet.source")),
        .content(text(say("messages.sheet.portal", ["name": file.unit.name])), columns: 3),
        .name(say("messages.field.received")),
        .content(text(say.dateTime(file.message.receivedAt)), columns: 3),
      ]),
      wide(say("messages.field.title"), text(file.message.title)),
      wide(say("messages.sheet.text"), readingText(file.message.body), lines: 4, isLong: true),
      SheetRow([
        .name(say("messages.field.class")),
        .content(
          text(view.className ?? say("messages.kind." + file.message.kind.rawValue)), columns: 3),
        .name(say("messages.sheet.urgency")), .content(text(urgency), columns: 3),
      ]),
      signed(say("messages.sheet.proposal"), .register, view),
      signed(say("messages.sheet.instruction"), .instruct, view),
      SheetRow([
        .name(say("messages.field.department")),
        .content(text(department(view)), columns: 3),
        .name(say("messages.field.due")), .content(text(due(view)), columns: 3),
      ]),
      signed(say("messages.sheet.handling"), .draft, view),
      signed(say("messages.sheet.signature"), .sign, view, takesSeal: true),
      wide(
        say("messages.sheet.reply"),
        readingText(file.currentReply?.body ?? told(view)), lines: 4, isLong: true),
      signed(say("messages.sheet.approval"), .approve, view),
      SheetRow([
        .name(say("messages.sheet.answered")),
        .content(text(answered(view)), columns: 3),
        .name(say("messages.field.rating")),
        .content(text(file.rating.map { say("messages.grade.\($0.grade)") } ?? ""), columns: 3),
      ]),
      wide(say("messages.sheet.remarks"), text(remarks(view)), lines: 2),
    ]
  }

  private static func wide(
    _ name: String, _ content: Node, lines: Int = 1, isLong: Bool = false
  ) -> SheetRow {
    SheetRow(
      [.name(name), .content(content, columns: columns - 1)], lines: lines, isLong: isLong)
  }

  /// The last step of a kind that was taken: opinion, name and day; empty places stay for the pen.
  private static func signed(
    _ name: String, _ kind: MatterStep.Kind, _ view: MatterView, takesSeal: Bool = false
  ) -> SheetRow {
    let step = view.file.steps.last {
      $0.kind == kind && ($0.decision == .done || $0.decision == .agree)
    }
    let agreed = step?.decision == .agree ? view.say("messages.sheet.agreed") : nil
    let opinion = step.map { $0.opinion.isEmpty ? agreed ?? "" : $0.opinion }
    return SheetRow(
      [
        .name(name),
        .signed(
          SignatureCell(
            opinion: opinion, name: step.flatMap { view.actor(of: $0) },
            date: step?.closedAt.map { view.say.printedDate($0.date) }, takesSeal: takesSeal),
          columns: columns - 1),
      ], lines: 2)
  }

  /// A message that ended with its registration was given to nobody.
  private static func department(_ view: MatterView) -> String {
    let matter = view.file.matter
    if matter.state == .closed { return view.say("messages.not-passed-on") }
    return view.organizationName(matter.department) ?? ""
  }

  /// What the citizen is told where there is no reply.
  private static func told(_ view: MatterView) -> String {
    let matter = view.file.matter
    guard matter.state == .closed else { return "" }
    return matter.outcome.flatMap { $0.isEmpty ? nil : $0 } ?? view.say("messages.outcome-none")
  }

  private static func due(_ view: MatterView) -> String {
    switch view.file.matter.state {
    case .closed: return ""
    case .toRegister: return view.say("messages.due.register")
    case .toInstruct: return view.say("messages.due.instruct")
    default:
      return view.file.answerClock.map { view.say.printedLimit($0.due) } ?? view.say("due.none")
    }
  }

  private static func answered(_ view: MatterView) -> String {
    guard let at = view.file.matter.answeredAt ?? view.file.matter.closedAt else { return "" }
    let took = view.file.message.receivedAt.milliseconds(until: at)
    return view.say(
      "messages.sheet.took",
      ["time": view.say.dateTime(at), "duration": view.say.duration(milliseconds: took)])
  }

  private static func remarks(_ view: MatterView) -> String {
    let matter = view.file.matter
    let remarks = [matter.basis, matter.notified].filter { !$0.isEmpty }
    return remarks.joined(separator: view.say("list.separator"))
  }
}
