import Foundation
import WorkCalendar
import ZipArchive

/// A file of a package.
struct ArchiveFile: Hashable {
  let name: String
  let content: [UInt8]
}

/// What a package holds, by size and SHA-256: `manifest.json`.
struct ArchiveManifest: Codable, Hashable {
  struct Line: Codable, Hashable {
    let name: String
    let size: Int
    let sha256: String
  }

  let format: Int
  let number: String
  let seal: String
  /// All files but this one and the sums, in the order of the package.
  let files: [Line]
}

extension ArchiveMaterial {
  /// The files of the package but for what was handed in, in their order.
  func files(_ papers: ArchivePapers, evidence: [ArchiveFile]) throws -> [ArchiveFile] {
    var files = [
      ArchiveFile(name: ArchiveName.readme, content: Array(papers.readme.utf8)),
      ArchiveFile(name: ArchiveName.sheet, content: papers.sheet),
      try Self.file(ArchiveName.item, item),
      ArchiveFile(name: ArchiveName.record, content: Array(record.utf8)),
      try Self.file(ArchiveName.revisions, index),
    ]
    for revision in revisions {
      // Exactly the bytes whose digest was signed, so that any program can compare them.
      let canonical = try stored(revision.draft)
      files.append(
        ArchiveFile(name: ArchiveName.revision(revision.number), content: Array(canonical.utf8)))
      if let text = papers.revisions[revision.number] {
        files.append(
          ArchiveFile(name: ArchiveName.text(of: revision.number), content: Array(text.utf8)))
      }
    }
    if !factChecks.isEmpty {
      files.append(
        try Self.file(ArchiveName.factChecks, factChecks.map { ArchiveFactCheck($0) }))
    }
    files += [
      try Self.file(ArchiveName.review, rounds), try Self.file(ArchiveName.findings, findings),
      try Self.file(ArchiveName.releases, releases), try Self.file(ArchiveName.audit, entries),
    ]
    return try sealed(files + evidence)
  }

  private func sealed(_ files: [ArchiveFile]) throws -> [ArchiveFile] {
    let manifest = ArchiveManifest(
      format: item.format, number: item.number, seal: item.seal,
      files: files.map {
        ArchiveManifest.Line(
          name: $0.name, size: $0.content.count, sha256: digest($0.content).hex)
      })
    let all = files + [try Self.file(ArchiveName.manifest, manifest)]
    let sums = all.map { digest($0.content).hex + "  " + $0.name + "\n" }.joined()
    return all + [ArchiveFile(name: ArchiveName.sums, content: Array(sums.utf8))]
  }

  private static func file(_ name: String, _ value: some Encodable) throws -> ArchiveFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ArchiveFile(name: name, content: Array(try encoder.encode(value)) + [0x0A])
  }
}

extension Office {
  /// Bytes of one file: a larger film is left out, and its digest stands in its version.
  private static let largestEvidence = 64 << 20

  /// The archive package of an item as a zip file; the same record gives the same bytes.
  ///
  /// - Parameter papers: what is in it for people to read.
  /// - Throws: `files.missing`, `files.changed` when evidence is not what was taken in.
  package func archivePackage(
    _ material: ArchiveMaterial, papers: ArchivePapers
  ) async throws -> [UInt8] {
    var evidence: [ArchiveFile] = []
    for (name, file) in material.evidence.sorted(by: { $0.key < $1.key })
    where file.content.size <= Self.largestEvidence {
      do {
        let bytes = try await files.bytes(of: file.content, maximum: Self.largestEvidence)
        evidence.append(ArchiveFile(name: name, content: bytes))
      } catch let error as FileStoreError {
        throw error.refusal
      }
    }
    var zip = ZipWriter()
    for file in try material.files(papers, evidence: evidence) {
      try zip.add(file.name, file.content)
    }
    return try zip.finish()
  }
}
