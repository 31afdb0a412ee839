import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The part of an item's page that says how it is archived, hands out its package and holds it.
enum ArchivePanel {
  private static let holders: Set<Role> = [.leader, .auditor]

  static func node(_ view: PostView, _ entries: Entries) async throws -> Node {
    let post = view.dossier.post
    guard let at = post.archivedAt, let seal = post.archiveDigest else { return nothing }
    let say = view.say
    let unit = view.dossier.unit
    // Those in force now, as in the list and in the package; not those of its submission.
    let (holds, retention) = try await view.visit.ask { reading in
      (
        try reading.holds(on: post.id),
        try reading.rules(for: unit).retention(archivedOn: at.date)
      )
    }
    return panel(
      say("archive.panel"),
      [
        definitionList([
          (say("archive.fact.at"), text(say.dateTime(at))),
          (say("archive.fact.seal"), code(seal.hex)),
          (say("archive.fact.kept"), text(ArchiveWords.retention(retention, say))),
        ]),
        view.basis(retention?.citations ?? []),
        when(
          !holds.isEmpty,
          ul(
            holds.map { hold in
              li([
                text(ArchiveWords.held(hold, say)),
                ifPresent(hold.end) { text(ArchiveWords.lifted($0, say)) },
              ])
            })),
        p(say("archive.package-note")).class("note"),
        holding(view, holds.first { $0.end == nil }, entries),
      ],
      actions: [
        linkButton(
          say("archive.package"), href: postPath(post.id) + "/archive.zip", icon: .export)
      ])
  }

  /// The form that holds the item, or lifts the hold, for whoever may.
  private static func holding(
    _ view: PostView, _ hold: ArchiveHold?, _ entries: Entries
  ) -> Node {
    let say = view.say
    let unit = view.dossier.unit
    guard let asker = view.visit.asker, holders.contains(where: { asker.holds($0, at: unit) })
    else { return nothing }
    let isFree = hold == nil
    let path = postPath(view.dossier.post.id) + (isFree ? "/holds" : "/holds/end")
    return details([
      summary(say(isFree ? "archive.hold.open" : "archive.lift.open")),
      p(say(isFree ? "archive.hold.note" : "archive.lift.note")),
      postForm(
        action: path, csrf: view.visit.formToken,
        [
          textArea(
            FieldLabel("hold-reason", say("archive.field.reason"), need: .required), entries,
            say: say, rows: 3),
          div([
            submitButton(
              say(isFree ? "archive.hold.submit" : "archive.lift.submit"), style: .normal)
          ]).class("buttons"),
        ]),
    ]).class("aside-form").open(entries.error("hold-reason") != nil)
  }

  static func hold(_ visit: Visit) async throws -> Reply {
    try await change(visit, done: "held") { post, reason in
      _ = try await visit.perform(HoldArchive(post, reason: reason))
    }
  }

  static func lift(_ visit: Visit) async throws -> Reply {
    try await change(visit, done: "hold-lifted") { post, reason in
      _ = try await visit.perform(ReleaseHold(post, reason: reason))
    }
  }

  private static func change(
    _ visit: Visit, done: String, _ act: (PostID, String) async throws -> Void
  ) async throws -> Reply {
    try visit.expect("hold-reason")
    let post: PostID = try visit.id()
    return try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        try await act(post, visit.form.text("hold-reason"))
        return .redirect(postPath(post) + "?done=" + done)
      })
  }

  /// The package, made from the record as it is now.
  static func package(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    let material = try await visit.ask { try $0.archiveMaterial(of: post) }
    let papers = try PackagePapers(
      material, words: visit.house.words, shelf: visit.office.shelf
    ).papers()
    var reply = Reply(
      type: "application/zip",
      body: try await visit.office.archivePackage(material, papers: papers))
    reply.headers[.contentDisposition] =
      "attachment; filename*=UTF-8''" + percentEncoded(PackagePapers.fileName(material.item))
    reply.headers[.cacheControl] = "private, no-cache"
    return reply
  }
}
