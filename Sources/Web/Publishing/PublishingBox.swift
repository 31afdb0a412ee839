import HTML
import Office
import Rulebook
import WorkCalendar

/// The box in which the publisher looks at the account and sends the item (Hunan art. 33).
enum PublishingBox {
  static func panel(_ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let releases = view.dossier.currentReleases.filter { $0.state != .void }
    guard !releases.isEmpty else { return nothing }
    return Web.panel(
      say("publishing.panel"),
      releases.map { release in
        group([
          line(release, view),
          when(
            view.dossier.rights.sendable.contains(release.id), sending(release, view, entries)),
        ])
      })
  }

  private static func line(_ release: Release, _ view: PostView) -> Node {
    let say = view.say
    return div([
      p([
        strong(view.accountName(release.account)),
        tag(
          say("publishing.state." + release.state.rawValue), tone: tone(of: release.state)),
      ]),
      ifPresent(release.failure) { failure in
        p(say("publishing.failed", ["reason": reason(failure, say)]))
      },
      ifPresent(release.publishedAt) { at in
        p(published(release, at: at, view)).class("note")
      },
      ifPresent(release.link) { link in p([a(say("publishing.open")).href(link)]) },
      ifPresent(view.face(release.clock)) {
        deadlineChip($0, now: view.visit.now, names: view.rulebookNames, say: say)
      },
    ])
  }

  /// When it was published, how long after the last signature, and within which limit.
  private static func published(
    _ release: Release, at: Instant, _ view: PostView
  ) -> String {
    let say = view.say
    let clock = release.clock.flatMap { view.dossier.clocks[$0] }
    // Signed for a later time, it is counted from there.
    let took = (clock?.deadline.from ?? release.openedAt).milliseconds(until: at)
    let facts = [
      "time": say.dateTime(at), "duration": say.duration(milliseconds: took),
    ]
    guard let clock else { return say("publishing.took", facts) }
    let limit = ["limit": DeadlineWords.term(clock.rule.term, say)]
    return say("publishing.took-of", facts.merging(limit) { own, _ in own })
  }

  /// The form, or why there is none.
  private static func sending(_ release: Release, _ view: PostView, _ entries: Entries) -> Node {
    guard let account = view.dossier.accounts[release.account] else { return nothing }
    if account.isOpen, let planned = view.dossier.current.draft.plannedAt, view.visit.now < planned
    {
      return note(
        [p(view.say("publishing.waits", ["time": view.say.dateTime(planned)]))], tone: .teal)
    }
    guard !account.isOpen else { return form(release, view, entries) }
    let code: PublishingRefusal =
      account.state == .suspended ? .accountSuspended : .accountClosed
    return note(
      [p(view.say("refusal." + code.rawValue, ["account": account.name]))], tone: .amber)
  }

  private static func form(_ release: Release, _ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let account = view.accountName(release.account)
    let isAgain = release.state == .failed
    return postForm(
      action: "/releases/\(release.id)/" + (isAgain ? "retry" : "confirmation"),
      csrf: view.visit.formToken,
      [
        p(say("publishing.confirm", ["account": account])),
        view.basis(ReleaseDecision.confirmation),
        confirmation(release, view, entries),
        actionBar([
          submitButton(say(isAgain ? "publishing.again" : "publishing.now"), icon: .bell)
        ]),
      ])
  }

  /// The field keeps its name on each form; only the first may have the id that errors lead to.
  private static func confirmation(
    _ release: Release, _ view: PostView, _ entries: Entries
  ) -> Node {
    let say = view.say
    let words = say("publishing.confirmation")
    let first = view.dossier.currentReleases.first { release in
      view.dossier.rights.sendable.contains(release.id)
        && view.dossier.accounts[release.account]?.isOpen == true
    }
    if first?.id == release.id {
      return textInput(
        FieldLabel("confirmation", words, need: .required), entries, say: say,
        autocomplete: "off")
    }
    let id = fieldID("confirmation-\(release.id)")
    return div([
      label(words).for(id),
      input().type("text").name("confirmation").id(id).class("control").autocomplete("off"),
    ]).class("field")
  }

  /// A platform's reason in our words where we know it, else as the platform gave it.
  private static func reason(_ failure: String, _ say: Words) -> String {
    let key = "publishing.failure." + failure
    return say.has(key) ? say(key) : failure
  }

  private static func tone(of state: Release.State) -> Tone {
    switch state {
    case .awaiting, .planned, .sending: .primary
    case .byHand, .unknown, .corrected, .withdrawn: .amber
    case .published: .green
    case .failed: .red
    case .deleted, .void: .grey
    }
  }
}

func releaseRoutes() -> Routes {
  var routes = Routes()
  routes.post("/releases/:id/confirmation", bodyLimit: 8_192) { visit in
    try await send(visit) { ConfirmRelease($0, confirmation: $1) }
  }
  routes.post("/releases/:id/retry", bodyLimit: 8_192) { visit in
    try await send(visit) { RetryRelease($0, confirmation: $1) }
  }
  return routes
}

private func send<A: Act>(
  _ visit: Visit, _ act: (ReleaseID, String) -> A
) async throws -> Reply {
  try visit.expect("confirmation")
  let release: ReleaseID = try visit.id()
  let post = try await visit.ask { try $0.post(of: release) }
  let sending = act(release, visit.form.text("confirmation"))
  return try await visit.answering(
    { try await PostPage.reply(visit, post: post, refusal: $0) },
    {
      _ = try await visit.perform(sending)
      return .redirect(postPath(post) + "?done=confirmed")
    })
}
