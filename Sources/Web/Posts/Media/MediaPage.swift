import HTML
import HTTPTypes
import Office

/// The pictures, sound and films of an item: where they are put to it, described, ordered and taken
/// off. Each of these makes a new version of the item.
func postMediaRoutes() -> Routes {
  var routes = Routes()
  routes.get("/posts/:id/media") { visit in try await MediaPage.reply(visit) }
  routes.upload(
    "/posts/:id/media",
    limits: UploadLimits(
      fileBytes: PostMediaFields.rule.maximumBytes, files: MediaPage.filesAtOnce),
    again: { visit in try await MediaPage.reply(visit, refusal: visit.turnedDown) }
  ) { visit in try await MediaForms.attach(visit) }
  routes.upload(
    "/posts/:id/media/document", limits: MediaDocument.limits,
    again: { visit in try await MediaPage.reply(visit, refusal: visit.turnedDown) }
  ) { visit in try await MediaDocument.attach(visit) }
  routes.post("/posts/:id/media/words", bodyLimit: 262_144) { visit in
    try await MediaForms.change(visit)
  }
  routes.post("/posts/:id/media/removal", bodyLimit: 8_192) { visit in
    try await MediaForms.detach(visit)
  }
  routes.get("/posts/:id/versions/:number/media/:digest") { visit in
    try await MediaFiles.ofRevision(visit)
  }
  return routes
}

enum MediaPage {
  /// Files of one form.
  static let filesAtOnce = 9

  static func reply(
    _ visit: Visit, refusal: Refusal? = nil, isTyped: Bool = false, unread: FieldError? = nil
  ) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    let post = view.dossier.post
    guard view.dossier.rights.mayEdit else {
      if let refusal { throw refusal }
      return .redirect(postPath(post.id))
    }
    let say = visit.say
    let fields = fields(view)
    var entries = fields.stored
    if let refusal {
      let answered = visit.entries(refusal, labels: fields.labels)
      if isTyped { entries = answered } else { entries.errors = answered.errors }
    }
    if let unread { entries.errors.append(unread) }
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      visit.doneFlash([
        "attached": "media.done.attached", "changed": "media.done.changed",
        "unchanged": "posts.done.unchanged", "detached": "media.done.detached",
      ]),
      heading(view),
      columns(
        [words(view, fields, entries), addition(view, entries)],
        aside: [
          panel(say("posts.panel.findings"), [view.findingsWhileEditing]), removal(view),
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("media.panel"),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(post.number, href: postPath(post.id)), Crumb(say("media.panel")),
        ], content: content, hasErrors: !entries.errors.isEmpty || refusal != nil),
      status: refusal?.status ?? (unread == nil ? .ok : .unprocessableContent))
  }

  // MARK: - Parts

  private static func heading(_ view: PostView) -> Node {
    let say = view.say
    let post = view.dossier.post
    return pageHeading(
      say("media.panel"),
      note: say(
        "posts.version-line", ["number": post.number, "n": "\(view.dossier.current.number)"]),
      marks: [view.stateTag],
      actions: [
        linkButton(say("media.back"), href: postPath(post.id) + "/edit", icon: .pen),
        linkButton(say("posts.open"), href: postPath(post.id)),
      ])
  }

  static func fields(_ view: PostView) -> MediaFields {
    MediaFields(
      media: view.dossier.current.draft.attached,
      view: .ofRevision(view.dossier.current, view.say), say: view.say)
  }

  private static func version(_ view: PostView) -> Node {
    hiddenInput("version", "\(view.dossier.post.version)")
  }

  private static func path(_ view: PostView) -> String { postPath(view.dossier.post.id) + "/media" }

  private static func words(
    _ view: PostView, _ fields: MediaFields, _ entries: Entries
  ) -> Node {
    let say = view.say
    guard !fields.media.isEmpty else { return emptyState(say("media.empty")) }
    return panel(
      say("media.present", ["n": "\(fields.media.count)"]),
      [
        postForm(
          action: path(view) + "/words", csrf: view.visit.formToken,
          [version(view)] + fields.nodes(entries)
            + [actionBar([submitButton(say("act.save"), icon: .pen)])])
      ])
  }

  private static func addition(_ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let left = PostMediaFields.maximumFiles - view.dossier.current.draft.attached.count
    guard left > 0 else {
      return p(say("media.full", ["maximum": "\(PostMediaFields.maximumFiles)"])).class("note")
    }
    let files = panel(
      say("media.add-title"),
      [
        postForm(
          action: path(view), csrf: view.visit.formToken,
          [
            version(view),
            fileInput(
              FieldLabel(
                PostMediaFields.files, say("media.field.files"), hint: hint(say), need: .required),
              entries, say: say, accept: FileWords.accept(PostMediaFields.rule), multiple: true),
            div([submitButton(say("media.add"))]).class("buttons"),
          ], hasFiles: true)
      ])
    return group([files, MediaDocument.form(view, entries)])
  }

  /// What may be chosen: pictures have a limit of their own.
  private static func hint(_ say: Words) -> String {
    let rule = PostMediaFields.rule
    return say(
      "media.hint.files",
      [
        "n": "\(filesAtOnce)", "types": say.list(rule.types.map { FileWords.type($0, say) }),
        "picture": FileWords.size(PostMediaFields.maximumPictureBytes, say),
        "other": FileWords.size(rule.maximumBytes, say),
      ])
  }

  private static func removal(_ view: PostView) -> Node {
    let say = view.say
    let media = view.dossier.current.draft.attached
    guard !media.isEmpty else { return nothing }
    let forms = media.map { file in
      li([
        buttonForm(
          action: path(view) + "/removal", csrf: view.visit.formToken,
          label: say("media.remove", ["name": file.name]), style: .quiet,
          fields: [
            ("version", "\(view.dossier.post.version)"), ("file", file.original.sha256),
          ])
      ])
    }
    return panel(
      say("media.remove-title"),
      [details([summary(say("media.remove-open")), p(say("media.remove-note")), ul(forms)])])
  }
}
