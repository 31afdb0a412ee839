import HTML
import HTTPTypes
import Logging
import LongPicture
import Office

/// An item as long pictures, for platforms that take only a few words.
func longPictureRoutes() -> Routes {
  var routes = Routes()
  routes.get("/posts/:id/long-picture") { visit in try await LongPicturePages.page(visit) }
  routes.get("/posts/:id/long-picture/:number") { visit in
    try await LongPicturePages.picture(visit)
  }
  return routes
}

enum LongPicturePages {
  static func path(_ post: PostID) -> String { postPath(post) + "/long-picture" }

  static func page(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    let say = view.say
    let post = view.dossier.post
    let content: [Node]
    do {
      let outline = try await visit.house.drawing.outline(PostPicture.text(view))
      content = [before(view), missing(outline, say)] + pictures(outline, view)
    } catch let failure as LongPicture.Failure {
      log(failure, visit)
      content = [note([p(words(failure, say))], tone: .amber)]
    }
    let back = linkButton(say("long-picture.back"), href: postPath(post.id))
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("long-picture.title"),
        breadcrumb: [
          Crumb(say("posts.title"), href: "/posts"),
          Crumb(post.number, href: postPath(post.id)), Crumb(say("long-picture.title")),
        ],
        content: [
          pageHeading(
            say("long-picture.title"), note: post.title, marks: [view.stateTag], actions: [back])
        ] + content))
  }

  /// One of the pictures, as a file.
  static func picture(_ visit: Visit) async throws -> Reply {
    let view = try await PostView.load(visit, post: try visit.id())
    let number = Int(visit.parameters["number"] ?? "") ?? 0
    do {
      guard
        let picture = try await visit.house.drawing.picture(number, of: PostPicture.text(view))
      else { throw Refusal(OfficeRefusal.notFound) }
      var reply = Reply(type: "image/png", body: picture.png)
      let manner = visit.query.text("save").isEmpty ? "inline" : "attachment"
      reply.headers[.contentDisposition] =
        manner + "; filename*=UTF-8''" + percentEncoded(fileName(number, view))
      return reply
    } catch let failure as LongPicture.Failure {
      log(failure, visit)
      throw Refusal(OfficeRefusal.notFound)
    }
  }

  // MARK: - Parts of the page

  /// Which version it shows, and whether it may go out.
  private static func before(_ view: PostView) -> Node {
    let say = view.say
    let facts = ["n": "\(view.dossier.current.number)"]
    let isApproved = view.dossier.currentReleases.contains {
      $0.state != .void && $0.revision == view.dossier.current.id
    }
    return group([
      p(say("long-picture.lead", facts)),
      when(!isApproved, note([p(say("long-picture.not-approved"))], tone: .amber)),
      when(view.takenDown != nil, note([p(say("long-picture.taken-down"))], tone: .red)),
    ])
  }

  private static func missing(_ outline: LongPicture.Outline, _ say: Words) -> Node {
    guard !outline.missing.isEmpty else { return nothing }
    let shown = outline.missing.prefix(40).map { String($0) }
    let facts = ["n": "\(outline.missing.count)", "characters": shown.joined(separator: " ")]
    return note([p(say("long-picture.missing", facts))], tone: .amber)
  }

  private static func pictures(_ outline: LongPicture.Outline, _ view: PostView) -> [Node] {
    let say = view.say
    return outline.heights.enumerated().map { index, height in
      let facts = ["i": "\(index + 1)", "n": "\(outline.heights.count)"]
      let address = path(view.dossier.post.id) + "/\(index + 1)"
      let size = ["width": "\(outline.width)", "height": "\(height)"]
      return panel(
        say("long-picture.number", facts),
        [
          p(say("long-picture.size", size)).class("note"),
          div([
            linkButton(say("long-picture.save"), href: address + "?save=yes")
          ]).class("buttons"),
          img().src(address).alt(say("long-picture.alt", facts)),
        ])
    }
  }

  private static func fileName(_ number: Int, _ view: PostView) -> String {
    "\(view.dossier.post.number)-v\(view.dossier.current.number)-\(number).png"
  }

  private static func words(_ failure: LongPicture.Failure, _ say: Words) -> String {
    var facts: [String: String] = [:]
    if case .tooLong(let pictures, let maximum) = failure {
      facts = ["n": "\(pictures)", "maximum": "\(maximum)"]
    }
    return say("long-picture.failure." + failure.code, facts)
  }

  /// Paths of fonts are for whoever runs the server.
  private static func log(_ failure: LongPicture.Failure, _ visit: Visit) {
    visit.house.logger.warning(
      "long picture not drawn",
      metadata: ["request": "\(visit.request)", "failure": "\(failure)"])
  }
}
