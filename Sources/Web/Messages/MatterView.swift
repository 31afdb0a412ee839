import HTML
import Office
import Rulebook
import WorkCalendar

/// What a matter's page is made from: the file, the rules that matter here, and the reader's words.
struct MatterView {
  let visit: Visit
  let file: MatterFile
  let classes: [MessageClassRule]
  let departments: [Organization]
  let terms: [Complexity: (clock: ClockRule, deadline: Deadline)]
  let calendar: WorkCalendar
  let refusal: Refusal?

  var say: Words { visit.say }

  static func load(
    _ visit: Visit, message: MessageID, refusal: Refusal? = nil
  ) async throws -> MatterView {
    try await visit.ask { reading in
      let file = try reading.matterFile(message)
      let kind = file.isMine ? file.openStep?.kind : nil
      let isSorting = kind == .register || kind == .instruct
      return MatterView(
        visit: visit, file: file, classes: try reading.rules(for: file.unit).messageClasses,
        departments: isSorting ? try reading.answeringDepartments(of: file.unit.id) : [],
        terms: isSorting ? try reading.answerTerms(of: file.unit) : [:],
        calendar: try reading.calendar(), refusal: refusal)
    }
  }

  /// Whether the class that is being chosen ends the matter without an answer.
  var choosesEnd: Bool {
    guard file.openStep?.kind == .register else { return false }
    let wanted = refusal == nil ? visit.query.text("class") : visit.form.text("class")
    return classes.first { $0.id == wanted }.map { $0.handling != .answer } ?? false
  }

  /// The title of the class a person chose; its id where the rulebooks no longer know it.
  var className: String? {
    file.matter.messageClass.map { id in
      classes.first { $0.id == id }.map { say.title($0.title) } ?? id
    }
  }

  /// Who took a step, with whom they stood in for.
  func actor(of step: MatterStep) -> String? {
    step.person.flatMap { file.persons[$0] }.map { name in
      AppointmentWords.acting(
        name, for: step.appointment.flatMap { file.principals[$0] }, say)
    }
  }

  func organizationName(_ id: OrganizationID?) -> String? {
    id.flatMap { file.organizations[$0]?.name }
  }

  func cites(_ citations: [Citation]) -> Node {
    citationLinks(citations, names: visit.rulebookNames, say: say)
  }

  func basis(_ citations: [Citation]) -> Node {
    basisLine(citations, names: visit.rulebookNames, say: say)
  }

  func face(_ clock: ClockID?) -> ClockFace? {
    clock.flatMap { file.clocks[$0] }.flatMap { running in
      running.stoppedAt == nil
        ? ClockFace(running, calendar: calendar, now: visit.now, say: say) : nil
    }
  }

  /// Who has it now: the names of those who can take the step, and the role.
  var holders: String {
    guard let step = file.openStep else { return "" }
    let role = say("role." + step.role.rawValue)
    let place = organizationName(step.organization) ?? ""
    let names = file.holders.prefix(3).map(\.name)
    let facts = ["place": place, "role": role, "names": say.list(Array(names))]
    return names.isEmpty
      ? say("messages.holders.none", facts) : say("messages.holders.some", facts)
  }
}

/// A text with its lines kept, each a paragraph.
func readingText(_ words: String) -> Node {
  div(words.split(separator: "\n", omittingEmptySubsequences: true).map { p(String($0)) })
    .class("reading")
}
