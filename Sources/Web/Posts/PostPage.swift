import HTML
import HTTPTypes
import Office
import Rulebook

/// One item, one page: its text, what changed, what the rules say, who signed, and the box for
/// what the reader can do now.
enum PostPage {
  static func reply(
    _ visit: Visit, post: PostID, refusal: Refusal? = nil
  ) async throws -> Reply {
    let view = try await PostView.load(visit, post: post)
    let dossier = view.dossier
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: dossier.post.title,
        breadcrumb: [
          Crumb(view.say("menu.home"), href: "/"),
          Crumb(view.say("posts.title"), href: "/posts"), Crumb(dossier.post.number),
        ],
        content: try await content(view, refusal), hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func content(
    _ view: PostView, _ refusal: Refusal?
  ) async throws -> [Node] {
    let say = view.say
    let dossier = view.dossier
    let entries = refusal.map { view.visit.entries($0, labels: ReviewBox.labels(view)) }
    let remarks = try await RemarkPanel.load(view, entries ?? Entries())
    let corrections = try await CorrectionBox.load(view)
    return [
      ifPresent(entries) { errorSummary($0.errors, say: say) },
      PostBoxes.refused(refusal, view: view),
      refusal == nil ? view.doneFlash : nothing,
      heading(view, corrections.mark), corrections.warning,
      UrgentBox.warning(view, corrections.file), HoldView.notes(view),
      ChainView.unregistered(view), view.returnNote,
      columns(
        [
          panel(
            say("posts.panel.text", ["n": "\(dossier.current.number)"]),
            [PostText.whole(dossier.current.draft, view: view), view.markedText, remarks.marked]),
          MediaView.panel(view), remarks.node, ChangeView.panel(view),
        ],
        aside: [
          panel(say("posts.panel.findings"), [view.findings]), ChainView.panel(view),
          ReprintView.panel(view, entries ?? Entries()),
          FactCheckPanel.panel(view, entries ?? Entries()),
          ReviewBox.panel(view, entries ?? Entries()),
          PublishingBox.panel(view, entries ?? Entries()),
          corrections.panel(entries ?? Entries()),
          PostBoxes.panel(view, entries ?? Entries()),
          panel(
            say("posts.panel.facts"),
            [facts(view), DirectBox.source(view), UrgentBox.fact(view)]),
          panel(say("timeline.title"), [Process.timelineNode(view)]),
          try await ArchivePanel.node(view, entries ?? Entries()),
          Process.formerRounds(view), Process.trail(view),
        ]),
    ]
  }

  private static func heading(_ view: PostView, _ gone: Node) -> Node {
    let say = view.say
    let dossier = view.dossier
    let sensitivity = dossier.post.sensitivity
    var actions = [
      linkButton(
        say("posts.sheet.open"), href: postPath(dossier.post.id) + "/print", icon: .print)
    ]
    actions.append(
      linkButton(say("publishing.preview"), href: postPath(dossier.post.id) + "/preview"))
    if SecrecySheet.isAsked(view) {
      actions.append(
        linkButton(
          say("archive.secrecy.open"), href: SecrecySheet.path(dossier.post.id), icon: .print))
    }
    actions.append(VersionPages.link(view))
    actions.append(
      linkButton(say("long-picture.open"), href: LongPicturePages.path(dossier.post.id)))
    if dossier.rights.mayEdit {
      actions.insert(
        linkButton(say("act.edit"), href: postPath(dossier.post.id) + "/edit", icon: .pen), at: 0)
    }
    return pageHeading(
      dossier.post.title, note: dossier.post.number,
      marks: [
        view.stateTag, gone,
        when(
          sensitivity != .ordinary,
          tag(say("posts.sensitivity." + sensitivity.rawValue), tone: .purple)),
        when(
          dossier.post.kind == .emergency,
          tag(EmergencyWords.kind(dossier.current.draft, say), tone: .red)),
        ifPresent(view.nextDue) {
          deadlineChip($0, now: view.visit.now, names: view.rulebookNames, say: say)
        },
      ], actions: actions)
  }

  private static func facts(_ view: PostView) -> Node {
    let say = view.say
    let dossier = view.dossier
    let draft = dossier.current.draft
    let accounts = draft.accounts.map { view.accountName($0) }
    return definitionList([
      (say("posts.fact.where"), text(view.whereItIs)),
      (say("posts.fact.unit"), text(dossier.unit.name)),
      (say("posts.fact.author"), text(dossier.name(dossier.post.author))),
      (say("posts.field.accounts"), text(say.list(accounts))),
      (say("posts.field.category"), text(view.category(of: draft))),
      (
        say("posts.field.sensitivity"),
        text(say("posts.sensitivity." + draft.sensitivity.rawValue))
      ),
      (
        say("posts.field.planned"),
        text(draft.plannedAt.map { say.dateTime($0) } ?? say("posts.planned-none"))
      ),
      (say("posts.fact.updated"), text(say.dateTime(dossier.current.createdAt))),
      (say("posts.fact.digest"), code(String(dossier.current.digest.hex.prefix(16)))),
    ])
  }
}
