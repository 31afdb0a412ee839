import HTML
import Office
import Rulebook

/// What a form asks of a notice besides its words: its event, what it continues, and whether it is
/// about something on which a body above speaks.
struct EmergencyNoticeFields {
  /// The field that says which form of notice it is.
  static let form = "notice-form"
  static let fields = [
    form, EmergencyFields.event, EmergencyFields.final, EmergencyFields.about,
  ]

  let form: EmergencyNotice.Form
  /// The open events that the unit may speak on, with their notices.
  let chains: [EventChain]
  /// Holds that the unit has to keep.
  let holds: [ListedHold]
  /// The item being changed; nil for a new one.
  let post: PostID?
  /// As it is stored.
  let own: EmergencyNotice?
  let names: RulebookNames
  let say: Words

  /// What was typed; nil for what tells of no emergency.
  static func answer(
    _ typed: FormFields, kind: PostKind?, _ problems: inout [FieldProblem]
  ) -> EmergencyNotice? {
    guard kind == .emergency else { return nil }
    let word = typed.text(form)
    guard let form = EmergencyNotice.Form(rawValue: word.isEmpty ? "report" : word) else {
      problems.append(FieldProblem(Self.form, .notAChoice))
      return nil
    }
    var notice = EmergencyNotice(form: form)
    let place = typed.text(EmergencyFields.event)
    let parts = place.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    notice.event = parts.first.flatMap { EventID($0) }
    notice.follows = parts.count == 2 ? PostID(parts[1]) : nil
    if !place.isEmpty, notice.event == nil || parts.count != (notice.follows == nil ? 1 : 2) {
      problems.append(FieldProblem(EmergencyFields.event, .notAChoice))
    }
    notice.isFinal = typed.isOn(EmergencyFields.final) ? true : nil
    let about = typed.all(EmergencyFields.about)
    let holds = about.compactMap { HoldID($0) }
    if holds.count != about.count {
      problems.append(FieldProblem(EmergencyFields.about, .notAChoice))
    }
    notice.about = holds.isEmpty ? nil : holds
    return notice
  }

  static func entries(_ draft: PostDraft) -> [String: [String]] {
    guard let form = draft.noticeForm else { return [:] }
    let notice = draft.notice ?? EmergencyNotice()
    return [
      Self.form: [form.rawValue],
      EmergencyFields.event: [value(notice.event, after: notice.follows)],
      EmergencyFields.final: [notice.isFinal == true ? "yes" : ""],
      EmergencyFields.about: (notice.about ?? []).map(\.description),
    ]
  }

  /// The event and what the notice continues, as one choice: `12` or `12-345`.
  static func value(_ event: EventID?, after follows: PostID?) -> String {
    guard let event else { return "" }
    return follows.map { "\(event)-\($0)" } ?? "\(event)"
  }

  var labels: [String: String] {
    [
      EmergencyFields.event: say("events.field.event"),
      EmergencyFields.follows: say("events.field.event"),
      EmergencyFields.final: say("events.field.final"),
      EmergencyFields.about: say("events.field.about"),
    ]
  }

  func node(_ entries: Entries) -> Node {
    let subjects = holds.filter { $0.hold.event == nil }
    let events = holds.filter { $0.hold.event != nil }
    return fieldset([
      legend(say("events.field.place")), hiddenInput(Self.form, form.rawValue),
      note(standing(entries)),
      selectBox(
        FieldLabel(
          EmergencyFields.event, say("events.field.event"), hint: say("events.hint.event")),
        entries, choices: choices, say: say),
      p([a(say("events.open-one")).href("/events/new")]).class("hint"),
      when(
        !events.isEmpty,
        group([p(say("events.holds-look")).class("hint"), HoldView.list(events, say)])),
      checkbox(EmergencyFields.final, say("events.field.final"), entries, say: say),
      when(
        !subjects.isEmpty,
        checkboxes(
          FieldLabel(
            EmergencyFields.about, say("events.field.about"), hint: say("events.hint.about")),
          entries,
          choices: subjects.map { found in
            Choice(
              found.hold.id.description, found.hold.subject,
              hint: say("events.hold-by", ["organization": found.organization.name]))
          }, say: say)),
    ]).class("field-group")
  }

  /// The holds on the chosen event, or on a subject that was ticked, before anything is written.
  private func standing(_ entries: Entries) -> [ListedHold] {
    let event = entries.value(EmergencyFields.event).split(separator: "-").first
      .flatMap { EventID(String($0)) }
    let ticked = entries.all(EmergencyFields.about)
    return holds.filter {
      ($0.hold.event != nil && $0.hold.event == event)
        || ticked.contains($0.hold.id.description)
    }
  }

  private func note(_ holds: [ListedHold]) -> Node {
    group(holds.map { HoldView.blocking($0, names: names, say) })
  }

  /// Each open event with the place that is free on it; of this item's own event, its own place.
  private var choices: [Choice] {
    chains.map { chain in
      let isOwn = own?.event == chain.event.id
      let last = chain.links.last { $0.notice.position != nil && $0.post != post }
      let follows = isOwn ? own?.follows : last?.post
      let before = follows.flatMap { chain.link(to: $0) }
      let position = isOwn ? own?.position ?? 1 : (last?.notice.position ?? 0) + 1
      let place = EmergencyWords.place(
        EmergencyNotice(form: form, event: chain.event.id, position: position), say)
      let facts = ["event": chain.event.name, "place": place, "title": before?.title ?? ""]
      return Choice(
        Self.value(chain.event.id, after: follows),
        say(before == nil ? "events.choice-first" : "events.choice-next", facts))
    }
  }
}

extension EmergencyNoticeFields {
  /// What the form of a body offers; nothing but the form itself for ordinary items.
  static func load(
    _ reading: Reading, unit: Organization, kind: PostKind, form: EmergencyNotice.Form,
    own: (post: PostID, notice: EmergencyNotice?)? = nil, names: RulebookNames, say: Words
  ) throws -> EmergencyNoticeFields {
    let isNotice = kind == .emergency
    let events = isNotice ? try reading.openEvents() : []
    let holds = isNotice ? try reading.standingHolds(over: [unit]) : []
    return EmergencyNoticeFields(
      form: form, chains: try events.map { try reading.shownChain(of: $0) },
      holds: try holds.map { try reading.visibleHold($0.id) }, post: own?.post,
      own: own?.notice, names: names, say: say)
  }
}
