import Office
import Rulebook
import Screening
import Support
import Testing

/// What stays on record of each way of an item through review.
@Suite struct RoundTests {
  @Test(arguments: Engine.allCases)
  func `a round says who submitted which version, and how it ended`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.submitted()
    let author = try world.cast.editor.personID()
    let first = try #require(try await walk.dossier(post).currentRound)
    #expect(first.number == 1 && first.submittedBy == author && first.submittedAt == world.now)
    #expect(first.revision == (try await walk.dossier(post)).current.id)
    #expect(first.outcome == nil && first.endedAt == nil)
    try await world.perform(RecallPost(post), as: world.cast.editor)
    try await walk.submit(post)
    let stage = try await walk.open(post)
    let current = try await walk.dossier(post).current
    try await world.perform(
      ReturnPost(stage.id, revision: current.id, digest: current.digest.hex, opinion: "请核实"),
      as: world.cast.firstReviewer)
    try await walk.submit(post)
    while try await walk.sign(post) != .approved {}
    let rounds = try await walk.dossier(post).rounds
    #expect(rounds.map(\.number) == [3, 2, 1])
    #expect(rounds.map(\.outcome) == [.approved, .returned, .recalled])
    // What all had signed can still be taken back while nothing has left the house.
    try await world.perform(RecallPost(post), as: world.cast.editor)
    #expect(try await walk.dossier(post).currentRound?.outcome == .recalled)
  }

  @Test(arguments: Engine.allCases)
  func `what the check said at submission stays when the lists change`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    var draft = walk.draft()
    draft.body = "截止目前，道路已恢复通行。"
    let post = try await walk.submitted(draft)
    let said = try await walk.dossier(post).findings.filter { $0.text != nil }
    #expect(!said.isEmpty)
    let later = PostWalk(world: try world.anotherNode(screener: try Self.withoutLists()))
    let shown = try await later.dossier(post)
    #expect(said.allSatisfy { shown.findings.contains($0) && !shown.isLater($0) })
    while try await later.sign(post) != .approved {}
    #expect(
      Set(try await later.dossier(post).findings) == Set(try await walk.dossier(post).findings))
  }

  @Test(arguments: Engine.allCases)
  func `what newer lists find is shown to those who still sign, as found later`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let early = PostWalk(world: try world.anotherNode(screener: try Self.withoutLists()))
    var draft = early.draft()
    draft.body = "截止目前，道路已恢复通行。"
    let post = try await early.submitted(draft)
    let walk = PostWalk(world: world)
    let seen = try await walk.dossier(post)
    let found = seen.findings.filter { $0.text != nil }
    #expect(!found.isEmpty && found.allSatisfy { seen.isLater($0) })
    while try await walk.sign(post) != .approved {}
    // It is over: what was known when they signed is what stands.
    #expect(try await walk.dossier(post).findings.allSatisfy { $0.text == nil })
  }

  private static func withoutLists() throws -> Screener {
    Screener(
      textChecks: [], structure: try Structure.bundled(), platforms: try PlatformLimits.bundled())
  }
}
