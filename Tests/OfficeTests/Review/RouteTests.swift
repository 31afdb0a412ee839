import Office
import Rulebook
import Support
import Testing
import WorkCalendar

/// Which bodies sign an item, by its level, its accounts and what it is about.
@Suite struct RouteTests {
  /// A stage as it is resolved: what is signed, in which role, by the person of which body.
  private struct Step: Equatable {
    let kind: StageKind
    let role: Role
    let organization: OrganizationID

    init(_ kind: StageKind, _ role: Role, _ organization: OrganizationID) {
      (self.kind, self.role, self.organization) = (kind, role, organization)
    }
  }

  private func steps(
    of draft: PostDraft, by body: OrganizationID, _ world: World
  ) async throws -> [Step] {
    let walk = PostWalk(world: world)
    let editor = try world.cast.holder(of: .editor, at: body)
    let post = try await world.perform(
      WritePost(organization: body, draft: draft), as: editor)
    let revision = try await walk.dossier(post).current.id
    try await world.perform(SubmitPost(post, revision: revision), as: editor)
    return try await walk.dossier(post).currentStages
      .map { Step($0.kind, $0.role, $0.organization) }
  }

  /// An item of the department for the county's account.
  private func draft(
    _ world: World, sensitivity: Sensitivity = .ordinary
  ) -> PostDraft {
    PostWalk.draft(
      account: world.cast.countyAccount, category: PostWalk.notice, sensitivity: sensitivity)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `a department's item for the county's account is signed by the county's office`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let (department, county) = (world.cast.countyDepartment, world.cast.county)
    let usual = try await steps(of: draft(world), by: department, world)
    #expect(
      usual == [
        Step(.legalityReview, .legalityReviewer, department),
        Step(.secrecyReview, .secrecyReviewer, department),
        Step(.centreOpinion, .centreClerk, county), Step(.leaderApproval, .leader, county),
      ])
    let important = try await steps(
      of: draft(world, sensitivity: .important), by: department, world)
    #expect(important == usual + [Step(.higherApproval, .governmentLeader, county)])
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `the centre has one working day, and the county's publisher publishes`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let department = world.cast.countyDepartment
    let editor = try world.cast.holder(of: .editor, at: department)
    let written = draft(world)
    let post = try await world.perform(
      WritePost(organization: department, draft: written), as: editor)
    let revision = try await walk.dossier(post).current.id
    try await world.perform(SubmitPost(post, revision: revision), as: editor)
    // Until it is asked to sign, the county's office has nothing to do with it.
    let clerk = try world.cast.holder(of: .centreClerk, at: world.cast.county)
    await expectRefusal("office.other-unit", in: world) {
      try await walk.dossier(post, as: clerk)
    }
    try await walk.sign(post)
    try await walk.sign(post)
    let opinion = try #require(try await walk.dossier(post, as: clerk).openStage)
    let clocks = try await walk.dossier(post).clocks
    let due = try #require(opinion.clock.flatMap { clocks[$0] }?.due)
    #expect(due == Instant(rfc3339: "2026-09-30T00:00:00+08:00"))
    while try await walk.sign(post) != .approved {}
    let publisher = try world.cast.holder(of: .publisher, at: world.cast.county)
    let seen = try await walk.dossier(post, as: publisher)
    let release = try #require(seen.rights.sendable.first)
    #expect(try seen.holders.map(\.id) == [publisher.personID()])
    try await world.perform(ConfirmRelease(release, confirmation: "政府"), as: publisher)
    _ = try await walk.courier().deliverDue()
    #expect(try await walk.dossier(post).post.state == .published)
  }

  @Test(.cites("yaoan", article: "5.4"), arguments: Engine.allCases)
  func `what a department is not sure about goes to the county's office`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let county = world.cast.county
    let account = try await openAccount(of: world.cast.countyDepartment, world)
    var draft = PostWalk.draft(account: account, category: PostWalk.notice)
    draft.concerns = ["yaoan/content.in-doubt"]
    let found = try await steps(of: draft, by: world.cast.countyDepartment, world)
    #expect(found.last == Step(.higherApproval, .leader, county))
    #expect(found.count == 4)
  }

  @Test(
    .cites("zhengzhou-2020", article: "17"), arguments: Engine.allCases,
    [Sensitivity.ordinary, .important])
  func `what needs consent goes to the body above at any level`(
    engine: Engine, sensitivity: Sensitivity
  ) async throws {
    let world = try await World(on: engine)
    let rules = try Bundled.shelf.get().governing(["zhengzhou-2020"], on: World.start.date)
    let question = try #require(
      rules.contentQuestions(.institutional).first { $0.kind == .needsConsent })
    var draft = PostWalk.draft(account: world.cast.account, sensitivity: sensitivity)
    draft.concerns = [question.concern]
    let found = try await steps(of: draft, by: world.cast.city, world)
    #expect(found.last == Step(.higherApproval, .bureauManager, world.cast.province))
    let plain = PostWalk.draft(account: world.cast.account, sensitivity: sensitivity)
    let usual = try await steps(of: plain, by: world.cast.city, world)
    #expect(usual == found.dropLast())
  }

  @Test(.cites("hunan-2017", article: "16"), arguments: Engine.allCases)
  func `the gravest items climb every level, and none is invented`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let (city, province) = (world.cast.city, world.cast.province)
    func above(_ steps: [Step]) -> [Step] {
      steps.filter { $0.kind == .higherApproval || $0.kind == .provinceApproval }
    }
    let grave = PostWalk.draft(account: world.cast.account, sensitivity: .especiallyMajor)
    // Zhengzhou 17 asks the body above, which is the province's; between them there is none.
    #expect(
      above(try await steps(of: grave, by: city, world)) == [
        Step(.higherApproval, .bureauManager, province),
        Step(.provinceApproval, .provinceManager, province),
      ])
    // Of the district's people one holds every role: a different one is needed for each stage.
    for role in [Role.firstReviewer, .secondReviewer, .finalReviewer, .secrecyReviewer, .leader] {
      let person = try world.cast.holder(of: role, at: city).personID()
      try await world.perform(
        Appoint(
          person: person, organization: world.cast.district, role: role, from: world.now.date),
        as: world.cast.securityAdministrator)
    }
    let district = PostWalk.draft(
      account: world.cast.districtAccount, sensitivity: .especiallyMajor)
    #expect(
      above(try await steps(of: district, by: world.cast.district, world)) == [
        Step(.higherApproval, .bureauManager, city),
        Step(.provinceApproval, .provinceManager, province),
      ])
  }

  @Test(.cites("hunan-2017", article: "33"), arguments: Engine.allCases)
  func `an item for a stranger's account is refused`(engine: Engine) async throws {
    let world = try await World(on: engine)
    for (body, account) in [
      (world.cast.city, world.cast.districtAccount), (world.cast.city, world.cast.countyAccount),
      (world.cast.county, world.cast.account),
    ] {
      let editor = try world.cast.holder(of: .editor, at: body)
      let category = body == world.cast.county ? PostWalk.notice : nil
      let draft = PostWalk.draft(
        account: account, category: category ?? PostCategory(rawValue: "openness"))
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await world.perform(WritePost(organization: body, draft: draft), as: editor)
      }
      #expect(refusal?.problems.map(\.field) == ["accounts"])
    }
  }

  private func openAccount(of body: OrganizationID, _ world: World) async throws -> AccountID {
    try await world.perform(
      OpenPortalAccount(organization: body, name: "姚川教育", slug: "yaochuan-edu"),
      as: .system(.founder))
  }
}
