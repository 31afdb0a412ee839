/// Puts pictures, sound or films to an item: a new revision that names each by its digest.
package struct AttachMedia: Act {
  package static let name: ActName = "posts.attach-media"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// In the order in which they are added; see `Office.inspected(_:)`.
  package let files: [InspectedFile]

  package init(_ post: PostID, version: Int64, files: [InspectedFile]) {
    self.post = post
    self.version = version
    self.files = files
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> SavePost.Outcome {
    let revising = try desk.findRevising(post, version: version)
    var draft = revising.newest.draft
    var problems: [FieldProblem] = []
    PostMediaFields.check(files, beside: draft.attached, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let unit = try desk.here()
    draft.media = try draft.attached + files.compactMap { try desk.keep($0, of: unit.id) }
    return try desk.revise(
      revising, as: draft, facts: ["files": files.map(\.original).auditWords])
  }
}
