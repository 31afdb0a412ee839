import HTML
import Office
import Rulebook

/// Two rulebooks side by side, conflicting numbers first.
enum DifferencesPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let shelf = visit.office.shelf
    let left = shelf.rulebook(visit.query.text("left"))
    let right = shelf.rulebook(visit.query.text("right"))
    let showsConflictsOnly = visit.query.text("only") == "conflicts"
    let unknown = ["left", "right"].map { visit.query.text($0) }
      .filter { !$0.isEmpty && shelf.rulebook($0) == nil }
    var content = [
      group(
        unknown.map {
          note([p(say("rulebook.differences.unknown", ["id": $0]))], tone: .amber)
        }),
      choice(visit, showsConflictsOnly: showsConflictsOnly),
    ]
    if let left, let right {
      content.append(comparison(left, right, showsConflictsOnly: showsConflictsOnly, visit))
    } else {
      content.append(emptyState(say("rulebook.differences.choose")))
    }
    return .page(
      try await RulebookTab.differences.page(
        visit, note: say("rulebook.differences.note"), content: content,
        actions: [printButton(say: say)]))
  }

  private static func choice(_ visit: Visit, showsConflictsOnly: Bool) -> Node {
    let say = visit.say
    let shelf = visit.office.shelf
    let choices = shelf.ids.compactMap { shelf.rulebook($0) }.map {
      Choice($0.id, say.title($0.title))
    }
    let entries = Entries(single: [
      "left": visit.query.text("left"), "right": visit.query.text("right"),
    ])
    return form([
      selectBox(
        FieldLabel("left", say("rulebook.differences.left")), entries, choices: choices, say: say),
      selectBox(
        FieldLabel("right", say("rulebook.differences.right")), entries, choices: choices,
        say: say),
      div([
        input().type("checkbox").name("only").value("conflicts").id(fieldID("only"))
          .checked(showsConflictsOnly),
        label(say("rulebook.differences.only")).for(fieldID("only")),
      ]).class("choice"),
      submitButton(say("rulebook.compare"), style: .normal),
    ]).method("get").action("/rulebooks/differences").class("filter")
  }

  private static func comparison(
    _ left: Rulebook, _ right: Rulebook, showsConflictsOnly: Bool, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let all = Differences.between(left: left, right: right)
    let conflicts = all.count { $0.kind == .conflict }
    let shown = showsConflictsOnly ? all.filter { $0.kind == .conflict } : all
    let title = say(
      "rulebook.differences.title",
      ["left": say.title(left.title), "right": say.title(right.title)])
    guard !shown.isEmpty else {
      return panel(title, [emptyState(say("rulebook.differences.none"))])
    }
    let words = DifferenceWords(say: say)
    let names = visit.rulebookNames
    let rows = shown.map { difference in
      Row(
        [
          text(words.topic(difference.topic)), kindTag(difference.kind, say),
          side(difference.left, on: difference.topic.subject, words, names),
          side(difference.right, on: difference.topic.subject, words, names),
        ], tone: tone(of: difference.kind))
    }
    return panel(
      title,
      [
        p(
          say(
            "rulebook.differences.summary",
            ["conflicts": "\(conflicts)", "all": "\(all.count)"])
        ).class("note"),
        dataTable(
          columns: [
            Column(say("rulebook.differences.topic"), .name),
            Column(say("rulebook.differences.kind")), Column(say.title(left.short)),
            Column(say.title(right.short)),
          ], rows: rows, caption: title),
      ])
  }

  private static func side(
    _ position: Position?, on subject: DifferenceTopic.Subject, _ words: DifferenceWords,
    _ names: RulebookNames
  ) -> Node {
    let say = words.say
    guard let position else { return span(say("rulebook.differences.silent")).class("note") }
    return group([
      RulebookWords.memoryTag(position.evidence, say),
      ul(words.lines(position, on: subject).map { li($0) }),
      citationLinks(position.citations, names: names, say: say),
    ])
  }

  private static func kindTag(_ kind: Difference.Kind, _ say: Words) -> Node {
    tag(
      say("rulebook.difference." + kind.rawValue), tone: tone(of: kind),
      icon: kind == .same ? .tick : nil)
  }

  private static func tone(of kind: Difference.Kind) -> Tone {
    switch kind {
    case .conflict: .red
    case .wordsDiffer: .purple
    case .onlyLeft, .onlyRight: .teal
    case .same: .grey
    }
  }
}
