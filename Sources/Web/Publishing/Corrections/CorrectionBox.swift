import HTML
import Office
import Rulebook
import WorkCalendar

/// What is wrong about a published item and what is done about it, on its page.
struct CorrectionBox {
  let view: PostView
  let file: CorrectionFile

  private var say: Words { view.say }

  static func load(_ view: PostView) async throws -> CorrectionBox {
    let dossier = view.dossier
    let file = try await view.visit.ask { try $0.corrections(of: dossier) }
    return CorrectionBox(view: view, file: file)
  }

  /// Said on top of the page while something wrong is in public.
  var warning: Node {
    guard let open = file.open else { return nothing }
    let places = file.live.filter { $0.round <= open.round }
      .compactMap { file.accounts[$0.account]?.name }
    let kind = CorrectionWords.kind(open.kind, say)
    let head = say(
      "corrections.running",
      ["kind": kind, "duration": say.duration(milliseconds: open.taken(at: view.visit.now))])
    return note(
      [
        p([strong(head)]), p(open.draft.fault),
        when(
          !places.isEmpty, p(say("corrections.still-on", ["accounts": say.list(places)]))),
        when(
          open.kind == .correct && view.dossier.post.state.isEditable,
          p(say("corrections.rewrite"))),
      ], tone: .red)
  }

  /// How an item ended that readers see nowhere any more.
  var mark: Node {
    let gone = view.dossier.releases.last { $0.state == .withdrawn || $0.state == .deleted }
    // The state says it already, unless the item is being written anew.
    guard file.live.isEmpty, view.takenDown == nil, let gone else { return nothing }
    return tag(say("publishing.state." + gone.state.rawValue), tone: .amber)
  }

  func panel(_ entries: Entries) -> Node {
    guard !file.corrections.isEmpty || !file.rights.kinds.isEmpty else { return nothing }
    return Web.panel(
      say("corrections.panel"),
      [
        ifPresent(file.open) { open in
          group([
            ifPresent(file.rights.takeDown) { takeDown($0, open, entries) },
            ifPresent(file.rights.remove.first) { removal($0, entries) },
          ])
        },
        group(file.corrections.map(entry)),
        when(file.rights.mayDrop, drop(entries)),
        when(
          !file.rights.kinds.isEmpty,
          div([
            linkButton(
              say("corrections.new"), href: newCorrectionPath(view.dossier.post.id), icon: .warn)
          ]).class("buttons no-print")),
      ])
  }

  /// One confirmation, and what it does.
  private func takeDown(
    _ release: Release, _ open: Correction, _ entries: Entries
  ) -> Node {
    let account = file.accounts[release.account]?.name ?? ""
    let all = file.live.filter {
      $0.round <= open.round && file.accounts[$0.account]?.platform == .portal
    }.compactMap { file.accounts[$0.account]?.name }
    let isRemoval = open.kind == .delete
    return postForm(
      action: "/releases/\(release.id)/takedown", csrf: view.visit.formToken,
      [
        p(
          say(
            isRemoval ? "corrections.delete-does" : "corrections.withdraw-does",
            ["accounts": say.list(all)])),
        p(say("corrections.confirm", ["account": account])),
        view.basis(ReleaseDecision.confirmation),
        textInput(
          FieldLabel("takedown", say("publishing.confirmation"), need: .required), entries,
          say: say, autocomplete: "off"),
        actionBar([
          submitButton(
            say(isRemoval ? "corrections.delete-now" : "corrections.withdraw-now"),
            style: .danger)
        ]),
      ])
  }

  /// What a person took off another platform; the next one comes after it.
  private func removal(_ release: Release, _ entries: Entries) -> Node {
    let account = file.accounts[release.account]?.name ?? ""
    return postForm(
      action: "/releases/\(release.id)/removal", csrf: view.visit.formToken,
      [
        p(say("corrections.remove-there", ["account": account])),
        ifPresent(release.link) { link in p([a(say("publishing.open")).href(link)]) },
        textInput(
          FieldLabel("removed-at", say("corrections.field.removed-at"), need: .required), entries,
          say: say, type: "datetime-local"),
        textInput(
          FieldLabel(
            "evidence", say("corrections.field.evidence"),
            hint: say("corrections.hint.evidence"), need: .required,
            limit: FieldLimit(CorrectionFields.evidence.maximum)), entries, say: say),
        div([submitButton(say("corrections.settle"), style: .normal)]).class("buttons"),
      ])
  }

  private func drop(_ entries: Entries) -> Node {
    details([
      summary(say("corrections.drop")), p(say("corrections.drop-does")),
      postForm(
        action: postPath(view.dossier.post.id) + "/corrections/end", csrf: view.visit.formToken,
        [
          textArea(
            FieldLabel(
              "drop-reason", say("corrections.field.drop-reason"), need: .required,
              limit: FieldLimit(CorrectionFields.reason.maximum)), entries, say: say, rows: 2),
          div([submitButton(say("corrections.drop"), style: .normal)]).class("buttons"),
        ]),
    ]).open(entries.error("drop-reason") != nil)
  }

  /// One correction with all that came of it.
  private func entry(_ correction: Correction) -> Node {
    let draft = correction.draft
    let facts: [(String, String)] =
      [
        (say("corrections.field.fault"), draft.fault),
        (say("corrections.found"), found(correction)),
        (say("corrections.opened"), opened(correction)),
        (say("corrections.time"), CorrectionWords.taken(correction, at: view.visit.now, say)),
        (say("corrections.field.explanation"), draft.explanation),
        (say("corrections.field.basis"), draft.basis),
        (say("corrections.field.drop-reason"), correction.reason ?? ""),
      ].filter { !$0.1.isEmpty }
    let ended = file.ended.filter { $0.correction == correction.id }
    return section([
      h3([
        text(CorrectionWords.kind(correction.kind, say)), text(" "),
        CorrectionWords.state(correction, say),
      ]),
      definitionList(facts),
      when(!ended.isEmpty, ul(ended.map { li(line($0)) })),
    ])
  }

  private func found(_ correction: Correction) -> String {
    say(
      "corrections.found-line",
      [
        "time": say.dateTime(correction.draft.foundAt),
        "finder": CorrectionWords.finder(correction, say),
      ])
  }

  private func opened(_ correction: Correction) -> String {
    say(
      "corrections.opened-line",
      [
        "time": say.dateTime(correction.openedAt), "name": file.name(correction.openedBy),
      ])
  }

  private func line(_ ended: CorrectedRelease) -> String {
    let facts = [
      "account": file.accounts[ended.account]?.name ?? "",
      "state": say("publishing.state." + ended.state.rawValue),
      "time": say.dateTime(ended.endedAt), "name": file.name(ended.person),
      "evidence": ended.evidence,
    ]
    if ended.person == nil { return say("corrections.ended", facts) }
    return say(
      ended.evidence.isEmpty ? "corrections.ended-by" : "corrections.ended-with", facts)
  }
}
