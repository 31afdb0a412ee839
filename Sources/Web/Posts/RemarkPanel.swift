import HTML
import Office

/// What those who work on an item say to each other about its words.
struct RemarkPanel {
  let view: PostView
  /// The newest first.
  let threads: [RemarkThread]
  /// What was typed and what is wrong with it.
  let entries: Entries
  /// The remark whose answer came back; the panel's own form did when nil.
  let answering: RemarkID?

  static func load(_ view: PostView, _ entries: Entries) async throws -> RemarkPanel {
    let current = view.dossier.current
    let threads = try await view.visit.ask { try $0.remarks(on: current) }
    var answering: RemarkID?
    if view.visit.path.hasPrefix("/remarks/") { answering = try view.visit.id() }
    return RemarkPanel(view: view, threads: threads, entries: entries, answering: answering)
  }

  private var say: Words { view.say }
  private func name(of field: String) -> String { view.fieldName(field) ?? field }
  private var open: [RemarkThread] { threads.filter { $0.remark.settledAt == nil } }
  private var settled: [RemarkThread] { threads.filter { $0.remark.settledAt != nil } }
  private var mayWrite: Bool { view.isAtWork }

  var node: Node {
    guard mayWrite || !threads.isEmpty else { return nothing }
    return panel(
      say("remarks.title", ["n": "\(open.count)"]),
      [
        when(open.isEmpty, p(say("remarks.none")).class("note")),
        ul(open.map { item($0) }).class("remarks"), when(mayWrite, form),
        when(
          !settled.isEmpty,
          details([
            summary(say("remarks.settled", ["n": "\(settled.count)"])),
            ul(settled.map { item($0) }).class("remarks"),
          ])),
      ])
  }

  /// The fields with the words in them that remarks are about; nothing where there are none.
  var marked: Node {
    let draft = view.dossier.current.draft
    let fields = draft.textFields.compactMap { field -> Node? in
      let places = open.compactMap { thread -> MarkedText.Place? in
        guard thread.remark.field == field, case .words(let range) = thread.anchor else {
          return nil
        }
        return MarkedText.Place(
          number: Int(thread.remark.id.rawValue), start: range.lowerBound, end: range.upperBound)
      }
      guard !places.isEmpty else { return nil }
      let text = MarkedText(draft.text(of: field) ?? "", places: places)
      return group([
        h3(name(of: field)),
        text.node(label: "remarks.number", anchor: { "remark-\($0)" }, say: say),
      ])
    }
    return when(
      !fields.isEmpty, details([summary(say("remarks.in-text"))] + fields).class("marked"))
  }

  // MARK: - One remark

  private func item(_ thread: RemarkThread) -> Node {
    let remark = thread.remark
    return li([
      p([
        strong(say("remarks.number", ["n": "\(remark.id)"])), text(" "),
        text(name(of: remark.field)),
      ]),
      when(!remark.quote.isEmpty, blockquote(remark.quote)),
      when(thread.anchor == .gone, p(say("remarks.gone")).class("note")),
      said(remark), group(thread.answers.map { div([said($0)]).class("answer") }),
      ifPresent(remark.settledBy) { name in
        p(say("remarks.settled-by", ["name": name])).class("note")
      },
      when(mayWrite && remark.settledAt == nil, actions(remark)),
    ]).id("remark-\(remark.id)")
  }

  private func said(_ remark: Remark) -> Node {
    group([
      p(remark.words),
      p(
        say(
          "remarks.by",
          [
            "name": remark.author, "time": say.dateTime(remark.writtenAt),
            "n": "\(remark.number)",
          ])
      ).class("note"),
    ])
  }

  private func actions(_ remark: Remark) -> Node {
    let path = "/remarks/\(remark.id)"
    let isTyped = answering == remark.id
    let id = isTyped ? fieldID("words") : "answer-\(remark.id)"
    return group([
      details([
        summary(say("remarks.answer")),
        postForm(
          action: path + "/answers", csrf: view.visit.formToken,
          [
            label(say("remarks.field.answer")).for(id),
            textarea(isTyped ? entries.value("words") : "").rows(2).class("control").id(id)
              .name("words").maxlength(RemarkFields.words.maximum).required(),
            div([submitButton(say("remarks.answer"), style: .normal)]).class("buttons"),
          ]),
      ]).flag("open", isTyped),
      buttonForm(
        action: path + "/settlement", csrf: view.visit.formToken, label: say("remarks.settle")),
    ])
  }

  // MARK: - A new one

  private var form: Node {
    let typed = answering == nil ? entries : Entries()
    let isTyped = !typed.value("field").isEmpty
    let choices = view.dossier.current.draft.textFields.reversed().map {
      Choice($0, name(of: $0))
    }
    return details([
      summary(say("remarks.write")),
      postForm(
        action: postPath(view.dossier.post.id) + "/remarks", csrf: view.visit.formToken,
        [
          hiddenInput("revision", view.dossier.current.id.description),
          selectBox(
            FieldLabel("field", say("remarks.field.field"), need: .required), typed,
            choices: choices, say: say, allowsNone: false),
          textInput(
            FieldLabel(
              "quote", say("remarks.field.quote"), hint: say("remarks.hint.quote"),
              need: .optional), typed, say: say),
          answering == nil
            ? textArea(
              FieldLabel(
                "words", say("remarks.field.words"), need: .required,
                limit: FieldLimit(RemarkFields.words.maximum)), typed, say: say, rows: 3)
            : nothing,
          div([submitButton(say("remarks.submit"), style: .normal)]).class("buttons"),
        ]),
    ]).flag("open", isTyped)
  }
}

/// The forms of remarks.
enum RemarkForms {
  static func write(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision", "field", "quote", "words")
    let form = visit.form
    return try await PostActs.onRevision(visit, done: "remarked") { post, revision in
      _ = try await visit.perform(
        WriteRemark(
          post, revision: revision, field: form.text("field"), quote: form.text("quote"),
          words: form.text("words")))
    }
  }

  static func answer(_ visit: Visit) async throws -> Reply {
    try visit.expect("words")
    let remark: RemarkID = try visit.id()
    let post = try await visit.ask { try $0.post(of: remark) }
    return try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        _ = try await visit.perform(AnswerRemark(remark, words: visit.form.text("words")))
        return .redirect(postPath(post) + "?done=answered")
      })
  }

  static func settle(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let remark: RemarkID = try visit.id()
    let post = try await visit.ask { try $0.post(of: remark) }
    _ = try await visit.perform(SettleRemark(remark))
    return .redirect(postPath(post) + "?done=settled")
  }
}
