import Foundation
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct FileActTests {
  /// The test's clock as the file system writes it.
  private func date(_ instant: Instant) -> Date {
    Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
  }

  private func keep(
    _ file: IncomingFile, in world: World, then: @escaping @Sendable () throws -> Void = {}
  ) async throws -> StoredFile {
    let body = world.cast.city
    try await world.perform(
      Probe(place: .organization(body)) { desk in
        _ = try desk.keep(file, of: body)
        try then()
      }, as: world.cast.editor)
    let digest = file.digest
    return try await world.ask(as: world.cast.editor) { reading in
      let row = try reading.session.first(
        "SELECT MAX(id) AS id FROM files WHERE digest = \(digest.bytes)")
      return try reading.file(try #require(row).id("id"))
    }
  }

  @Test(arguments: Engine.allCases)
  func `an act keeps a file, and who sees the body sees it`(_ engine: Engine) async throws {
    let world = try await World(on: engine)
    let file = try await world.files.take("%PDF-1.4 证明", name: "证明.pdf")
    let kept = try await keep(file, in: world)
    #expect(kept.content == file.content && kept.name == "证明.pdf" && kept.keptAt == world.now)
    #expect(try kept.person == world.cast.editor.personID())
    #expect(kept.organization == world.cast.city)
    #expect(
      try await world.office.files.bytes(of: kept.content, maximum: 100)
        == Array("%PDF-1.4 证明".utf8))
    let id = kept.id
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) { try $0.file(id) }
    }
    await expectRefusal("office.other-unit") {
      try await world.ask(as: .citizen) { try $0.file(id) }
    }
    await expectRefusal("office.not-found") {
      try await world.ask(as: world.cast.editor) { try $0.file(StoredFileID(999)) }
    }
    #expect(try await world.ask(as: world.cast.editor) { try $0.file(id) } == kept)
  }

  @Test(arguments: Engine.allCases)
  func `an act that fails keeps nothing`(_ engine: Engine) async throws {
    struct Mishap: Error {}
    let world = try await World(on: engine)
    let file = try await world.files.take("半")
    let before = try await world.trace()
    await #expect(throws: Mishap.self) {
      _ = try await keep(file, in: world) { throw Mishap() }
    }
    #expect(try await world.trace().differences(from: before) == [])
  }

  @Test(arguments: Engine.allCases)
  func `the sweep removes after a day what nobody keeps, and nothing else`(
    _ engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let kept = try await world.files.take("留")
    _ = try await keep(kept, in: world)
    let forgotten = try await world.files.take("忘")
    let waiting = try await world.files.take("等")
    let half = try await world.files.store.receive()
    let dayAgo = world.now.advanced(byMilliseconds: -24 * 3_600_000)
    for path in world.files.contents {
      try world.files.age(path, to: date(dayAgo.advanced(byMilliseconds: -1_000)))
    }
    let place = world.files.place(of: waiting).path.dropFirst(world.files.root.path.count + 1)
    try world.files.age(String(place), to: date(dayAgo.advanced(byMilliseconds: 1_000)))
    // From anywhere, round once.
    var from: FilePlace?
    for _ in 0..<3 { from = try await world.office.sweepFiles(from: from) }
    let expected = [kept, waiting].map { file in
      String(world.files.place(of: file).path.dropFirst(world.files.root.path.count + 1))
    }
    #expect(world.files.contents == expected.sorted())
    #expect(!FileManager.default.fileExists(atPath: world.files.place(of: forgotten).path))
    await half.discard()
  }

  @Test func `a content that comes in again stays`() async throws {
    let world = try await World(on: .sqlite)
    let file = try await world.files.take("又")
    try world.files.age(world.files.contents[0], to: Date(timeIntervalSince1970: 0))
    let now = Instant(milliseconds: 1_000_000)
    _ = try await world.files.take("又")
    #expect(try await !world.files.store.remove(file.digest, unlessReceivedSince: now))
    #expect(world.files.contents.count == 1)
    try world.files.age(world.files.contents[0], to: Date(timeIntervalSince1970: 0))
    #expect(try await world.files.store.remove(file.digest, unlessReceivedSince: now))
    #expect(world.files.contents.isEmpty)
  }
}
