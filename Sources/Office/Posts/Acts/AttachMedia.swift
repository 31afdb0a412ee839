/// Puts pictures, sound or films to an item: a new revision that names each by its digest.
package struct AttachMedia: Act {
  package static let name: ActName = "posts.attach-media"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// In the order in which they are added; see `Office.inspected(_:)`.
  package let files: [InspectedFile]
  /// Alternative texts that came with the files, by the digests of their originals. Whatever else is
  /// said of a file, a person says.
  package let alternatives: [FileDigest: String]

  package init(
    _ post: PostID, version: Int64, files: [InspectedFile],
    alternatives: [FileDigest: String] = [:]
  ) {
    self.post = post
    self.version = version
    self.files = files
    self.alternatives = alternatives
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> SavePost.Outcome {
    let revising = try desk.findRevising(post, version: version)
    var draft = revising.newest.draft
    var problems: [FieldProblem] = []
    PostMediaFields.check(files, beside: draft.attached, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let unit = try desk.here()
    let added = try files.compactMap { file in
      var media = try desk.keep(file, of: unit.id)
      if let key = media?.key, let words = alternatives[file.original.digest] {
        let said = MediaWords(alternative: words)
        media?.words = PostMediaFields.check(said, of: key, &problems)
      }
      return media
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    draft.media = draft.attached + added
    return try desk.revise(
      revising, as: draft, facts: ["files": files.map(\.original).auditWords])
  }
}
