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
          when(view.dossier.rights.inHand.contains(release.id), inHand(release, view)),
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
      ifPresent(release.failure) { failure in p(failed(failure, say)) },
      when(
        release.state == .planned,
        ifPresent(release.dueAt) { due in
          p(say("publishing.due", ["time": say.dateTime(due)]))
        }),
      ifPresent(release.publishedAt) { at in
        p(published(release, at: at, view)).class("note")
      },
      ifPresent(release.link) { link in
        p([
          a(say(release.endedAt == nil ? "publishing.open" : "publishing.open-gone")).href(link)
            .rel("noopener noreferrer")
        ])
      },
      settledBy(release, view),
      ifPresent(view.face(release.clock)) {
        deadlineChip($0, now: view.visit.now, names: view.rulebookNames, say: say)
      },
    ])
  }

  /// Who wrote it down, where a person did, and what the platform showed then.
  private static func settledBy(_ release: Release, _ view: PostView) -> Node {
    guard let person = release.settledBy, let at = release.settledAt else { return nothing }
    let facts = ["name": view.dossier.name(person), "time": view.say.dateTime(at)]
    return p([
      text(view.say("publishing.settled-by", facts)),
      when(
        release.evidence != nil,
        a(view.say("publishing.evidence")).href(ReleasePage.path(release.id) + "/evidence")),
    ]).class("note")
  }

  /// The way to where a release in somebody's hands is settled.
  private static func inHand(_ release: Release, _ view: PostView) -> Node {
    p([
      linkButton(
        view.say("publishing.in-hand." + release.state.rawValue),
        href: ReleasePage.path(release.id), icon: release.state == .planned ? nil : .pen)
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

  /// The time for which it was signed, while that is still to come.
  private static func planned(_ view: PostView) -> Instant? {
    view.dossier.current.draft.plannedAt.flatMap { view.visit.now < $0 ? $0 : nil }
  }

  /// The form, or why there is none.
  private static func sending(_ release: Release, _ view: PostView, _ entries: Entries) -> Node {
    guard let account = view.dossier.accounts[release.account] else { return nothing }
    let planned = Self.planned(view)
    if account.isOpen, account.platform.isByHand, let planned {
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
    let isByHand = view.dossier.accounts[release.account]?.platform.isByHand ?? false
    let planned = Self.planned(view)
    let button = isByHand ? "by-hand" : planned != nil ? "plan" : isAgain ? "again" : "now"
    return postForm(
      action: "/releases/\(release.id)/" + (isAgain ? "retry" : "confirmation"),
      csrf: view.visit.formToken,
      [
        p(say("publishing.confirm", ["account": account])),
        view.basis(ReleaseDecision.confirmation),
        ifPresent(planned) { time in
          p(say("publishing.plan-note", ["time": say.dateTime(time)])).class("note")
        },
        confirmation(release, view, entries), platform(release, view, entries),
        actionBar([submitButton(say("publishing.button." + button), icon: .bell)]),
      ])
  }

  /// Asked for where another account of the item has a name that ends alike.
  private static func platform(
    _ release: Release, _ view: PostView, _ entries: Entries
  ) -> Node {
    let say = view.say
    let accounts = view.dossier.currentReleases.filter { $0.state != .void }
      .compactMap { view.dossier.accounts[$0.account] }
    guard let own = view.dossier.accounts[release.account],
      accounts.contains(where: { $0.id != own.id && $0.confirmation == own.confirmation })
    else { return nothing }
    let platforms = Set(accounts.map(\.platform.rawValue)).sorted()
    let id = fieldID("platform-\(release.id)")
    let none = option(say("field.choose")).value("")
    return div([
      label(say("publishing.platform")).for(id),
      select(
        [none]
          + platforms.map { option(say("rulebook.platform." + $0)).value($0) }
      ).name(ConfirmRelease.platform).id(id).class("control"),
      p(say("publishing.platform-hint")).class("hint"),
    ]).class("field")
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

  /// Why it was not published.
  static func failed(_ failure: String, _ say: Words) -> String {
    say("publishing.failed", ["reason": reason(failure, say)])
  }

  static func tone(of state: Release.State) -> Tone {
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
  routes.get("/releases/:id") { visit in try await ReleasePage.reply(visit) }
  routes.get("/releases/:id/evidence") { visit in try await ReleasePage.evidence(visit) }
  routes.upload(
    "/releases/:id/outcome", limits: ReleasePage.uploads,
    again: { visit in try await ReleasePage.reply(visit, refusal: visit.turnedDown) }
  ) { visit in try await ReleasePage.record(visit) }
  routes.post("/releases/:id/failure", bodyLimit: 8_192) { visit in
    try await ReleasePage.giveUp(visit)
  }
  routes.post("/releases/:id/hold-back", bodyLimit: 8_192) { visit in
    try await ReleasePage.holdBack(visit)
  }
  routes.post("/releases/:id/confirmation", bodyLimit: 8_192) { visit in
    try await send(visit) { ConfirmRelease($0, confirmation: $1, platform: $2) }
  }
  routes.post("/releases/:id/retry", bodyLimit: 8_192) { visit in
    try await send(visit) { RetryRelease($0, confirmation: $1, platform: $2) }
  }
  return routes
}

/// By hand, the page with the text follows; else the item's.
private func send<A: Act>(
  _ visit: Visit, _ act: (ReleaseID, String, Platform?) -> A
) async throws -> Reply {
  try visit.expect(ConfirmRelease.confirmation, ConfirmRelease.platform)
  let release: ReleaseID = try visit.id()
  let post = try await visit.ask { try $0.post(of: release) }
  let sending = act(
    release, visit.form.text(ConfirmRelease.confirmation),
    Platform(rawValue: visit.form.text(ConfirmRelease.platform)))
  return try await visit.answering(
    { try await PostPage.reply(visit, post: post, refusal: $0) },
    {
      _ = try await visit.perform(sending)
      let isByHand = try await visit.ask { try $0.isByHand(release) }
      return .redirect(
        isByHand ? ReleasePage.path(release) : postPath(post) + "?done=confirmed")
    })
}
