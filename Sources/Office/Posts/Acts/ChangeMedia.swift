/// Says anew what the pictures, sound and films of an item show, where they come from, and in which
/// order they stand (by which right they are used and whether a machine made them is asked here once,
/// R50 (6)).
package struct ChangeMedia: Act {
  package static let name: ActName = "posts.change-media"
  package static let permission = Permission(.editor)

  /// What is said of one file.
  package struct Entry: Sendable, Hashable {
    /// See ``PostMedia/key``.
    package let key: String
    package let words: MediaWords
    /// Where it is to stand; equal places keep the order they had.
    package let place: Int

    package init(key: String, words: MediaWords, place: Int) {
      self.key = key
      self.words = words
      self.place = place
    }
  }

  package let post: PostID
  /// The item's version that the person saw; see ``SavePost``.
  package let version: Int64
  /// One for each file of the item.
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
    let said = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    guard said.count == entries.count, Set(said.keys) == Set(draft.attached.map(\.key)) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    var problems: [FieldProblem] = []
    let changed = draft.attached.enumerated().map { index, media in
      var media = media
      let entry = said[media.key]
      media.words = PostMediaFields.check(entry?.words ?? media.words, of: media.key, &problems)
      return (media: media, place: entry?.place ?? index, index: index)
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    if !changed.isEmpty {
      draft.media = changed.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.media)
    }
    return try desk.revise(revising, as: draft)
  }
}
