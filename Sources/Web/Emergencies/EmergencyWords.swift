import HTML
import Office

/// What a notice is called: by its form, and by its place among those on its event.
enum EmergencyWords {
  /// That an item tells of an emergency, or warns of one.
  static func kind(_ draft: PostDraft, _ say: Words) -> String {
    say(draft.noticeForm == .warning ? "events.form.warning" : "posts.kind.emergency")
  }

  /// Whether the first notice came within its limit.
  static func verdict(_ verdict: RunningClock.Verdict, _ say: Words) -> Node {
    tag(
      say("events.verdict." + verdict.rawValue),
      tone: verdict == .missed ? .red : verdict == .kept ? .green : .grey)
  }

  /// First notice, second, last; a reprint of the unified statement is called so.
  static func place(_ notice: EmergencyNotice, _ say: Words) -> String {
    guard notice.event != nil else { return say("events.form." + notice.form.rawValue) }
    guard let position = notice.position else { return say("events.reprinted") }
    let key = "events.place." + notice.form.rawValue
    let words =
      position == 1
      ? say(key + "-first") : say(key + "-next", ["n": "\(position - 1)"])
    return notice.isFinal == true ? say("events.final-place", ["place": words]) : words
  }
}

/// The notices on one event, as those who read any of them see the others.
enum ChainView {
  /// On an item's page: the event, its notices in their order, and this one among them.
  static func panel(_ view: PostView) -> Node {
    guard let chain = view.dossier.chain else { return nothing }
    let say = view.say
    return Web.panel(
      say("events.chain"),
      [
        p([a(chain.event.name).href(eventPath(chain.event.id))]),
        list(chain.links, current: view.dossier.post.id, say) { postPath($0.post) },
        when(!chain.event.isOpen, p(say("events.closed-note")).class("note")),
      ])
  }

  /// That nothing counts the time of a report, because it belongs to no event.
  static func unregistered(_ view: PostView) -> Node {
    let draft = view.dossier.current.draft
    let done: Set<PostState> = [.published, .partlyPublished, .discarded]
    guard draft.noticeForm == .report, draft.notice?.event == nil, draft.reprint == nil,
      !done.contains(view.dossier.post.state)
    else { return nothing }
    let say = view.say
    let mayOpen = view.visit.asker?.holds(.editor) ?? false
    return note(
      [
        p(say("events.unregistered")),
        when(mayOpen, p([a(say("events.unregistered-open")).href("/events/new")])),
      ], tone: .amber)
  }

  /// For citizens: only where there is another one to read.
  static func published(_ links: [ChainLink], current: PostID, _ say: Words) -> Node {
    when(
      links.count > 1,
      section([
        h2(say("events.chain-public")),
        list(links, current: current, say) { "/p/posts/\($0.post)" },
      ]))
  }

  /// On the sheet that is signed: where this notice stands, and what it follows.
  static func line(_ view: PostView) -> String? {
    guard let notice = view.dossier.current.draft.notice, let chain = view.dossier.chain else {
      return nil
    }
    let say = view.say
    let facts = ["event": chain.event.name, "place": EmergencyWords.place(notice, say)]
    guard let follows = notice.follows.flatMap({ chain.link(to: $0) }) else {
      return say("events.sheet-line", facts)
    }
    return say(
      "events.sheet-line-after",
      facts.merging(["title": follows.title, "number": follows.number]) { own, _ in own })
  }

  private static func list(
    _ links: [ChainLink], current: PostID, _ say: Words, path: (ChainLink) -> String
  ) -> Node {
    ol(
      links.map { link in
        let when =
          link.publishedAt.map { say.dateTime($0) } ?? say("posts.state." + link.state.rawValue)
        let title =
          link.post == current
          ? strong(link.title).aria("current", "true") : a(link.title).href(path(link))
        return li([
          span(EmergencyWords.place(link.notice, say)).class("note"), text(" "), title, text(" "),
          span(when).class("note"),
        ])
      }
    ).class("chain")
  }
}
