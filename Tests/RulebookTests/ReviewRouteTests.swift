import Testing
import WorkCalendar

@testable import Rulebook

struct ReviewRouteTests {
  static let threeLevels: [StageKind] = [.firstReview, .secondReview, .finalReview]

  @Test(arguments: [
    (Sensitivity.ordinary, threeLevels + [.secrecyReview]),
    (.important, threeLevels + [.secrecyReview]),
    (.majorSensitive, threeLevels + [.secrecyReview, .leaderApproval, .higherApproval]),
    (
      .especiallyMajor,
      // The superior of Zhengzhou 17, and every level of Hunan 16.
      threeLevels + [
        .secrecyReview, .leaderApproval, .higherApproval, .higherApproval, .provinceApproval,
      ]
    ),
  ])
  func `Zhengzhou and Hunan together ask for the stages of both`(
    sensitivity: Sensitivity, stages: [StageKind]
  ) throws {
    let route = try Shipped.rules("zhengzhou-2020", "hunan-2017")
      .reviewRoute(RouteDemand(sensitivity: sensitivity))
    #expect(route.stages.map(\.kind) == stages)
    #expect(route.distinctStages == Self.threeLevels)
    #expect(route.distinctPersons)
    #expect(route.authorMayNotSign)
  }

  @Test(arguments: [
    (Sensitivity.ordinary, [StageKind.finalReview]),
    (.important, [.finalReview]),
    (.majorSensitive, [.finalReview, .leaderApproval]),
    (.especiallyMajor, [.finalReview, .leaderApproval, .higherApproval, .provinceApproval]),
  ])
  func `Hunan alone asks for one reviewer and climbs with the sensitivity`(
    sensitivity: Sensitivity, stages: [StageKind]
  ) throws {
    let route = try Shipped.rules("hunan-2017").reviewRoute(RouteDemand(sensitivity: sensitivity))
    #expect(route.stages.map(\.kind) == stages)
    #expect(!route.distinctPersons)
  }

  @Test(arguments: [
    (
      Sensitivity.ordinary, AccountScope.own,
      [StageKind.legalityReview, .secrecyReview, .leaderApproval]
    ),
    (.important, .own, [.legalityReview, .secrecyReview, .leaderApproval]),
    (
      .majorSensitive, .own,
      [.legalityReview, .secrecyReview, .leaderApproval, .higherApproval]
    ),
    (.ordinary, .main, [.legalityReview, .secrecyReview, .centreOpinion, .leaderApproval]),
    (
      .important, .main,
      [.legalityReview, .secrecyReview, .centreOpinion, .leaderApproval, .higherApproval]
    ),
    (
      .especiallyMajor, .main,
      [.legalityReview, .secrecyReview, .centreOpinion, .leaderApproval, .higherApproval]
    ),
  ])
  func `Yao'an tells a unit's own account from the county's`(
    sensitivity: Sensitivity, account: AccountScope, stages: [StageKind]
  ) throws {
    let route = try Shipped.rules("yaoan").reviewRoute(
      RouteDemand(sensitivity: sensitivity, scopes: [account]))
    #expect(route.stages.map(\.kind) == stages)
  }

  @Test func `a stage that both texts demand cites both, the body's own first`() throws {
    let rules = try Shipped.rules("hunan-2017", "zhengzhou-2020")
    let route = rules.reviewRoute(RouteDemand(sensitivity: .ordinary))
    let final = try #require(route.stages.first { $0.kind == .finalReview })
    #expect(articles(final.citations) == ["hunan-2017 16", "zhengzhou-2020 14"])
    #expect(Set(articles(route.citations)).isSuperset(of: articles(final.citations)))
  }

