import HTML
import HTTPTypes
import Office

/// A document on its way into the editor. Nothing is stored: the editor's own form does that.
enum DraftImportPage {
  static let path = "/posts/import"
  /// The mark-up of a long page of a web editor, most of it style.
  static let limits = UploadLimits(fileBytes: ReadDraft.maximumBytes, fieldBytes: 4_000_000)

  static func form(
    _ visit: Visit, refusal: Refusal? = nil, unread: FieldError? = nil
  ) async throws -> Reply {
    let say = visit.say
    let units = try PostEditor.units(visit)
    let fields = visit.method == .post ? visit.form : visit.query
    var entries = visit.entries(
      refusal, typed: fields,
      labels: [
        "file": say("posts.import.file"), "markup": say("posts.import.markup"),
        "organization": say("posts.unit"),
      ])
    if let unread { entries.errors.append(unread) }
    let isBack = refusal != nil || unread != nil || visit.turnedDown != nil
    let title = say("posts.import.title")
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      when(visit.method == .post && !isBack || visit.turnedDown != nil, visit.sendAgain),
      pageHeading(title, note: say("posts.import.about")),
      note([p(say("app.unclassified"))], tone: .teal),
      section([sheet(units, entries, visit)]).class("panel padded narrow"),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: title,
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(title),
        ],
        content: content, hasErrors: isBack),
      status: isBack ? .unprocessableContent : .ok)
  }

  private static func sheet(
    _ units: [Organization], _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let markup = FieldLabel(
      "markup", say("posts.import.markup"), hint: say("posts.import.markup-hint"))
    return postForm(
      action: path, csrf: visit.formToken,
      [
        hiddenInput("kind", PostKind(rawValue: entries.value("kind"))?.rawValue ?? ""),
        selectBox(
          FieldLabel("organization", say("posts.unit"), need: .required), entries,
          choices: units.map { Choice($0.id.description, $0.name) }, say: say,
          allowsNone: units.count > 1),
        fileInput(
          FieldLabel("file", say("posts.import.file"), hint: say("posts.import.file-hint")),
          entries, say: say, accept: ".docx,.html,.htm,.md,.txt"),
        field(
          markup, entries, say: say,
          control: textarea(entries.value("markup")).rows(8).class("control")
            .data("markup", "yes")),
        actionBar([submitButton(say("posts.import.send"))]),
      ], hasFiles: true)
  }

  static func read(_ visit: Visit) async throws -> Reply {
    try await visit.answering({ try await form(visit, refusal: $0) }) {
      try visit.expect("kind", "organization", "file", "markup")
      let pasted = visit.form.text("markup")
      let file = visit.files("file").first
      let unit = try unit(visit)
      if (file == nil) == pasted.allSatisfy(\.isWhitespace) {
        let words = visit.say(file == nil ? "posts.import.none" : "posts.import.both")
        return try await form(visit, unread: FieldError("file", words))
      }
      do {
        let draft: ReadDraft
        if let file {
          draft = try ReadDraft(try await bytes(of: file, visit), name: file.name)
        } else {
          draft = try ReadDraft(pasted: pasted)
        }
        let kind = PostKind(rawValue: visit.form.text("kind")) ?? .ordinary
        return try await PostEditor.imported(visit, draft, unit: unit, kind: kind)
      } catch let unread as UnreadDraft {
        let error = FieldError(file == nil ? "markup" : "file", unread.sentence(visit.say))
        return try await form(visit, unread: error)
      }
    }
  }

  private static func unit(_ visit: Visit) throws -> OrganizationID {
    var problems: [FieldProblem] = []
    let unit = visit.chosen("organization", &problems, of: Organization.self)
    if let unit, !(try PostEditor.units(visit).contains { $0.id == unit }) {
      problems.append(FieldProblem("organization", .notAChoice))
    }
    guard let unit, problems.isEmpty else { throw Refusal.invalid(problems) }
    return unit
  }

  private static func bytes(of file: IncomingFile, _ visit: Visit) async throws -> [UInt8] {
    do {
      return try await visit.office.files.bytes(of: file.content, maximum: ReadDraft.maximumBytes)
    } catch let error as FileStoreError {
      throw error.refusal
    }
  }
}
