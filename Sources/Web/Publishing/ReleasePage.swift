import HTML
import HTTPTypes
import Office
import Rulebook
import Screening
import WorkCalendar

/// Where somebody publishes by hand: the account, the text to copy, and the form for where and when
/// it stands there. The same form settles a sending whose answer was lost.
struct ReleasePage {
  let view: PostView
  let release: Release
  let account: Account
  let entries: Entries

  private var say: Words { view.say }
  private var path: String { Self.path(release.id) }
  /// What was signed for it, whatever was written since.
  private var revision: Revision {
    view.dossier.revisions.first { $0.id == release.revision } ?? view.dossier.current
  }

  static func path(_ id: ReleaseID) -> String { "/releases/\(id)" }

  static func reply(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let id: ReleaseID = try visit.id()
    let post = try await visit.ask { try $0.post(of: id) }
    let view = try await PostView.load(visit, post: post)
    guard let release = view.dossier.releases.first(where: { $0.id == id }),
      let account = view.dossier.accounts[release.account]
    else { throw Refusal(OfficeRefusal.notFound) }
    let say = visit.say
    let entries =
      refusal.map { visit.entries($0, labels: labels(say)) }
      ?? Entries([RecordOutcome.time: [visit.now.typed]])
    let page = ReleasePage(view: view, release: release, account: account, entries: entries)
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: AccountPreview.name(account, say),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(view.dossier.post.number, href: postPath(post)),
          Crumb(AccountPreview.name(account, say)),
        ], content: page.content(refusal), hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  static func labels(_ say: Words) -> [String: String] {
    [
      RecordOutcome.link: say("publishing.field.link"),
      RecordOutcome.time: say("publishing.field.time"),
      RecordOutcome.evidence: say("publishing.field.evidence"),
      RecordOutcome.reason: say("publishing.field.reason"),
    ]
  }

  private func content(_ refusal: Refusal?) -> [Node] {
    let isMine = view.dossier.rights.inHand.contains(release.id)
    return [
      errorSummary(entries.errors, say: say), PostBoxes.refused(refusal, view: view),
      pageHeading(
        view.dossier.post.title,
        note: say(
          "publishing.to-account",
          ["number": view.dossier.post.number, "account": AccountPreview.name(account, say)]),
        marks: [
          tag(say("rulebook.platform." + account.platform.rawValue), tone: .teal),
          tag(
            say("publishing.state." + release.state.rawValue),
            tone: PublishingBox.tone(of: release.state)),
          ifPresent(view.face(release.clock)) {
            deadlineChip($0, now: view.visit.now, names: view.rulebookNames, say: say)
          },
        ], actions: [linkButton(say("posts.open"), href: postPath(view.dossier.post.id))]),
      ifPresent(release.failure) { failure in
        note([p(PublishingBox.failed(failure, say))], tone: .red)
      },
      when(isMine && release.state == .byHand, group([steps, forwarding])),
      columns(
        [panel(say("publishing.copy"), [words])],
        aside: [
          when(isMine && release.state != .planned, panel(say("publishing.record"), [recording])),
          when(isMine && release.state != .planned, panel(say("publishing.not-done"), [giving])),
          when(isMine && release.state != .unknown, panel(say("publishing.hold"), [holding])),
          panel(
            say("publishing.preview"),
            [
              AccountPreview(
                account: account, draft: revision.draft, view: view
              ).node
            ]),
        ]),
    ]
  }

  private var steps: Node {
    ol(
      ["check", "paste", "look", "record"].map { step in
        li(say("publishing.by-hand." + step, ["account": AccountPreview.name(account, say)]))
      }
    ).class("numbered")
  }

  /// What was posted on the same platform by somebody else is forwarded rather than copied, where a
  /// rule asks for that (Hunan art. 21).
  private var forwarding: Node {
    guard let reprint = revision.draft.reprint, account.platform == .weibo,
      let rule = view.dossier.rules.reprintChecks.first(where: { $0.id == Self.forwardRule })
    else { return nothing }
    return note([
      p([strong(say.title(rule.title)), text(" "), view.cites(rule.citations)]),
      when(
        !reprint.link.isEmpty,
        p([
          a(say("publishing.forward-open")).href(reprint.link)
            .rel("noopener noreferrer external")
        ])),
    ])
  }

  private static let forwardRule = "reprint.weibo-forward"

  // MARK: - What goes there

  /// The words in fields of their own, so that they can be selected and copied as they are.
  private var words: Node {
    let words = revision.draft.words(on: account.id)
    return group([
      copyField("title", words.title, rows: 2), copyField("body", words.body, rows: 16),
      longPicture, files,
    ])
  }

