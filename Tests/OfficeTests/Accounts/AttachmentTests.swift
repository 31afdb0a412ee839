import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct AttachmentTests {
  private static let pdf = "%PDF-1.7 认证证明"

  /// A county's filing that is being written.
  private func begun(_ world: World) async throws -> FilingID {
    try await FilingWalk(world: world).apply(world.cast.county, "姚川县政府微博").filing
  }

  private func attach(
    _ files: [IncomingFile], to filing: FilingID, field: String = "other", in world: World
  ) async throws {
    let walk = FilingWalk(world: world)
    _ = try await world.perform(
      AttachToFiling(filing, field: field, files: files),
      as: walk.manager(of: walk.filing(filing).organization))
  }

  private func detach(
    _ file: StoredFileID, from filing: FilingID, in world: World
  ) async throws {
    let walk = FilingWalk(world: world)
    _ = try await world.perform(
      DetachFromFiling(filing, file: file),
      as: walk.manager(of: walk.filing(filing).organization))
  }

  private func files(of filing: FilingID, in world: World) async throws -> [StoredFile] {
    try await world.ask(as: .system(.founder)) { try $0.files(of: $0.filing(filing)) }
  }

  private func rows(_ world: World) async throws -> Int {
    try await world.trace().tables["files"]?.rows ?? 0
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `files are put to a filing under the field they belong to, and stay when it is saved`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let filing = try await begun(world)
    let plan = try await world.files.take(Self.pdf, name: "规划.pdf")
    let proof = try await world.files.take("%PDF-1.4 证", name: "证明.pdf")
    try await attach([plan], to: filing, field: "purpose-pages", in: world)
    try await attach([proof], to: filing, in: world)
    // Further pages answer for the plan; a save of the form keeps what was put to it.
    try await walk.submit(filing, day: world.now.date.adding(days: 30)) {
      $0.card.plan = ""
      $0.attachments = []
    }
    let stored = try await files(of: filing, in: world)
    #expect(stored.map(\.name) == ["规划.pdf", "证明.pdf"])
    #expect(stored.map(\.content) == [plan.content, proof.content])
    #expect(
      try await walk.filing(filing).form.attachments.map(\.field) == ["purpose-pages", "other"])
    let facts = try await world.books.auditEntries().filter {
      try $0.text("act") == "filings.attach"
    }.map { try $0.text("facts") }
    #expect(facts.count == 2 && facts.last?.contains(proof.digest.hex) == true)
  }

  @Test(arguments: Engine.allCases)
  func `a file that nobody was sent goes when it is taken off, one that was sent is kept`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let filing = try await begun(world)
    try await attach(
      [
        try await world.files.take("%PDF-1.7 一", name: "一.pdf"),
        try await world.files.take("%PDF-1.7 二", name: "二.pdf"),
      ], to: filing, in: world)
    let first = try await files(of: filing, in: world)
    try await detach(try #require(first.first).id, from: filing, in: world)
    #expect(try await files(of: filing, in: world).map(\.name) == ["二.pdf"])
    #expect(try await rows(world) == 1)
    await expectRefusal("office.not-found", in: world) {
      try await detach(first[0].id, from: filing, in: world)
    }

    try await walk.submit(filing, day: world.now.date.adding(days: 30))
    let step = try #require(try await walk.openStep(of: filing))
    world.clock.advance(minutes: 60)
    _ = try await world.perform(
      ReturnFiling(step.id, reason: "附件不清楚"),
      as: world.cast.holder(of: step.role, at: step.organization))
    world.clock.advance(minutes: 60)
    try await attach(
      [try await world.files.take("%PDF-1.7 三", name: "三.pdf")], to: filing, in: world)
    for file in try await files(of: filing, in: world) {
      try await detach(file.id, from: filing, in: world)
    }
    #expect(try await files(of: filing, in: world).isEmpty)
    #expect(try await rows(world) == 1, "the one that was sent")
    let sent = first[1].id
    let kept = try await world.ask(as: walk.manager(of: world.cast.county)) { try $0.file(sent) }
    #expect(kept.name == "二.pdf")
  }

  @Test(arguments: Engine.allCases)
  func `what cannot be taken is refused with its reason, and nothing is kept`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let filing = try await begun(world)
    let pdf = try await world.files.take(Self.pdf, name: "证明.pdf")
    let text = try await world.files.take("不是附件", name: "说明.pdf")
    func problems(
      _ files: [IncomingFile], _ field: String = "other"
    ) async throws -> [FieldProblem] {
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await attach(files, to: filing, field: field, in: world)
      }
      return refusal?.problems ?? []
    }
    let wrong = try await problems([text], "nowhere")
    #expect(wrong.map(\.code) == [.wrongType, .notAChoice])
    #expect(wrong.map(\.field) == ["files", "field"])
    #expect(wrong.first?.facts["name"] == "说明.pdf")
    #expect(try await problems([]).map(\.code) == [.required])
    let most = FilingFields.maximumFiles
    #expect(
      try await problems(Array(repeating: pdf, count: most + 1)).map(\.code) == [.tooMany])
    try await attach(Array(repeating: pdf, count: most), to: filing, in: world)
    #expect(try await problems([pdf]).map(\.code) == [.tooMany])
    let file = try #require(try await files(of: filing, in: world).first).id

    try await walk.submit(filing, day: world.now.date.adding(days: 30))
    await expectRefusal("accounts.filing-not-open", in: world) {
      try await attach([pdf], to: filing, in: world)
    }
    await expectRefusal("accounts.filing-not-open", in: world) {
      try await detach(file, from: filing, in: world)
    }
  }

  @Test(arguments: Engine.allCases)
  func `who signs a filing elsewhere reads its files from their turn on, an outsider never`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = FilingWalk(world: world)
    let office = try await world.perform(
      CreatePerson(
        organization: world.cast.government, login: "banzhu", name: "班主",
        passwordHash: try PasswordHash(
          of: Cast.password, salt: Array(repeating: 7, count: 16), logRounds: 4),
        mustChange: false), as: .system(.founder))
    _ = try await world.perform(
      Appoint(
        person: office, organization: world.cast.government, role: .leader,
        from: world.now.date), as: .system(.founder))
    let signer = Actor.person(office)
    let (_, filing) = try await walk.apply(world.cast.city, "云川公安微博")
    try await attach([try await world.files.take(Self.pdf)], to: filing, in: world)
    let file = try #require(try await files(of: filing, in: world).first).id
    try await walk.submit(filing, day: world.now.date.adding(days: 30))
    for actor in [signer, world.cast.outsider] {
      await expectRefusal("office.other-unit", in: world) {
        try await world.ask(as: actor) { try $0.file(file, ofFiling: filing) }
      }
    }
    let step = try #require(try await walk.openStep(of: filing))
    _ = try await world.perform(
      SignFiling(step.id), as: world.cast.holder(of: step.role, at: step.organization))
    let read = try await world.ask(as: signer) { try $0.file(file, ofFiling: filing) }
    #expect(read.id == file)
    // The filing opens its files, not the body's others.
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: signer) { try $0.file(file) }
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.ask(as: signer) { try $0.file(StoredFileID(999), ofFiling: filing) }
    }
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) { try $0.file(file, ofFiling: filing) }
    }
  }
}
