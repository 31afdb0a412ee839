extension Desk {
  /// An item on which the person may remark now: the author's side while it is in the house, and
  /// whoever may sign the open stage.
  ///
  /// - Throws: `posts.not-remarkable`, `office.no-appointment`.
  func findRemarkable(_ id: PostID) throws -> Post {
    let post = try lockPost(id)
    guard post.state.isEditable || post.state == .inReview else {
      throw Refusal(PostRefusal.notRemarkable, facts: ["state": post.state.rawValue])
    }
    try assumeAtWork(on: post)
    return post
  }

  /// Acts as an editor of the unit, or as whoever may sign the open stage.
  ///
  /// - Throws: `office.no-appointment`.
  func assumeAtWork(on post: Post) throws {
    let open = try reading.stages(of: post.id, round: post.round).first { $0.state == .open }
    if asker.holds(.editor, at: try here()) {
      try assume(.editor)
    } else {
      try assume(open?.role ?? .editor)
    }
  }

  /// A remark that is still open, on an item that the person may remark on.
  ///
  /// - Throws: `posts.remark-settled` and as `findRemarkable`.
  func findOpen(_ id: RemarkID) throws -> Remark {
    _ = try findRemarkable(try reading.remark(id).post)
    // Read again under the lock: somebody may have settled it.
    let remark = try reading.remark(id)
    guard remark.settledAt == nil, remark.answers == nil else {
      throw Refusal(PostRefusal.remarkSettled)
    }
    return remark
  }
}
