/// How much an archive may hold before it is taken for an attack.
package struct ZipLimits: Sendable, Hashable {
  package var entries: Int
  /// Unpacked bytes of one entry.
  package var entryBytes: Int
  /// Unpacked bytes of all entries together, as the archive states them.
  package var totalBytes: Int
  /// How much larger an entry over a megabyte may become than it is packed.
  package var ratio: Int

  package init(
    entries: Int = 4_096, entryBytes: Int = 32 << 20, totalBytes: Int = 256 << 20, ratio: Int = 200
  ) {
    (self.entries, self.entryBytes) = (entries, entryBytes)
    (self.totalBytes, self.ratio) = (totalBytes, ratio)
  }
}
