/// Takes a picture, a sound or a film off an item. Earlier revisions still have it, so the office
/// keeps the file.
package struct DetachMedia: Act {
  package static let name: ActName = "posts.detach-media"
  package static let permission = Permission(.editor)

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// SHA-256 of the original, in 64 digits.
  package let sha256: String

  package init(_ post: PostID, version: Int64, sha256: String) {
    self.post = post
    self.version = version
    self.sha256 = sha256
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> SavePost.Outcome {
    let revising = try desk.findRevising(post, version: version)
    var draft = revising.newest.draft
    guard let gone = draft.attached.first(where: { $0.original.sha256 == sha256 }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let left = draft.attached.filter { $0.original.sha256 != sha256 }
    draft.media = left.isEmpty ? nil : left
    return try desk.revise(
      revising, as: draft, facts: ["files": "\(gone.name) \(gone.original.sha256)"])
  }
}
