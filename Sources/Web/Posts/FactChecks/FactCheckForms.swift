import HTML
import Office

/// The house's side of fact checks: asking, the link that is shown once, and taking it back.
enum FactCheckForms {
  static func path(_ post: PostID) -> String { postPath(post) + "/fact-checks" }

  /// The link stands in the answer to the form itself, in no address and no cookie. A reload sends
  /// the same form again, whose token makes it the same link.
  static func ask(_ visit: Visit) async throws -> Reply {
    try visit.expect(
      "revision", "check-name", "check-body", "check-contact", "check-question", "check-hours")
    let form = visit.form
    let post: PostID = try visit.id()
    guard let revision = RevisionID(form.text("revision")) else {
      throw Refusal(ReviewRefusal.notCurrentRevision)
    }
    let act = AskFactCheck(
      post, revision: revision,
      recipient: (
        name: form.text("check-name"), body: form.text("check-body"),
        contact: form.text("check-contact")
      ),
      question: form.text("check-question"), hours: form.text("check-hours"))
    return try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        let outcome = try await visit.perform(act)
        return try await link(outcome, of: post, visit)
      })
  }

  static func withdraw(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let post: PostID = try visit.id()
    _ = try await visit.perform(WithdrawFactCheck(post, check: try visit.id("check")))
    return .redirect(postPath(post) + "?done=fact-check-withdrawn")
  }

  private static func link(
    _ outcome: AskFactCheck.Outcome, of post: PostID, _ visit: Visit
  ) async throws -> Reply {
    let say = visit.say
    let view = try await PostView.load(visit, post: post)
    guard let check = view.dossier.factChecks.first(where: { $0.id == outcome.check }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let secret = try outcome.secret(with: visit.office.keys)
    let address = absolute(FactCheckDoor.path(secret), visit.house)
    let facts = [
      "person": FactCheckWords.person(check, say), "until": say.dateTime(check.expiresAt),
    ]
    let content = resultPanel(
      title: say("fact-checks.link.title"),
      content: [
        p([strong(say("fact-checks.link.once", facts))]), p(say("fact-checks.link.until", facts)),
        unreachable(visit.house, say), field(address, say), try code(address, visit),
        p(say("fact-checks.link.lost")).class("note"),
      ],
      actions: [
        linkButton(say("fact-checks.link.back"), href: postPath(post), style: .primary)
      ], say: say)
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("fact-checks.link.title"),
        breadcrumb: [
          Crumb(say("menu.home"), href: "/"), Crumb(say("posts.title"), href: "/posts"),
          Crumb(view.dossier.post.number, href: postPath(post)),
          Crumb(say("fact-checks.title")),
        ], content: [content]))
  }

  /// A link without the site's address, or with one that only this computer knows, leads nowhere.
  private static func unreachable(_ house: House, _ say: Words) -> Node {
    guard house.publicOrigin == nil else { return nothing }
    let key = house.origin == nil ? "fact-checks.link.no-address" : "fact-checks.link.own-address"
    return note([p(say(key))], tone: .amber)
  }

  private static func field(_ address: String, _ say: Words) -> Node {
    let id = fieldID("link")
    return div([
      label(say("fact-checks.link.label")).for(id),
      input().type("text").value(address).id(id).class("control").flag("readonly"),
      button(say("publishing.copy-button")).type("button").class("button").data("copy", id)
        .data("copied", say("publishing.copied")).hidden(),
    ]).class("field")
  }

  private static func code(_ address: String, _ visit: Visit) throws -> Node {
    guard visit.house.origin != nil else { return nothing }
    let say = visit.say
    return figure([
      try CertificateSheet.drawing(of: address, label: say("fact-checks.link.code")),
      figcaption([p(say("fact-checks.link.scan"))]),
    ]).class("certificate-code")
  }
}