  @Test func `the secrecy review asks seven questions and a conclusion`() throws {
    let route = try Shipped.rules("yaoan", "zhengzhou-2020").reviewRoute(
      RouteDemand(sensitivity: .ordinary))
    let stage = try #require(route.stages.first { $0.kind == .secrecyReview })
    #expect(stage.requiresConclusion)
    #expect(
      stage.checklist.map(\.id) == [
        // Yao'an's one question, and Zhengzhou's seven.
        "secrecy-rules", "state-secret", "commercial-secret", "personal-privacy",
        "national-security",
        "public-security", "economic-security", "social-stability",
      ])
    #expect(articles(stage.citations) == ["yaoan 5.5", "zhengzhou-2020 15"])
  }

  @Test func `the centre has one working day for its opinion`() throws {
    let route = try Shipped.rules("yaoan").reviewRoute(
      RouteDemand(sensitivity: .ordinary, scopes: [.main]))
    let clock = try #require(route.stages.first { $0.kind == .centreOpinion }?.clock)
    #expect(clock.term == .workingDays(1))
    #expect(clock.id == "review.centre-opinion.clock")
    #expect(articles(clock.citations) == ["yaoan 5.4"])
  }

  @Test func `the province's own office signs the gravest items`() throws {
    let route = try Shipped.rules("hunan-2017").reviewRoute(
      RouteDemand(sensitivity: .especiallyMajor))
    #expect(route.stages.map(\.seat) == [.unit, .unit, .everyLevel, .province])
    #expect(
      route.stages.map(\.role)
        == ["final-reviewer", "leader", "bureau-manager", "province-manager"])
  }

  @Test(arguments: Sensitivity.allCases)
  func `a ticked subject of Zhengzhou's list asks for the body above at any level`(
    sensitivity: Sensitivity
  ) throws {
    let rules = try Shipped.rules("zhengzhou-2020")
    let route = rules.reviewRoute(
      RouteDemand(sensitivity: sensitivity, consents: ["zhengzhou-2020"]))
    let consent = try #require(route.stages.first { $0.kind == .higherApproval })
    #expect(consent.seat == .superior)
    #expect((consent.asConsent == true) == [.ordinary, .important].contains(sensitivity))
    // Another text's subjects are not its business.
    let other = rules.reviewRoute(RouteDemand(sensitivity: .ordinary, consents: ["hunan-2017"]))
    #expect(!other.stages.contains { $0.kind == .higherApproval })
  }

  @Test
  func `what is in doubt goes to the county's office`() throws {
    let rules = try Shipped.rules("yaoan")
    let consents = rules.consents { $0.ruleID == "content.in-doubt" }
    #expect(consents == ["yaoan"])
    let route = rules.reviewRoute(RouteDemand(sensitivity: .ordinary, consents: consents))
    #expect(route.stages.last?.kind == .higherApproval)
    #expect(route.stages.last?.role == "leader" && route.stages.last?.seat == .superior)
  }

  @Test
  func `own and main account together ask the leaders of both`() throws {
    let route = try Shipped.rules("yaoan")
      .reviewRoute(RouteDemand(sensitivity: .important, scopes: [.own, .main]))
    #expect(
      route.stages.map(\.kind) == [
        .legalityReview, .secrecyReview, .centreOpinion, .leaderApproval, .leaderApproval,
        .higherApproval,
      ])
    #expect(
      route.stages.filter { $0.kind == .leaderApproval }.map(\.seat) == [.unit, .accountOwner])
    #expect(route.stages.last?.role == "government-leader")
  }

  @Test
  func `the legality review answers four questions and concludes`() throws {
    let route = try Shipped.rules("yaoan").reviewRoute(RouteDemand(sensitivity: .ordinary))
    let stage = try #require(route.stages.first { $0.kind == .legalityReview })
    #expect(stage.requiresConclusion && stage.checklist.count == 4)
    #expect(stage.checklist.allSatisfy { $0.citations.map(\.article) == ["5.2"] })
  }

  @Test func `without a rulebook nothing is demanded and the absence is told`() throws {
    let rules = try Shipped.rules("nowhere-1999")
    #expect(rules.reviewRoute(RouteDemand(sensitivity: .especiallyMajor)).stages.isEmpty)
    #expect(rules.missing == ["nowhere-1999"])
  }
}