  /// Where more was written than the platform takes as text.
  private var longPicture: Node {
    let sheet = view.visit.office.screener.platforms.sheet(of: account.platform.rawValue)
    guard sheet?.longerBody == .longPicture else { return nothing }
    return p([
      linkButton(
        say("publishing.long-picture"), href: LongPicturePages.path(view.dossier.post.id),
        icon: .print)
    ])
  }

  /// The pictures, sound and films, as they are to be published.
  private var files: Node {
    let shown = MediaView.ofRevision(revision, say)
    guard !revision.draft.attached.isEmpty else { return nothing }
    return group([
      h3(say("media.panel")), shown.figures(revision.draft.attached),
      ul(
        revision.draft.attached.map { media in
          li([
            a(say("publishing.save-file", ["name": media.name]))
              .href(shown.href(media)).flag("download")
          ])
        }),
    ])
  }

  private func copyField(_ name: String, _ words: String, rows: Int) -> Node {
    let id = fieldID("copy-" + name)
    return div([
      label(view.fieldName(name) ?? name).for(id),
      textarea(words).rows(rows).id(id).class("control").flag("readonly"),
      button(say("publishing.copy-button")).type("button").class("button").data("copy", id)
        .data("copied", say("publishing.copied")).hidden(),
    ]).class("field")
  }

  // MARK: - What became of it

  private var recording: Node {
    postForm(
      action: path + "/outcome", csrf: view.visit.formToken,
      [
        when(release.state == .unknown, p(say("publishing.unknown-note"))),
        textInput(
          FieldLabel(
            RecordOutcome.link, say("publishing.field.link"), hint: say("publishing.hint.link")),
          entries, say: say, type: "url", autocomplete: "off"),
        textInput(
          FieldLabel(RecordOutcome.time, say("publishing.field.time"), need: .required), entries,
          say: say, type: "datetime-local"),
        fileInput(
          RecordOutcome.evidence, say("publishing.field.evidence"), rule: ReleaseFields.picture,
          entries, say: say, need: .optional),
        div([submitButton(say("publishing.record-button"), icon: .pen)]).class("buttons"),
      ], hasFiles: true)
  }

  private var giving: Node {
    details([
      summary(say("publishing.not-done-summary")),
      postForm(
        action: path + "/failure", csrf: view.visit.formToken,
        [
          textInput(
            FieldLabel(
              RecordOutcome.reason, say("publishing.field.reason"), need: .required,
              limit: FieldLimit(ReleaseFields.reason.maximum)), entries, say: say),
          submitButton(say("publishing.not-done-button")),
        ]),
    ]).flag("open", entries.error(RecordOutcome.reason) != nil)
  }

  private var holding: Node {
    group([
      p(say("publishing.hold-note")),
      buttonForm(
        action: path + "/hold-back", csrf: view.visit.formToken,
        label: say("publishing.hold-button")),
    ])
  }
}

// MARK: - What is posted

extension ReleasePage {
  static let uploads = UploadLimits(
    fileBytes: ReleaseFields.picture.maximumBytes, fieldBytes: 16_384)

  static func record(_ visit: Visit) async throws -> Reply {
    try visit.expect(RecordOutcome.link, RecordOutcome.time, RecordOutcome.evidence)
    return try await answering(visit, done: "recorded") { release in
      guard let at = Instant(typed: visit.form.text(RecordOutcome.time)) else {
        throw Refusal.invalid([FieldProblem(RecordOutcome.time, .notADate)])
      }
      _ = try await visit.perform(
        RecordOutcome(
          release, .published(link: visit.form.text(RecordOutcome.link), at: at),
          picture: visit.files(RecordOutcome.evidence).first))
    }
  }

  static func giveUp(_ visit: Visit) async throws -> Reply {
    try visit.expect(RecordOutcome.reason)
    return try await answering(visit, done: "given-up") { release in
      _ = try await visit.perform(
        RecordOutcome(
          release, .notPublished(reason: visit.form.text(RecordOutcome.reason))))
    }
  }

  static func holdBack(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    return try await answering(visit, done: "held-back") { release in
      _ = try await visit.perform(HoldBackRelease(release))
    }
  }

  private static func answering(
    _ visit: Visit, done: String, _ act: (ReleaseID) async throws -> Void
  ) async throws -> Reply {
    let release: ReleaseID = try visit.id()
    let post = try await visit.ask { try $0.post(of: release) }
    return try await visit.answering(
      { try await reply(visit, refusal: $0) },
      {
        try await act(release)
        return .redirect(postPath(post) + "?done=" + done)
      })
  }

  /// The picture of what the platform showed, for whoever may look at the item.
  static func evidence(_ visit: Visit) async throws -> Reply {
    let id: ReleaseID = try visit.id()
    return try await FileDownload.reply(visit, try await visit.ask { try $0.evidence(of: id) })
  }
}
