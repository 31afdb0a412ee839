/// A file of a published item, as anybody may have it.
package struct PublicMedia: Sendable, Hashable {
  package let media: PostMedia
  /// The published copy, under the name it was handed in with.
  package let file: StoredFile
}

extension Reading {
  /// What is published of a revision's pictures, sound and films, in their order: for whoever
  /// publishes by hand, and for connectors. Originals stay in the office.
  package func publishedMedia(of draft: PostDraft) throws -> [PublicMedia] {
    let files = try storedFiles(draft.attached.map(\.shown.file))
    return draft.attached.compactMap { media in
      files[media.shown.file].map { PublicMedia(media: media, file: $0) }
    }
  }

  /// A file of one version of an item, for whoever may see the item.
  ///
  /// - Parameter digest: SHA-256 of the published copy or of the original, in 64 digits.
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func media(
    _ digest: String, of number: Int64, in post: PostID
  ) throws -> StoredFile {
    let kept = try revision(number, of: post).draft.attached
      .flatMap { [$0.shown, $0.original] }.first { $0.sha256 == digest }
    guard let kept, let file = try storedFiles([kept.file])[kept.file] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return file
  }

  /// A file of an item that is on the portal. Everybody may ask.
  ///
  /// - Parameter digest: SHA-256 of the published copy, in 64 digits.
  /// - Throws: `office.not-found` where the item is not published, or has no such file.
  package func publicMedia(_ digest: String, of post: PostID) throws -> StoredFile {
    let kept = try publicPost(post).flatMap(\.draft.attached).map(\.shown)
      .first { $0.sha256 == digest }
    guard let kept, let file = try storedFiles([kept.file])[kept.file] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return file
  }
}

extension Desk {
  /// Keeps a file and its published copy for a body.
  func keep(_ file: InspectedFile, of organization: OrganizationID) throws -> PostMedia? {
    guard let measure = file.measure else { return nil }
    let original = PostMedia.Kept(
      file: try keep(file.original, of: organization), sha256: file.original.digest.hex)
    let shown =
      file.shown.digest == file.original.digest
      ? original
      : PostMedia.Kept(
        file: try keep(file.shown, of: organization), sha256: file.shown.digest.hex)
    return PostMedia(
      original: original, shown: shown, name: file.original.name, measure: measure,
      hasHiddenLabel: file.hasHiddenLabel)
  }
}
