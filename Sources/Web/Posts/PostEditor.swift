import HTML
import HTTPTypes
import Office
import Rulebook

/// Where an item is written and changed.
enum PostEditor {
  // MARK: - A new item

  static func blank(_ visit: Visit) async throws -> Reply {
    let chosen = OrganizationID(visit.query.text("unit"))
    let start = try await NoticeStart.read(visit)
    return try await newPage(visit, unit: chosen, start: start, refusal: nil)
  }

  static func write(_ visit: Visit) async throws -> Reply {
    guard let unit = OrganizationID(visit.form.text("organization")) else {
      throw Refusal.invalid([FieldProblem("organization", .notAChoice)])
    }
    let start = NoticeStart.typed(visit)
    return try await visit.answering(
      { try await newPage(visit, unit: unit, start: start, refusal: $0) },
      {
        let post = try await visit.perform(
          WritePost(organization: unit, draft: try PostForm.draft(visit)))
        return .redirect(postPath(post) + "/edit?done=written")
      })
  }

  /// A new item with the words of a document; nothing of it is stored yet.
  static func imported(
    _ visit: Visit, _ draft: ReadDraft, unit: OrganizationID, kind: PostKind
  ) async throws -> Reply {
    try await newPage(
      visit, unit: unit, start: NoticeStart(kind: kind), refusal: nil, read: draft)
  }

