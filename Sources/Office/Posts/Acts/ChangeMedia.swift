/// Says anew what the pictures, sound and films of an item show, where they come from, and in which
/// order they stand (by which right they are used and whether a machine made them is asked here once,
/// R50 (6)).
package struct ChangeMedia: Act {
  package static let name: ActName = "posts.change-media"
  package static let permission = Permission(.editor)

  /// What is said of one file.
  package struct Entry: Sendable, Hashable {
    /// SHA-256 of the original, in 64 digits.
    package let sha256: String
    package let words: MediaWords
    /// Where it is to stand; equal places keep the order they had.
    package let place: Int

    package init(sha256: String, words: MediaWords, place: Int) {
      self.sha256 = sha256
      self.words = words
      self.place = place
    }
  }

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// One for each file, in the order in which they stood.
  package let entries: [Entry]

  package init(_ post: PostID, version: Int64, entries: [Entry]) {
    self.post = post
    self.version = version
    self.entries = entries
  }

  package var place: Place { .post(post) }

  package func perform(at desk: Desk) throws -> SavePost.Outcome {
    let revising = try desk.findRevising(post, version: version)
    var draft = revising.newest.draft
    guard entries.map(\.sha256) == draft.attached.map(\.original.sha256) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    var problems: [FieldProblem] = []
    let changed = zip(draft.attached, entries).enumerated().map { index, pair in
      var media = pair.0
      media.words = PostMediaFields.check(pair.1.words, of: index + 1, &problems)
      return (media: media, place: pair.1.place, index: index)
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    if !changed.isEmpty {
      draft.media = changed.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.media)
    }
    return try desk.revise(revising, as: draft)
  }
}
