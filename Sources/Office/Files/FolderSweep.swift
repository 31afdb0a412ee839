import Foundation
import WorkCalendar

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Walking through the folder and removing what nobody keeps.
extension FolderStore {
  /// How much one portion looks at.
  private static let contents = 500
  private static let folders = 1_000

  package func portion(after place: FilePlace) async throws -> FilePortion {
    try await disk.run { [self] in try walk(after: place.text) }
  }

  /// Every place is compared as a text of hexadecimal digits; `g` comes behind all of them.
  private func walk(after place: String) throws -> FilePortion {
    var found: [(digest: FileDigest, receivedAt: Instant)] = []
    var folders = 0
    for upper in names(in: root, digits: 2) where upper >= place.prefix(2) {
      let folder = root.appendingPathComponent(upper, isDirectory: true)
      for lower in names(in: folder, digits: 2) where upper + lower >= place.prefix(4) {
        let inner = folder.appendingPathComponent(lower, isDirectory: true)
        for name in names(in: inner, digits: 64) where name > place {
          guard let digest = FileDigest(hex: name),
            let receivedAt = lastWritten(inner.appendingPathComponent(name).path)
          else { continue }
          found.append((digest, receivedAt))
          if found.count >= Self.contents {
            return FilePortion(contents: found, next: FilePlace(text: name))
          }
        }
        folders += 1
        if folders >= Self.folders {
          return FilePortion(contents: found, next: FilePlace(text: upper + lower + "g"))
        }
      }
    }
    return FilePortion(contents: found, next: nil)
  }

  /// Names of so many hexadecimal digits, sorted.
  private func names(in folder: URL, digits: Int) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { name in
      name.utf8.count == digits
        && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }.sorted()
  }

  /// The content is first moved aside, and only then looked at once more: whoever takes the same
  /// content in meanwhile puts a new copy into its place, which is not touched.
  package func remove(
    _ digest: FileDigest, unlessReceivedSince instant: Instant
  ) async throws -> Bool {
    try await disk.run { [self] in
      let place = path(of: digest).path
      guard let receivedAt = lastWritten(place), receivedAt < instant else { return false }
      let aside = incoming.appendingPathComponent(digest.hex).path
      try makeFolder(incoming)
      guard rename(place, aside) == 0 else {
        if errno == ENOENT { return false }
        throw SystemMistake.writing(place)
      }
      if let receivedAt = lastWritten(aside), receivedAt >= instant {
        try putBack(digest)
        return false
      }
      return unlink(aside) == 0
    }
  }

  package func removeAbandoned(before instant: Instant) async throws {
    try await disk.run { [self] in
      for name in names(in: incoming, digits: 32).prefix(Self.contents) {
        let path = incoming.appendingPathComponent(name).path
        if let writtenAt = lastWritten(path), writtenAt < instant { unlink(path) }
      }
      // Whoever moved them aside did not come to the end.
      for name in names(in: incoming, digits: 64).prefix(Self.contents) {
        if let digest = FileDigest(hex: name) { try putBack(digest) }
      }
    }
  }

  /// A link never takes the place of a newer copy.
  private func putBack(_ digest: FileDigest) throws {
    let (aside, place) = (incoming.appendingPathComponent(digest.hex).path, path(of: digest).path)
    guard link(aside, place) == 0 || errno == EEXIST || errno == ENOENT else {
      throw SystemMistake.writing(place)
    }
    unlink(aside)
  }
}