  /// The bodies for which the asker writes; never empty.
  ///
  /// - Throws: `office.no-appointment`.
  static func units(_ visit: Visit) throws -> [Organization] {
    let units = try visit.signedIn().appointments.filter { $0.role == .editor }
      .map(\.organization)
    guard !units.isEmpty else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.securityAdministrator])
    }
    return units
  }

  private static func newPage(
    _ visit: Visit, unit: OrganizationID?, start: NoticeStart, refusal: Refusal?,
    read: ReadDraft? = nil
  ) async throws -> Reply {
    let say = visit.say
    let units = try units(visit)
    guard let home = units.first(where: { $0.id == unit }) ?? units.first else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let kind = start.kind
    let form = try await form(visit, unit: home, kind: kind, notice: start.notice.form)
    var entries = refusal.map { visit.entries($0, labels: form.labels) }
    if entries == nil {
      let only = form.accounts.count == 1 ? form.accounts.map(\.account.id) : []
      entries = PostForm.entries(
        PostDraft(
          title: read?.title ?? "", body: read?.body ?? "", kind: kind,
          elements: start.elements,
          accounts: only.isEmpty ? start.accounts : only, notice: start.notice))
      entries?.errors = read?.problems(visit, labels: form.labels) ?? []
    }
    let typed = entries ?? Entries()
    let title = start.title(say)
    let content = [
      errorSummary(typed.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(
        title, note: home.name,
        actions: [
          linkButton(
            say("posts.import.title"),
            href: DraftImportPage.path + "?kind=\(kind.rawValue)&organization=\(home.id)")
        ]),
      unclassified(say), read?.notice(say) ?? nothing,
      when(units.count > 1 && read == nil, unitChoice(units, start, home: home, say)),
      postForm(
        action: "/posts", csrf: visit.formToken,
        [
          hiddenInput("organization", home.id.description),
          hiddenInput("kind", kind.rawValue),
        ] + form.nodes(typed) + [actionBar([submitButton(say("act.save-draft"), icon: .pen)])]),
    ]
    return try await page(visit, title: title, content: content, refusal: refusal)
  }

  private static func unitChoice(
    _ units: [Organization], _ start: NoticeStart, home: Organization, _ say: Words
  ) -> Node {
    tabs(
      units.map { unit in
        MenuItem(
          label: unit.name, href: "/posts/new?\(start.query)&unit=\(unit.id)",
          isCurrent: unit.id == home.id)
      }, label: say("posts.unit"))
  }

  // MARK: - An item that is there

  static func saved(_ visit: Visit, post: PostID) async throws -> Reply {
    try await editPage(visit, post: post, refusal: nil)
  }

  static func save(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    let version = Int64(visit.form.text("version")) ?? 0
    do {
      return try await visit.answering(
        { try await editPage(visit, post: post, refusal: $0) },
        {
          let outcome = try await visit.perform(
            SavePost(post, version: version, draft: try PostForm.draft(visit)))
          let done = outcome.isNew ? "saved" : "unchanged"
          return .redirect(postPath(post) + "/edit?done=" + done)
        })
    } catch let refusal as Refusal where refusal.code == OfficeRefusal.staleVersion.rawValue {
      return try await stalePage(visit, post: post, refusal: refusal)
    }
  }

  private static func editPage(
    _ visit: Visit, post: PostID, refusal: Refusal?
  ) async throws -> Reply {
    let say = visit.say
    let view = try await PostView.load(visit, post: post)
    guard view.dossier.rights.mayEdit else {
      if refusal == nil { return .redirect(postPath(post)) }
      throw refusal ?? Refusal(PostRefusal.notEditable)
    }
    let draft = view.dossier.current.draft
    let kind = refusal == nil ? draft.kind : PostKind(rawValue: visit.form.text("kind"))
    let form = try await form(
      visit, unit: view.dossier.unit, kind: kind ?? draft.kind, notice: draft.noticeForm,
      own: view.dossier)
    let writing = try await WritingDesk.load(visit, view)
    let entries =
      refusal.map { visit.entries($0, labels: form.labels) } ?? writing.entries
      ?? PostForm.entries(draft)
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      refusal == nil ? view.doneFlash : nothing,
      pageHeading(
        say("posts.edit-title"),
        note: say(
          "posts.version-line",
          ["number": view.dossier.post.number, "n": "\(view.dossier.current.number)"]),
        marks: [view.stateTag],
        actions: [linkButton(say("posts.open"), href: postPath(post))]),
      HoldView.notes(view), ChainView.unregistered(view), unclassified(say), view.returnNote,
      writing.notes(isTyped: refusal == nil),
      columns(
        [
          panel(
            say("posts.panel.write"),
            [
              saveForm(
                visit, view, form, entries,
                version: refusal == nil ? writing.version : view.dossier.post.version,
                isKept: refusal == nil)
            ])
        ],
        aside: [
          panel(say("posts.panel.findings"), [view.findingsWhileEditing]),
          ReprintView.panel(view, Entries()), MediaView.panel(view, isBeside: true),
          panel(say("posts.panel.submit"), [PostBoxes.submission(view)]),
          panel(say("posts.panel.discard"), [PostBoxes.discard(view)]),
        ]),
    ]
    return try await page(
      visit, title: draft.title, content: content, refusal: refusal, view: view)
  }

  private static func saveForm(
    _ visit: Visit, _ view: PostView, _ form: PostForm, _ entries: Entries, version: Int64,
    isKept: Bool = false
  ) -> Node {
    let node = postForm(
      action: postPath(view.dossier.post.id) + "/revisions", csrf: visit.formToken,
      [
        hiddenInput("version", "\(version)"), hiddenInput("kind", form.kind.rawValue),
      ] + form.nodes(entries)
        + [
          WritingDesk.keptLine, actionBar([submitButton(visit.say("act.save"), icon: .pen)]),
        ])
    return WritingDesk.watched(node, of: view, isKept: isKept)
  }

  /// Somebody saved in between: both texts side by side, and what was typed is still in the form.
  private static func stalePage(
    _ visit: Visit, post: PostID, refusal: Refusal
  ) async throws -> Reply {
    let say = visit.say
    let view = try await PostView.load(visit, post: post)
    let theirs = view.dossier.current
    var typed = try PostForm.draft(visit)
    // Pictures come and go by forms of their own.
    typed.media = theirs.draft.media
    let form = try await form(
      visit, unit: view.dossier.unit, kind: typed.kind, notice: typed.noticeForm,
      own: view.dossier)
    let facts = [
      "name": view.dossier.name(theirs.author), "time": say.dateTime(theirs.createdAt),
    ]
    let content = [
      note([p(say("posts.stale", facts))], tone: .amber),
      pageHeading(say("posts.stale-title"), note: view.dossier.post.number),
      columns(
        [
          panel(
            say("posts.panel.yours"),
            [
              p(say("posts.stale-yours")).class("hint"),
              saveForm(
                visit, view, form, visit.entries(), version: view.dossier.post.version),
            ])
        ],
        aside: [
          panel(say("posts.panel.theirs", facts), [PostText.whole(theirs.draft, view: view)]),
          panel(
            say("posts.panel.difference"),
            [ChangeView.drafts(from: theirs.draft, to: typed, view: view)]),
        ]),
    ]
    var reply = try await page(
      visit, title: say("posts.stale-title"), content: content, refusal: refusal, view: view)
    reply.status = .conflict
    return reply
  }

  // MARK: - Parts

  private static func form(
    _ visit: Visit, unit: Organization, kind: PostKind, notice form: EmergencyNotice.Form?,
    own: PostDossier? = nil
  ) async throws -> PostForm {
    let say = visit.say
    return try await visit.ask { reading in
      let rules = try reading.rules(for: unit)
      return PostForm(
        rules: rules, reprintFacts: reading.reprintFacts(under: rules),
        accounts: try reading.targetAccounts(of: unit, under: rules), kind: kind,
        notice: try EmergencyNoticeFields.load(
          reading, unit: unit, kind: kind, form: form ?? .report,
          own: own.map { ($0.post.id, $0.current.draft.notice) }, names: visit.rulebookNames,
          say: say),
        names: visit.rulebookNames, say: say)
    }
  }

  private static func unclassified(_ say: Words) -> Node {
    note([p(say("app.unclassified"))], tone: .teal)
  }

  private static func page(
    _ visit: Visit, title: String, content: [Node], refusal: Refusal?, view: PostView? = nil
  ) async throws -> Reply {
    let say = visit.say
    var crumbs = [
      Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
    ]
    if let post = view?.dossier.post {
      crumbs.append(Crumb(post.number, href: postPath(post.id)))
      crumbs.append(Crumb(say("act.edit")))
    } else {
      crumbs.append(Crumb(title))
    }
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: title, breadcrumb: crumbs, content: content,
        hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }
}
