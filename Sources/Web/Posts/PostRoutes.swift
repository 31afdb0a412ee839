import Office

/// The staff's pages of items: list, editor, the item itself, its sheet; and the forms of the way
/// from the draft to the portal.
package func postRoutes() -> Routes {
  var routes = Routes()
  routes.get("/posts") { visit in try await PostListPage.reply(visit) }
  routes.get("/posts/new") { visit in try await PostEditor.blank(visit) }
  routes.get(DraftImportPage.path) { visit in try await DraftImportPage.form(visit) }
  routes.upload(
    DraftImportPage.path, limits: DraftImportPage.limits,
    again: { visit in try await DraftImportPage.form(visit) }
  ) { visit in try await DraftImportPage.read(visit) }
  routes.get("/posts/:id") { visit in try await PostPage.reply(visit, post: try visit.id()) }
  routes.get("/posts/:id/edit") { visit in
    try await PostEditor.saved(visit, post: try visit.id())
  }
  routes.get("/posts/:id/preview") { visit in try await PreviewPage.reply(visit) }
  routes.get("/posts/:id/print") { visit in try await ApprovalSheet.reply(visit) }
  routes.post("/posts") { visit in try await PostEditor.write(visit) }
  routes.post("/posts/:id/revisions") { visit in try await PostEditor.save(visit) }
  routes.post("/posts/:id/submission", bodyLimit: 8_192) { visit in
    try await PostActs.submit(visit)
  }
  routes.post("/posts/:id/recall", bodyLimit: 8_192) { visit in try await PostActs.recall(visit) }
  routes.post("/posts/:id/discard", bodyLimit: 8_192) { visit in
    try await PostActs.discard(visit)
  }
  routes.post("/posts/:id/waivers", bodyLimit: 16_384) { visit in
    try await PostActs.waive(visit)
  }
  routes.post("/posts/:id/waivers/end", bodyLimit: 8_192) { visit in
    try await PostActs.restore(visit)
  }
  routes.post("/posts/:id/direct", bodyLimit: 8_192) { visit in try await DirectBox.submit(visit) }
  routes.post("/posts/:id/urgent", bodyLimit: 8_192) { visit in try await UrgentBox.submit(visit) }
  routes.post("/posts/:id/reprint-checks", bodyLimit: 8_192) { visit in
    try await PostActs.checkReprint(visit)
  }
  routes.add(postMediaRoutes())
  routes.add(postListRoutes())
  routes.add(writingRoutes())
  routes.add(factCheckRoutes())
  routes.add(reviewRoutes())
  routes.add(releaseRoutes())
  routes.add(longPictureRoutes())
  routes.add(archiveRoutes())
  return routes
}

/// What is done with several items of the list, and lists that are kept.
private func postListRoutes() -> Routes {
  var routes = Routes()
  routes.export(PostExport.path, instead: { try await PostAssignPage.nothingTicked($0) }) {
    PostExport.list($0)
  }
  routes.post(PostAssignPage.choosing, bodyLimit: 16_384) { visit in
    try await PostAssignPage.choose(visit)
  }
  routes.post("/posts/assignments", bodyLimit: 16_384) { visit in
    try await PostAssignPage.assign(visit)
  }
  routes.post("/views", bodyLimit: 8_192) { visit in try await PostViews.save(visit) }
  routes.post("/views/:id/deletion", bodyLimit: 8_192) { visit in
    try await PostViews.delete(visit)
  }
  return routes
}

func postPath(_ id: PostID) -> String { "/posts/\(id)" }

/// The forms on an item's page that hold no text.
enum PostActs {
  /// Performs an act on the revision that the form names, the one the reader saw. Where it is
  /// refused for what was typed, the item's page comes back with it.
  ///
  /// - Parameter done: what the page says afterwards.
  static func onRevision(
    _ visit: Visit, done: String, _ act: (PostID, RevisionID) async throws -> Void
  ) async throws -> Reply {
    let post: PostID = try visit.id()
    guard let revision = RevisionID(visit.form.text("revision")) else {
      throw Refusal(ReviewRefusal.notCurrentRevision)
    }
    return try await visit.answering(
      { try await PostPage.reply(visit, post: post, refusal: $0) },
      {
        try await act(post, revision)
        return .redirect(postPath(post) + "?done=" + done)
      })
  }

  static func submit(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision")
    return try await onRevision(visit, done: "submitted") { post, revision in
      _ = try await visit.perform(SubmitPost(post, revision: revision))
    }
  }

  static func waive(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision", "finding", "reason")
    let form = visit.form
    return try await onRevision(visit, done: "waived") { post, revision in
      _ = try await visit.perform(
        WaiveFinding(
          post, revision: revision, finding: form.text("finding"), reason: form.text("reason")))
    }
  }

  static func restore(_ visit: Visit) async throws -> Reply {
    try visit.expect("waiver")
    let post: PostID = try visit.id()
    guard let waiver = FindingWaiverID(visit.form.text("waiver")) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    _ = try await visit.perform(RestoreFinding(post, waiver: waiver))
    return .redirect(postPath(post) + "?done=restored")
  }

  static func checkReprint(_ visit: Visit) async throws -> Reply {
    try visit.expect("revision", CheckReprint.field)
    return try await onRevision(visit, done: "checked") { post, revision in
      _ = try await visit.perform(
        CheckReprint(
          post, revision: revision, confirmed: visit.form.all(CheckReprint.field)))
    }
  }

  static func recall(_ visit: Visit) async throws -> Reply {
    try visit.expect()
    let post: PostID = try visit.id()
    _ = try await visit.perform(RecallPost(post))
    return .redirect(postPath(post) + "?done=recalled")
  }

  static func discard(_ visit: Visit) async throws -> Reply {
    try visit.expect("version")
    let post: PostID = try visit.id()
    let version = Int64(visit.form.text("version")) ?? 0
    _ = try await visit.perform(DiscardPost(post, version: version))
    return .redirect(postPath(post) + "?done=discarded")
  }
}
