import Logging
import Office

/// What is posted from the page of an item's files.
enum MediaForms {
  static func attach(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", PostMediaFields.files)
    let post: PostID = try visit.id()
    return try await answering(visit) {
      // Whoever may not change the item is refused by the act, before any file is looked into.
      let mayEdit = try await PostView.load(visit, post: post).dossier.rights.mayEdit
      let files = mayEdit ? try await inspected(visit) : []
      _ = try await visit.perform(AttachMedia(post, version: version(visit), files: files))
      return "attached"
    }
  }

  private static func inspected(_ visit: Visit) async throws -> [InspectedFile] {
    var files: [InspectedFile] = []
    do {
      for file in visit.files(PostMediaFields.files) {
        files.append(try await visit.office.inspected(file))
      }
    } catch let error as FileStoreError {
      visit.house.logger.error(
        "file cannot be looked into",
        metadata: ["request": "\(visit.request)", "error": "\(error)"])
      throw error.refusal
    }
    return files
  }

  static func change(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    return try await answering(visit, isTyped: true) {
      let view = try await PostView.load(visit, post: post)
      // Files may have come and gone since; the act says so.
      let isSeen = view.dossier.post.version == version(visit)
      let entries = isSeen ? try MediaPage.fields(view).typed(visit) : []
      let outcome = try await visit.perform(
        ChangeMedia(post, version: version(visit), entries: entries))
      return outcome.isNew ? "changed" : "unchanged"
    }
  }

  static func detach(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", "file")
    let post: PostID = try visit.id()
    return try await answering(visit) {
      _ = try await visit.perform(
        DetachMedia(post, version: version(visit), sha256: visit.form.text("file")))
      return "detached"
    }
  }

  private static func version(_ visit: Visit) -> Int64 { Int64(visit.form.text("version")) ?? 0 }

  /// The page once more where what was sent cannot be done; also when somebody changed the item in
  /// between, so that nothing typed is lost.
  static func answering(
    _ visit: Visit, isTyped: Bool = false, _ act: () async throws -> String
  ) async throws -> Reply {
    do {
      let done = try await act()
      return .redirect("\(postPath(try visit.id()))/media?done=" + done)
    } catch let refusal as Refusal
      where refusal.kind == .invalid || refusal.code == OfficeRefusal.staleVersion.rawValue
    {
      return try await MediaPage.reply(visit, refusal: refusal, isTyped: isTyped)
    }
  }
}
