import HTML
import Office
import Rulebook
import WorkCalendar

/// The approval sheet of an item (Yao'an 5.4), printed from the record on A4.
enum ApprovalSheet {
  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    return try await paperPage(
      sheet(view), view, word: postPath(view.dossier.post.id) + "/print.docx")
  }

  static func word(_ visit: Visit) async throws -> Reply {
    try sheet(await PostView.load(visit, post: try visit.id())).download(visit.say)
  }

  static func sheet(_ view: PostView) -> PaperSheet {
    PaperSheet(
      title: view.say("posts.sheet.title"), number: view.dossier.post.number, rows: rows(view))
  }

  private static func rows(_ view: PostView) -> [PaperSheet.Row] {
    head(view) + content(view) + stages(view) + releases(view) + [archive(view), process(view)]
  }

  private static func head(_ view: PostView) -> [PaperSheet.Row] {
    let say = view.say
    let dossier = view.dossier
    let draft = dossier.current.draft
    let accounts = say.list(draft.accounts.map { view.accountName($0) })
    return [
      wide(say("posts.field.title"), [draft.title]),
      wide(say("posts.field.accounts"), [accounts]),
      wide(
        say("posts.field.planned"),
        [draft.plannedAt.map { say.dateTime($0) } ?? say("posts.planned-none")]),
      PaperSheet.pair(
        say("posts.field.category"), view.category(of: draft), say("posts.field.sensitivity"),
        gravity(draft, say)),
      PaperSheet.pair(
        say("posts.fact.author"), dossier.name(dossier.post.author), say("posts.sheet.written"),
        say.printedDate(dossier.current.createdAt.date)),
      wide(say("posts.field.summary"), [draft.summary]),
    ]
  }

  private static func content(_ view: PostView) -> [PaperSheet.Row] {
    let say = view.say
    let draft = view.dossier.current.draft
    let elements = PostText.elementRows(draft) { view.elementLabel($0) }
    var rows = [
      wide(
        say("posts.field.body"),
        elements.map { say("archive.line", ["label": $0.label, "words": $0.words]) }
          + [draft.body],
        node: group([
          PostText.elements(draft, label: { view.elementLabel($0) }), bodyNodes(draft.body),
        ]), lines: 8, isLong: true)
    ]
    if let line = ChainView.line(view) { rows.append(wide(say("events.chain"), [line])) }
    if let reprint = view.reprint {
      rows.append(
        wide(
          say("posts.panel.reprint"), reprint.words(view),
          node: group([reprint.node, ReprintView.checked(view)])))
    }
    for form in draft.forms ?? [] {
      let name = say("posts.form.on", ["account": view.accountName(form.account)])
      let words = [form.title, form.body].filter { !$0.isEmpty }
      rows.append(wide(name, words, isLong: true))
    }
    if !draft.attached.isEmpty {
      rows.append(
        wide(
          say("media.panel"), MediaView.paperLines(draft.attached, say),
          node: MediaView.onPaper(draft.attached, say), isLong: true))
    }
    let checks = view.dossier.factChecks
    if !checks.isEmpty {
      let lines = checks.map { FactCheckWords.line($0, now: view.visit.now, say) }
      rows.append(wide(say("fact-checks.title"), lines, node: ul(lines.map { li($0) })))
    }
    rows.append(check(view))
    if let source = view.dossier.source {
      rows.append(
        wide(
          say("review.direct"),
          [say("review.direct-fact"), absolute(source.link, view.visit.house)],
          node: DirectBox.source(view)))
    }
    if let fact = UrgentBox.line(view) {
      rows.append(wide(view.say("urgent.title"), [fact]))
    }
    return rows
  }

  /// What the check said of all that stands above it.
  private static func check(_ view: PostView) -> PaperSheet.Row {
    let found = findingSummary(
      view.dossier.standingFindings.map(\.level), waived: view.waived.count, say: view.say)
    return wide(
      view.say("posts.sheet.check"), [found] + view.waived,
      node: group([p(found), when(!view.waived.isEmpty, ul(view.waived.map { li($0) }))]))
  }

  /// How grave it is, and that it tells of an emergency.
  private static func gravity(_ draft: PostDraft, _ say: Words) -> String {
    let kind = draft.kind == .emergency ? [EmergencyWords.kind(draft, say)] : []
    return say.list(kind + [say("posts.sensitivity." + draft.sensitivity.rawValue)])
  }

  /// The steps a–h of Yao'an 5.5 with who took each and when. One that the rules do not ask for says
  /// so: an empty place would look as if it had been left out.
  private static func process(_ view: PostView) -> PaperSheet.Row {
    let steps = view.dossier.lifecycle.map { step in Process.line(step, view) }
    return wide(
      view.say("posts.sheet.process"), steps,
      node: ol(steps.map { li($0) }).class("sheet-steps"))
  }

  private static func wide(
    _ name: String, _ words: [String], node: Node? = nil, lines: Int = 1, isLong: Bool = false
  ) -> PaperSheet.Row {
    PaperSheet.wide(name, words, node: node, lines: lines, isLong: isLong)
  }

  /// The stages of the present round, or of the route the rules ask for; empty ones wait for a pen.
  private static func stages(_ view: PostView) -> [PaperSheet.Row] {
    switch view.dossier.outlook {
    case .planned(let rules):
      return rules.map { PaperSheet.signed(view.stageName($0.kind), SignatureCell()) }
    case .running(let stages): return stages.flatMap { signed($0, view) }
    }
  }

  private static func signed(_ stage: Stage, _ view: PostView) -> [PaperSheet.Row] {
    let signature = stage.state == .agreed ? view.dossier.signature(on: stage) : nil
    let signed = PaperSheet.signed(view.stageName(stage.kind), cell(signature, view))
    guard !stage.rule.checklist.isEmpty else { return [signed] }
    return [questions(stage, signature, view), signed]
  }

  /// What a signer said and concluded; the empty place while nobody has signed.
  static func cell(_ signature: Signature?, _ view: PostView) -> SignatureCell {
    guard let signature else { return SignatureCell() }
    let say = view.say
    var words = signature.opinion.isEmpty ? say("posts.sheet.agreed") : signature.opinion
    if let conclusion = signature.checklist.conclusion {
      words = say(
        "posts.sheet.concluded",
        ["conclusion": say("review.conclusion." + conclusion.rawValue), "opinion": words])
    }
    return SignatureCell(
      opinion: words, name: view.signer(signature.person, under: signature.appointment),
      date: say.dateTime(signature.signedAt))
  }

  private static func questions(
    _ stage: Stage, _ signature: Signature?, _ view: PostView
  ) -> PaperSheet.Row {
    let say = view.say
    let lines = stage.rule.checklist.map { question in
      let answer = signature?.checklist.answers.first { $0.question == question.id }
      let word = answer.map { say($0.isYes ? "review.answer.yes" : "review.answer.no") }
      let facts = [
        "question": say.title(question.title), "answer": word ?? "",
        "explanation": answer?.explanation ?? "",
      ]
      return say("posts.sheet.answer", facts)
    }
    return wide(
      say("posts.sheet.questions"), lines, node: ol(lines.map { li($0) }), lines: 2)
  }

  private static func releases(_ view: PostView) -> [PaperSheet.Row] {
    let say = view.say
    let dossier = view.dossier
    return dossier.currentReleases.filter { $0.state != .void }.map { release in
      var parts = [say("publishing.state." + release.state.rawValue)]
      if let at = release.publishedAt {
        let took = release.openedAt.milliseconds(until: at)
        parts.append(
          say(
            "publishing.took",
            ["time": say.dateTime(at), "duration": say.duration(milliseconds: took)]))
      }
      if let link = release.link { parts.append(absolute(link, view.visit.house)) }
      return PaperSheet.Row(cells: [
        .name(say("posts.sheet.publisher")),
        .words([dossier.name(release.confirmedBy)], columns: 2),
        .name(view.accountName(release.account)),
        .words(parts, columns: 4),
      ])
    }
  }

  private static func archive(_ view: PostView) -> PaperSheet.Row {
    let say = view.say
    let post = view.dossier.post
    guard let at = post.archivedAt, let seal = post.archiveDigest else {
      return wide(say("posts.sheet.archive"), [])
    }
    return wide(
      say("posts.sheet.archive"),
      [
        say(
          "posts.sheet.archived",
          ["number": post.number, "time": say.dateTime(at), "digest": seal.hex])
      ])
  }
}

/// A link to our own portal as citizens know it; relative while no address is known.
func absolute(_ link: String, _ house: House) -> String {
  guard link.hasPrefix("/"), let origin = house.origin else { return link }
  return origin + link
}
