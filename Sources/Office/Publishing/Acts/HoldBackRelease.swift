/// Holds back what is planned and not sent yet, or what was to be published by hand and was not.
package struct HoldBackRelease: Act {
  package static let name: ActName = "publishing.hold-back"
  package static let permission = Permission(.publisher)

  package let release: ReleaseID

  package init(_ release: ReleaseID) {
    self.release = release
  }

  package var place: Place { .release(release) }

  package func perform(at desk: Desk) throws -> PostID {
    let post = try desk.lockPost(try desk.reading.release(release).post)
    let found = try desk.reading.release(release)
    guard found.state == .planned || found.state == .byHand, found.round == post.round else {
      throw Refusal(PublishingRefusal.notHeldBack, facts: ["state": found.state.rawValue])
    }
    try desk.takeBack(found)
    try desk.dropDeliveries(of: found.id)
    // Nothing of an item that is being taken down waits to go out.
    if let open = try desk.reading.openCorrection(of: post.id), open.kind != .correct {
      try desk.voidUnsent(of: post.id)
      try desk.closeWhenDone(open)
    }
    let states = try desk.reading.releases(of: post.id, round: post.round).map(\.state)
    try desk.setState(PostState.settled(by: states) ?? .approved, of: post.id)
    desk.record(
      AuditObject(.release, release.rawValue, of: post.organization),
      facts: ["post": "\(post.id)", "state-before": found.state.rawValue])
    return post.id
  }
}
