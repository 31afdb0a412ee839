import HTML
import Office

/// Takes the pictures of a document along to an item whose text came out of it. All of them come or
/// none, unless the person ticks that the others shall do.
enum MediaDocument {
  static let limits = UploadLimits(fileBytes: ReadDraft.maximumBytes)
  /// The tick that leaves out what cannot be taken.
  private static let rest = "rest"

  static func attach(_ visit: Visit) async throws -> Reply {
    try visit.expect("version", TakenPictures.field, rest)
    do {
      return try await MediaForms.answering(visit) {
        let view = try await PostView.load(visit, post: try visit.id())
        let isSeen = "\(view.dossier.post.version)" == visit.form.text("version")
        // Whoever may not change the item, or saw another version, is refused by the act, before
        // any picture is looked into.
        guard view.dossier.rights.mayEdit, isSeen else { return try await act(visit) }
        return try await act(visit, try await pictures(visit, view))
      }
    } catch let unread as UnreadDraft {
      return try await MediaPage.reply(
        visit, unread: FieldError(TakenPictures.field, unread.sentence(visit.say)))
    }
  }

  private static func act(_ visit: Visit, _ pictures: TakenPictures? = nil) async throws -> String {
    _ = try await visit.perform(
      AttachMedia(
        try visit.id(), version: Int64(visit.form.text("version")) ?? 0,
        files: pictures?.files ?? [], alternatives: pictures?.alternatives ?? [:]))
    return "attached"
  }

  /// - Throws: `office.invalid` with the reason for each picture that cannot be taken.
  private static func pictures(_ visit: Visit, _ view: PostView) async throws -> TakenPictures {
    guard let file = visit.files(TakenPictures.field).first else {
      throw Refusal.invalid([FieldProblem(TakenPictures.field, .required)])
    }
    let found: TakenPictures
    do {
      let bytes = try await visit.office.files.bytes(
        of: file.content, maximum: ReadDraft.maximumBytes)
      found = try await TakenPictures(
        of: bytes, name: file.name, beside: view.dossier.current.draft.attached,
        in: visit.office, visit.say)
    } catch let error as FileStoreError {
      throw error.refusal
    }
    let isLenient = visit.form.isOn(rest) && !found.files.isEmpty
    guard found.problems.isEmpty || isLenient else { throw Refusal.invalid(found.problems) }
    guard !found.files.isEmpty else {
      throw Refusal.invalid([
        FieldProblem(
          TakenPictures.field, .wrong, facts: [FieldProblem.cause: "pictures.none"])
      ])
    }
    return found
  }

  /// The form, beside that for single files.
  static func form(_ view: PostView, _ entries: Entries) -> Node {
    let say = view.say
    let path = postPath(view.dossier.post.id) + "/media/document"
    let document = FieldLabel(
      TakenPictures.field, say("pictures.document"), hint: say("pictures.hint"))
    return panel(
      say("pictures.title"),
      [
        p(say("pictures.about")),
        postForm(
          action: path, csrf: view.visit.formToken,
          [
            hiddenInput("version", "\(view.dossier.post.version)"),
            fileInput(document, entries, say: say, accept: ".docx,.html,.htm"),
            checkbox(rest, say("pictures.rest"), entries, say: say),
            div([submitButton(say("pictures.send"))]).class("buttons"),
          ], hasFiles: true),
      ])
  }
}
