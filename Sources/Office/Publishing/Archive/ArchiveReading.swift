import Foundation
import ZipArchive

/// Looks through a package with nothing at hand but the package: sums, digests of the revisions,
/// the signatures on them, and the seal.
package struct ArchiveReading {
  /// The largest package that is read.
  package static let maximumBytes = 256 << 20
  private static let limits = ZipLimits(
    entries: 12_000, entryBytes: 64 << 20, totalBytes: 512 << 20, ratio: 200)
  private static let formats = 1...1

  private var contents: [String: [UInt8]] = [:]
  private var faults: [ArchiveFault] = []
  private var signatures = 0

  /// - Parameter bytes: of the zip file.
  package static func report(on bytes: [UInt8]) -> ArchiveReport {
    var reading = ArchiveReading()
    do throws(ZipError) {
      try reading.unpack(bytes)
    } catch {
      return ArchiveReport(
        number: nil, seal: nil, files: 0, signatures: 0, faults: [.unreadable(error)])
    }
    let item = reading.look()
    return ArchiveReport(
      number: item?.number, seal: item?.seal, files: reading.contents.count,
      signatures: reading.signatures, faults: reading.faults)
  }

  private mutating func unpack(_ bytes: [UInt8]) throws(ZipError) {
    guard bytes.count <= Self.maximumBytes else { throw .excessive }
    let zip = try ZipReader(bytes, limits: Self.limits)
    for name in zip.names {
      guard let content = try zip.bytes(of: name) else { throw .damaged }
      contents[name] = content
    }
  }

  // MARK: - What is there

  private mutating func look() -> SeenItem? {
    for name in ArchiveName.required where contents[name] == nil {
      faults.append(.missing(name))
    }
    compareSums()
    let item: SeenItem? = read(ArchiveName.item)
    if let item, !Self.formats.contains(item.format) {
      faults.append(.format(item.format))
      return item
    }
    compareManifest(with: item)
    let revisions: [SeenRevision] = read(ArchiveName.revisions) ?? []
    compare(revisions)
    let digests = Dictionary(
      revisions.map { ($0.number, $0.digest) }, uniquingKeysWith: { first, _ in first })
    let rounds: [SeenRound] = read(ArchiveName.review) ?? []
    compare(rounds, digests)
    let releases: [SeenRelease] = read(ArchiveName.releases) ?? []
    compare(releases)
    compareRecord(item, digests, rounds, releases)
    return item
  }

  private mutating func read<T: Decodable>(_ name: String) -> T? {
    guard let content = contents[name] else { return nil }
    guard let value = try? JSONDecoder().decode(T.self, from: Data(content)) else {
      faults.append(.garbled(name))
      return nil
    }
    return value
  }

  /// Each file stands in the sums once and has that digest; nothing else is there.
  private mutating func compareSums() {
    guard let content = contents[ArchiveName.sums] else { return }
    var listed: Set<String> = [ArchiveName.sums]
    for line in content.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.utf8.count > 66, text.utf8.dropFirst(64).starts(with: "  ".utf8),
        let sum = FileDigest(hex: String(decoding: text.utf8.prefix(64), as: UTF8.self))
      else {
        faults.append(.garbled(ArchiveName.sums))
        return
      }
      let name = String(decoding: text.utf8.dropFirst(66), as: UTF8.self)
      guard listed.insert(name).inserted else {
        faults.append(.garbled(ArchiveName.sums))
        return
      }
      check(name, sum.bytes)
    }
    for name in contents.keys.sorted() where !listed.contains(name) { faults.append(.extra(name)) }
  }

  private mutating func check(_ name: String, _ sum: [UInt8]) {
    guard let content = contents[name] else {
      if !ArchiveName.required.contains(name) { faults.append(.missing(name)) }
      return
    }
    if digest(content) != sum { faults.append(.changed(name)) }
  }

  private mutating func compareManifest(with item: SeenItem?) {
    guard let manifest: ArchiveManifest = read(ArchiveName.manifest) else { return }
    if manifest.number != item?.number || manifest.seal != item?.seal {
      faults.append(.contradiction(ArchiveName.manifest))
    }
    let names = Set(manifest.files.map(\.name))
    let others: Set = [ArchiveName.manifest, ArchiveName.sums]
    let differs = manifest.files.contains { line in
      guard let content = contents[line.name] else { return true }
      return content.count != line.size || digest(content).hex != line.sha256
    }
    if differs || names.count != manifest.files.count
      || names != Set(contents.keys).subtracting(others)
    {
      faults.append(.contradiction(ArchiveName.manifest))
    }
  }

  // MARK: - What it proves

  private mutating func compare(_ revisions: [SeenRevision]) {
    if revisions.isEmpty || Set(revisions.map(\.number)).count != revisions.count {
      faults.append(.contradiction(ArchiveName.revisions))
    }
    for revision in revisions {
      guard let content = contents[revision.file] else {
        faults.append(.missing(revision.file))
        continue
      }
      if digest(content).hex != revision.digest { faults.append(.revision(revision.number)) }
    }
  }

  private mutating func compare(_ rounds: [SeenRound], _ digests: [Int64: String]) {
    for signature in rounds.flatMap(\.stages).flatMap(\.signatures) {
      signatures += 1
      if digests[signature.revision] != signature.revisionDigest {
        faults.append(
          .signature(revision: signature.revision, person: signature.person.name))
      }
    }
  }

  /// Evidence is named by its content.
  private mutating func compare(_ releases: [SeenRelease]) {
    for evidence in releases.compactMap(\.evidence) {
      guard let content = contents[evidence.file] else {
        faults.append(.missing(evidence.file))
        continue
      }
      if digest(content).hex != evidence.digest { faults.append(.changed(evidence.file)) }
    }
  }

  private mutating func compareRecord(
    _ item: SeenItem?, _ digests: [Int64: String], _ rounds: [SeenRound],
    _ releases: [SeenRelease]
  ) {
    if let content = contents[ArchiveName.record], digest(content).hex != item?.seal {
      faults.append(.seal)
    }
    guard let record: ArchiveRecord = read(ArchiveName.record) else { return }
    if record.number != item?.number || digests[record.revision] != record.revisionDigest {
      faults.append(.contradiction(ArchiveName.record))
    }
    let stages = rounds.filter { $0.number == record.round }.flatMap(\.stages)
    for signed in record.signatures {
      let isThere = stages.contains { stage in
        stage.kind == signed.stage && stage.signatures.contains { $0.matches(signed) }
      }
      if !isThere || signed.revisionDigest != record.revisionDigest {
        faults.append(.unprovenSignature(signed.stage))
      }
    }
    for sent in record.releases {
      let isThere = releases.contains {
        $0.round <= record.round && $0.account == sent.account
          && $0.publishedAt == sent.publishedAt && $0.link == sent.link
      }
      if !isThere { faults.append(.unprovenRelease(sent.account.rawValue)) }
    }
  }
}
