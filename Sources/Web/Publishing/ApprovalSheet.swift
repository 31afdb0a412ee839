import HTML
import Office
import Rulebook
import WorkCalendar

/// The approval sheet of an item (Yao'an 5.4), printed from the record on A4.
enum ApprovalSheet {
  private static let columns = 8

  static func reply(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    let say = view.say
    let post = view.dossier.post
    let title = say("posts.sheet.title")
    let sheet = a4Sheet(
      title: title, number: say("posts.sheet.number", ["n": post.number]),
      isRunning: true,
      content: [
        sheetTable(
          rows(view), columns: columns,
          running: say("sheet.running", ["title": title, "number": post.number]), say: say)
      ],
      foot: printFooter(
        number: post.number, version: Int(view.dossier.current.number),
        printedAt: say.dateTime(visit.now),
        check: String(view.dossier.current.digest.hex.prefix(16)), say: say))
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: title,
        breadcrumb: [
          Crumb(say("posts.title"), href: "/posts"),
          Crumb(post.number, href: postPath(post.id)), Crumb(title),
        ],
        content: [
          div([printButton(say: say), linkButton(say("act.back"), href: postPath(post.id))])
            .class("buttons no-print"),
          sheet,
        ]))
  }

  private static func rows(_ view: PostView) -> [SheetRow] {
    let say = view.say
    let dossier = view.dossier
    let draft = dossier.current.draft
    let accounts = say.list(draft.accounts.map { view.accountName($0) })
    var top = [
      wide(say("posts.field.title"), text(draft.title)),
      wide(say("posts.field.accounts"), text(accounts)),
      wide(
        say("posts.field.planned"),
        text(draft.plannedAt.map { say.dateTime($0) } ?? say("posts.planned-none"))),
      SheetRow([
        .name(say("posts.field.category")),
        .content(text(view.category(of: draft)), columns: 3),
        .name(say("posts.field.sensitivity")),
        .content(text(gravity(draft, say)), columns: 3),
      ]),
      SheetRow([
        .name(say("posts.fact.author")),
        .content(text(dossier.name(dossier.post.author)), columns: 3),
        .name(say("posts.sheet.written")),
        .content(text(say.printedDate(dossier.current.createdAt.date)), columns: 3),
      ]),
      wide(say("posts.field.summary"), text(draft.summary)),
      wide(
        say("posts.field.body"),
        group([
          PostText.elements(draft, label: { view.elementLabel($0) }), bodyNodes(draft.body),
        ]), lines: 8, isLong: true),
      wide(
        say("posts.sheet.check"),
        group([
          p(
            findingSummary(
              dossier.standingFindings.map(\.level), waived: view.waived.count, say: say)),
          when(!view.waived.isEmpty, ul(view.waived)),
        ])),
    ]
    if let reprint = view.reprint {
      top.append(
        wide(say("posts.panel.reprint"), group([reprint.node, ReprintView.checked(view)])))
    }
    if !draft.attached.isEmpty {
      top.append(wide(say("media.panel"), MediaView.onPaper(draft.attached, say), isLong: true))
    }
    if view.dossier.source != nil {
      top.append(wide(say("review.direct"), DirectBox.source(view)))
    }
    return top + stages(view) + releases(view) + [archive(view), process(view)]
  }

  /// How grave it is, and that it tells of an emergency.
  private static func gravity(_ draft: PostDraft, _ say: Words) -> String {
    let kind = draft.kind == .emergency ? [say("posts.kind.emergency")] : []
    return say.list(kind + [say("posts.sensitivity." + draft.sensitivity.rawValue)])
  }

  /// The steps a–h of Yao'an 5.5 with who took each and when. One that the rules do not ask for says
  /// so: an empty place would look as if it had been left out.
  private static func process(_ view: PostView) -> SheetRow {
    let steps = view.dossier.lifecycle.map { step in li(Process.line(step, view)) }
    return wide(view.say("posts.sheet.process"), ol(steps).class("sheet-steps"))
  }

  private static func wide(
    _ name: String, _ content: Node, lines: Int = 1, isLong: Bool = false
  ) -> SheetRow {
    SheetRow(
      [.name(name), .content(content, columns: columns - 1)], lines: lines, isLong: isLong)
  }

  /// The stages of the present round, or of the route the rules ask for; empty ones wait for a pen.
  private static func stages(_ view: PostView) -> [SheetRow] {
    switch view.dossier.outlook {
    case .planned(let rules):
      return rules.map { rule in
        SheetRow(
          [
            .name(view.stageName(rule.kind)), .signed(SignatureCell(), columns: columns - 1),
          ], lines: 2)
      }
    case .running(let stages): return stages.flatMap { signed($0, view) }
    }
  }

  private static func signed(_ stage: Stage, _ view: PostView) -> [SheetRow] {
    let signature = stage.state == .agreed ? view.dossier.signature(on: stage) : nil
    let signed = SheetRow(
      [
        .name(view.stageName(stage.kind)),
        .signed(cell(signature, view), columns: columns - 1),
      ], lines: 2)
    guard !stage.rule.checklist.isEmpty else { return [signed] }
    return [questions(stage, signature, view), signed]
  }

  private static func cell(_ signature: Signature?, _ view: PostView) -> SignatureCell {
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
  ) -> SheetRow {
    let say = view.say
    let lines = stage.rule.checklist.map { question in
      let answer = signature?.checklist.answers.first { $0.question == question.id }
      let word = answer.map { say($0.isYes ? "review.answer.yes" : "review.answer.no") }
      let facts = [
        "question": say.title(question.title), "answer": word ?? "",
        "explanation": answer?.explanation ?? "",
      ]
      return li(say("posts.sheet.answer", facts))
    }
    return wide(say("posts.sheet.questions"), ol(lines), lines: 2)
  }

  private static func releases(_ view: PostView) -> [SheetRow] {
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
      return SheetRow([
        .name(say("posts.sheet.publisher")),
        .content(text(dossier.name(release.confirmedBy)), columns: 2),
        .name(view.accountName(release.account)),
        .content(group(parts.map { p($0) }), columns: 4),
      ])
    }
  }

  private static func archive(_ view: PostView) -> SheetRow {
    let say = view.say
    let post = view.dossier.post
    guard let at = post.archivedAt, let seal = post.archiveDigest else {
      return wide(say("posts.sheet.archive"), text(""))
    }
    return wide(
      say("posts.sheet.archive"),
      text(
        say(
          "posts.sheet.archived",
          ["number": post.number, "time": say.dateTime(at), "digest": seal.hex])))
  }
}

/// A link to our own portal as citizens know it; relative while no address is known.
func absolute(_ link: String, _ house: House) -> String {
  guard link.hasPrefix("/"), let origin = house.origin else { return link }
  return origin + link
}
