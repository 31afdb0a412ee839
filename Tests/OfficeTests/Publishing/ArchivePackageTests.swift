import Rulebook
import Storage
import Support
import Testing
import ZipArchive

@testable import Office

/// What a package proves with nothing at hand but itself.
@Suite struct ArchivePackageTests {
  private static let papers = ArchivePapers(readme: "note", revisions: [1: "text"], sheet: [1])

  private static func package(_ world: World, _ post: PostID) async throws -> [UInt8] {
    let material = try await world.ask(as: world.cast.editor) {
      try $0.archiveMaterial(of: post)
    }
    return try await world.office.archivePackage(material, papers: papers)
  }

  @Test(
    .cites("yaoan", article: "5.5"), .cites("hunan-2017", article: "32"),
    arguments: Engine.allCases)
  func `the archive package of a finished item verifies by itself`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.published()
    let first = try await Self.package(world, post)
    world.clock.advance(minutes: 600)
    #expect(try await Self.package(world, post) == first, "the same record, the same bytes")
    let report = ArchiveReading.report(on: first)
    #expect(report.faults.isEmpty, "\(report.faults)")
    let dossier = try await walk.dossier(post)
    #expect(report.number == dossier.post.number)
    #expect(report.seal == dossier.post.archiveDigest?.hex)
    #expect(report.signatures == dossier.signatures.count && report.signatures > 0)
    let zip = try ZipReader(first)
    let words = try #require(try zip.bytes(of: "revisions/0001.json"))
    #expect(digest(words) == dossier.current.digest, "any program can compare it")
  }

  @Test(arguments: Engine.allCases)
  func `an item that was not published has no package`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let post = try await PostWalk(world: world).approved()
    await expectRefusal("archive.not-archived", in: world) {
      try await Self.package(world, post)
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) { try $0.archiveMaterial(of: post) }
    }
  }

  /// The files of a package, to be changed and packed again.
  private struct Files {
    var names: [String]
    var contents: [String: [UInt8]]

    init(_ package: [UInt8]) throws {
      let zip = try ZipReader(package)
      names = zip.names
      contents = [:]
      for name in names { contents[name] = try zip.bytes(of: name) }
    }

    mutating func replace(_ old: String, _ new: String, in name: String) throws {
      let text = String(decoding: try #require(contents[name]), as: UTF8.self)
      try #require(text.contains(old), "\(name) holds nothing to change")
      contents[name] = Array(text.replacing(old, with: new).utf8)
    }

    /// Makes manifest and sums agree with the files again, as somebody would who hides a change.
    mutating func reseal() throws {
      let listed = names.filter { !["manifest.json", "SHA256SUMS"].contains($0) }
      let text = String(decoding: try #require(contents["manifest.json"]), as: UTF8.self)
      let known: ArchiveManifest = try restored(text)
      let manifest = ArchiveManifest(
        format: known.format, number: known.number, seal: known.seal,
        files: listed.map {
          let content = contents[$0] ?? []
          return .init(name: $0, size: content.count, sha256: digest(content).hex)
        })
      contents["manifest.json"] = Array(try stored(manifest).utf8)
      let sums = (listed + ["manifest.json"]).map {
        digest(contents[$0] ?? []).hex + "  " + $0 + "\n"
      }
      contents["SHA256SUMS"] = Array(sums.joined().utf8)
    }

    var report: ArchiveReport {
      get throws {
        var zip = ZipWriter()
        for name in names { try zip.add(name, contents[name] ?? []) }
        return ArchiveReading.report(on: try zip.finish())
      }
    }
  }

  @Test func `a changed, a missing and an extra file are found`() async throws {
    let world = try await World(on: .sqlite)
    let post = try await PostWalk(world: world).published()
    let whole = try Files(try await Self.package(world, post))
    #expect(try whole.report.isSound)
    for name in whole.names where name != "SHA256SUMS" {
      var changed = whole
      changed.contents[name] = (changed.contents[name] ?? []) + [0x20]
      #expect(try changed.report.faults.contains(.changed(name)), "\(name)")
      var missing = whole
      missing.names.removeAll { $0 == name }
      #expect(try missing.report.faults.contains(.missing(name)), "\(name)")
    }
    var extra = whole
    extra.names.append("more.txt")
    #expect(try extra.report.faults.contains(.extra("more.txt")))
  }

  @Test func `what was changed with all its sums still contradicts what was signed`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let post = try await PostWalk(world: world).published()
    let whole = try Files(try await Self.package(world, post))

    var words = whole
    try words.replace("夜间", "全天", in: "revisions/0001.json")
    try words.reseal()
    #expect(try words.report.faults == [.revision(1)])

    // The digest of the changed words as well: now the signatures are on other words.
    let old = digest(try #require(whole.contents["revisions/0001.json"])).hex
    let new = digest(try #require(words.contents["revisions/0001.json"])).hex
    try words.replace(old, new, in: "revisions.json")
    try words.reseal()
    let codes = Set(try words.report.faults.map(\.code))
    #expect(codes.isSuperset(of: ["signature", "contradiction"]))

    var opinion = whole
    try opinion.replace("\"同意\"", "\"不同意\"", in: "review.json")
    try opinion.reseal()
    #expect(try opinion.report.faults.allSatisfy { $0.code == "unproven-signature" })
    #expect(!(try opinion.report.isSound))

    var record = whole
    try record.replace("同意", "不同意", in: "record.json")
    try record.reseal()
    #expect(try record.report.faults.contains(.seal))

    var link = whole
    try link.replace("/p/posts/\(post)", "/p/posts/999", in: "releases.json")
    try link.reseal()
    #expect(try link.report.faults == [.unprovenRelease(world.cast.account.rawValue)])
  }

  @Test func `what is no package, or means harm, is refused`() throws {
    #expect(ArchiveReading.report(on: []).faults == [.unreadable(.notAnArchive)])
    var hostile = ZipWriter()
    try hostile.add("../../etc/passwd", [1])
    let escape = ArchiveReading.report(on: try hostile.finish())
    #expect(escape.faults == [.unreadable(.unsafeName)])
    var bomb = ZipWriter()
    try bomb.add("item.json", [UInt8](repeating: 0x20, count: 40 << 20))
    #expect(ArchiveReading.report(on: try bomb.finish()).faults == [.unreadable(.excessive)])
    let empty = ArchiveReading.report(
      on: try {
        var zip = ZipWriter(); return try zip.finish()
      }())
    #expect(empty.faults.filter { $0.code == "missing" }.count == ArchiveName.required.count)
  }

  @Test(arguments: Engine.allCases)
  func `a record that was sealed before it was kept is read from the books again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let post = try await PostWalk(world: world).published()
    _ = try await world.books.write { session in
      try session.execute("UPDATE posts SET archive_record = NULL WHERE id = \(post)")
    }
    let package = try await Self.package(world, post)
    #expect(ArchiveReading.report(on: package).isSound)
  }
}
