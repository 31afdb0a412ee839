import HTML
import Office
import Rulebook

/// What a filing says, line by line; where it changes what the registry holds, the old words stand
/// beside the new ones.
struct FilingContents: Sendable {
  /// A line of it, in words.
  struct Line: Sendable {
    let name: String
    let new: String
    /// What the registry held; nil where there is nothing to compare with.
    let old: String?
    /// Whether it is where the account is found.
    var isPlace = false
    /// Whether it names somebody else, who may go by the same name.
    var isAnother = false

    var differs: Bool { isAnother || (old.map { $0 != new } ?? false) }

    /// A change in words, for paper.
    func words(_ say: Words) -> String {
      let none = say("filings.changes.nothing")
      let (before, after) = (old ?? "", new)
      return say(
        "filings.sheet.answer",
        [
          "field": name,
          "words": (before.isEmpty ? none : before) + say("filings.changes.to")
            + (after.isEmpty ? none : after),
        ])
    }
  }

  let lines: [Line]
  /// Points that a person confirmed, and those that nobody did.
  let conditions: [(point: PointRule, isConfirmed: Bool)]

  init(_ view: FilingView, say: Words) {
    let form = view.filing.form
    let before = view.registered
    let parts = Set(view.filing.event.parts)
    var lines: [Line] = []
    func add(
      _ name: String, isPlace: Bool = false, isAnother: Bool = false,
      _ words: (FilingForm) -> String
    ) {
      let (new, old) = (words(form), before.map(words))
      if !new.isEmpty || old?.isEmpty == false {
        lines.append(
          Line(name: name, new: new, old: old, isPlace: isPlace, isAnother: isAnother))
      }
    }
    func plain(_ name: String, _ words: String) {
      if !words.isEmpty { lines.append(Line(name: name, new: words, old: nil)) }
    }
    if parts.contains(.account) {
      add(say("filings.field.name")) { $0.name }
    } else {
      plain(say("filings.field.name"), form.name)
    }
    plain(say("accounts.column.platform"), AccountWords.platform(view.account.platform, say))
    plain(
      say("filings.event-day." + view.filing.event.rawValue),
      form.eventOn.map { say.date($0) } ?? "")
    plain(say("filings.field.reason"), form.reason)
    plain(say("filings.field.replacement"), form.replacement)
    if parts.contains(.account) {
      add(say("filings.field.platform-id")) { $0.platformID }
      add(say("filings.field.link"), isPlace: true) { $0.link }
      add(say("filings.field.description")) { $0.description }
      add(say("filings.field.certification")) {
        say("accounts.certification." + $0.card.certification.rawValue)
      }
      add(say("filings.field.interaction-state")) {
        say($0.hasInteraction ? "accounts.interaction-on" : "accounts.interaction-off")
      }
      for text in AccountCard.texts {
        add(say("filings.field." + text.name)) { $0.card[keyPath: text.path] }
      }
    }
    if parts.contains(.people) {
      for duty in AccountDuty.allCases {
        let (was, now) = (before?.people[duty], form.people[duty])
        let isAnother = was.flatMap { was in now.map { !$0.isSamePerson(as: was) } } ?? false
        add(AccountWords.duty(duty, say), isAnother: isAnother) { form in
          form.people[duty].map { AccountWords.holder($0, say) } ?? ""
        }
      }
    }
    for field in view.rules.filingForm {
      plain(say.title(field.title), FilingContents.answer(to: field, in: form, say))
    }
    self.lines = lines
    conditions =
      parts.contains(.conditions)
      ? view.rules.openingConditions.map { ($0, form.confirmed.contains($0.name)) } : []
  }

  /// What was answered to a field that the registry does not know; empty where nothing was.
  static func answer(to field: FormField, in form: FilingForm, _ say: Words) -> String {
    guard let value = form.others[field.name] else { return "" }
    return field.choices.first { $0.id == value }.map { say.title($0.title) } ?? value
  }

  var changes: [Line] { lines.filter(\.differs) }

  func node(_ visit: Visit) -> Node {
    let say = visit.say
    let isCompared = lines.contains { $0.old != nil }
    return group([
      when(
        isCompared,
        p(
          changes.isEmpty
            ? say("filings.changes.none") : say("filings.changes.some", ["n": "\(changes.count)"])
        ).class("note")),
      definitionList(lines.map { ($0.name, words($0, say)) }), confirmed(visit),
    ])
  }

  private func words(_ line: Line, _ say: Words) -> Node {
    guard let old = line.old, line.differs else {
      return line.isPlace ? AccountWords.place(line.new) : readingText(line.new)
    }
    let none = say("filings.changes.nothing")
    return div([
      del([
        hiddenWords(say("diff.removed")), text(old.isEmpty ? none : old),
        hiddenWords(say("diff.end")),
      ]), text(say("filings.changes.to")),
      ins([
        hiddenWords(say("diff.added")), text(line.new.isEmpty ? none : line.new),
        hiddenWords(say("diff.end")),
      ]),
    ]).class("diff").role("group").aria("label", say("filings.changes.of", ["field": line.name]))
  }

  private func confirmed(_ visit: Visit) -> Node {
    let say = visit.say
    guard !conditions.isEmpty else { return nothing }
    return group([
      h3(say("filings.part.conditions")),
      ul(
        conditions.map { condition in
          li([
            tag(
              say(condition.isConfirmed ? "filings.confirmed" : "filings.unconfirmed"),
              tone: condition.isConfirmed ? .green : .amber),
            text(" "), text(say.title(condition.point.title)), text(" "),
            citationLinks(condition.point.citations, names: visit.rulebookNames, say: say),
          ])
        }),
    ])
  }
}
