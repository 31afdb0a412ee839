/// What became of the files of an item between two revisions.
package struct MediaChanges: Sendable, Hashable {
  package let added: [PostMedia]
  package let removed: [PostMedia]
  /// Whether source, licence or answers of files that stayed changed, or their order.
  package let isSaidAnew: Bool

  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && !isSaidAnew }

  /// The name of the change of what is said of files, among the settings of a revision.
  package static let field = "media"

  init(from old: [PostMedia], to new: [PostMedia]) {
    let (before, after) = (Set(old.map(\.original.sha256)), Set(new.map(\.original.sha256)))
    added = new.filter { !before.contains($0.original.sha256) }
    removed = old.filter { !after.contains($0.original.sha256) }
    let stayed = old.filter { after.contains($0.original.sha256) }
    let now = new.filter { before.contains($0.original.sha256) }
    isSaidAnew = stayed.map(Self.settings) != now.map(Self.settings)
  }

  /// A file with what is said of it, but for the texts that are compared character by character.
  private static func settings(_ media: PostMedia) -> PostMedia {
    var media = media
    media.words.alternative = ""
    media.words.caption = ""
    return media
  }
}
