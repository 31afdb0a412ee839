import Storage
import WorkCalendar

private let fileColumns: SQL = """
  f.id, f.digest, f.size, f.type, f.name, f.organization_id, f.person_id, f.kept_at
  """

extension Reading {
  /// A file of a body that the asker sees.
  ///
  /// - Throws: `office.not-found`, `office.other-unit`.
  package func file(_ id: StoredFileID) throws -> StoredFile {
    guard
      let row = try session.first("SELECT \(fileColumns) FROM files f WHERE f.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    let file = try StoredFile(row)
    let owner = try organization(file.organization)
    guard asker.sees(owner) else {
      throw Refusal(OfficeRefusal.otherUnit, facts: ["organization": owner.name])
    }
    return file
  }

  /// Files by their numbers, at most 500, whoever sees them: for what they belong to, once it is
  /// known that the asker may look at that.
  func storedFiles(_ ids: some Sequence<StoredFileID>) throws -> [StoredFileID: StoredFile] {
    let ids = Set(ids)
    guard !ids.isEmpty else { return [:] }
    let files = try session.rows(
      "SELECT \(fileColumns) FROM files f WHERE f.id IN (\(list: Array(ids))) LIMIT 500"
    ).map(StoredFile.init)
    return Dictionary(files.map { ($0.id, $0) }) { first, _ in first }
  }
}

extension Desk {
  /// Keeps a file for a body. What the transaction does not keep is removed after a day.
  package func keep(
    _ file: IncomingFile, of organization: OrganizationID
  ) throws -> StoredFileID {
    StoredFileID(
      try session.insert(
        """
        INSERT INTO files (digest, size, type, name, organization_id, person_id, kept_at)
        VALUES (\(file.digest.bytes), \(Int64(file.size)), \(file.type.rawValue), \(file.name),
          \(organization), \(asker.person?.id), \(now))
        RETURNING id
        """))
  }

  /// Keeps a file no more; its content goes with the next sweep unless somebody else keeps it.
  func discard(_ id: StoredFileID) throws {
    try session.execute("DELETE FROM files WHERE id = \(id)")
  }
}

extension Office {
  /// How long a content waits to be kept, in milliseconds: a day.
  private static let grace: Int64 = 24 * 3_600_000

  /// Removes contents that nobody keeps, a portion at a time.
  ///
  /// - Parameter place: where the last portion ended; nil begins anywhere, so that restarts do not
  ///   always begin with the same contents.
  /// - Returns: where the next portion begins.
  package func sweepFiles(from place: FilePlace?) async throws -> FilePlace {
    let deadline = clock.now.advanced(byMilliseconds: -Self.grace)
    try await files.removeAbandoned(before: deadline)
    let portion = try await files.portion(after: place ?? FilePlace(random.bytes(2)))
    let old = portion.contents.filter { $0.receivedAt < deadline }.map(\.digest)
    let kept = try await kept(old)
    for digest in old where !kept.contains(digest) {
      _ = try await files.remove(digest, unlessReceivedSince: deadline)
    }
    return portion.next ?? FilePlace()
  }

  private func kept(_ digests: [FileDigest]) async throws -> Set<FileDigest> {
    guard !digests.isEmpty else { return [] }
    return try await database.read { session in
      let rows = try session.rows(
        "SELECT DISTINCT digest FROM files WHERE digest IN (\(list: digests.map(\.bytes)))")
      return Set(try rows.compactMap { FileDigest(try $0.bytes("digest")) })
    }
  }
}

extension StoredFile {
  init(_ row: SQLRow) throws {
    guard let digest = FileDigest(try row.bytes("digest")) else {
      throw StorageError.unexpectedColumn("digest")
    }
    self.init(
      id: try row.id("id"),
      content: FileContent(
        digest: digest, size: Int(clamping: try row.int("size")), type: try row.word("type")),
      name: try row.text("name"), organization: try row.id("organization_id"),
      person: try row.optionalID("person_id"), keptAt: try row.instant("kept_at"))
  }
}
