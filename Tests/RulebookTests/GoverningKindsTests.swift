import Testing
import WorkCalendar

@testable import Rulebook

/// Several rulebooks on one body: the stricter rule wins and all are cited.
struct GoverningKindsTests {
  @Test func `the daily rhythm covers every second day, and both are cited`() throws {
    let rules = try Shipped.rules("zhengzhou-2020", "hunan-2017")
    let weibo = try #require(rules.rhythms(for: .weibo).first)
    #expect(rules.rhythms(for: .weibo).count == 1)
    #expect((weibo.atLeast, weibo.every) == (1, .day))
    #expect(articles(weibo.citations) == ["hunan-2017 19", "zhengzhou-2020 12"])
    let reversed = try Shipped.rules("hunan-2017", "zhengzhou-2020").rhythms(for: .weibo)
    #expect(reversed.map { articles($0.citations) } == [["hunan-2017 19", "zhengzhou-2020 12"]])
  }

  @Test func `rules of different weight stand side by side`() throws {
    let rules = try Shipped.rules("zhengzhou-2020", "hunan-2017", "national-media")
    let service = rules.rhythms(for: .weChatService)
    #expect(Set(service.map(\.id)).isSuperset(of: ["update-rhythm.others"]))
    #expect(service.count == 3)
    #expect(Set(service.map(\.level)) == [.caution, .mustFix])
  }

  @Test func `a service account has four sends a month, no more and no fewer`() throws {
    let rules = try Shipped.rules("hunan-2017", "yaoan")
    let quota = try #require(rules.quotas(for: .weChatService).first)
    let rhythm = try #require(rules.rhythms(for: .weChatService).first)
    #expect(quota.atMost == rhythm.atLeast)
    #expect(quota.every == rhythm.every)
    #expect(rules.quotas(for: .weibo).isEmpty)
  }

  @Test func `before an event the longer lead is the stricter, after it the shorter term`() throws {
    let rules = try Shipped.rules("zhengzhou-2020", "yaoan")
    let change = rules.filingClocks(for: .change)
    #expect(change.map(\.when) == [.after, .before])
    #expect(change.map(\.term) == [.workingDays(3), .workingDays(5)])
    let persons = try #require(rules.filingClocks(for: .leaderChange).first)
    #expect(persons.term == .workingDays(3))
    #expect(articles(persons.citations) == ["zhengzhou-2020 8", "yaoan 4.2"])
    #expect(rules.filingClocks(for: .existing).map(\.term) == [.workingDays(30)])

    var longer = try Shipped.rulebook("yaoan")
    longer.id = "longer"
    longer.filing.change { section in
      for index in section.clocks.indices { section.clocks[index].term = .workingDays(9) }
    }
    let both = GoverningRules(rulebooks: [try Shipped.rulebook("yaoan"), longer])
    #expect(both.filingClocks(for: .opening).map(\.term) == [.workingDays(9)])
    #expect(both.filingClocks(for: .emergencyClosing).map(\.term) == [.workingDays(5)])
  }

  @Test func `a route that waits for an answer comes before a report`() throws {
    let rules = try Shipped.rules("yaoan", "hunan-2017")
    let routes = rules.filingRoutes(for: .closing)
    #expect(routes.first?.mode == .approval)
    #expect(routes.map(\.mode).contains(.report))
    let opening = try #require(
      try Shipped.rules("zhengzhou-2020").filingRoutes(for: .opening).first)
    #expect(opening.steps.map(\.seat) == [.unit, .superior, .government])
  }

  @Test func `a question that two texts ask takes the graver kind and the words of both`() throws {
    let rules = try Shipped.rules("hunan-2017", "yaoan", "national-media")
    let question = try #require(rules.contentQuestions().first { $0.name == "unrelated" })
    #expect(question.kind == .forbidden)
    #expect(articles(question.citations) == ["yaoan 5.2", "hunan-2017 17"])
    let trade = try #require(rules.contentQuestions().first { $0.name == "commercial" })
    #expect(Set(trade.hints).isSuperset(of: ["代言", "点击购买"]))
    #expect(Set(trade.hints).count == trade.hints.count)
    let kinds = rules.contentQuestions().map(\.kind)
    #expect(kinds == kinds.sorted())
    #expect(rules.contentQuestions(.personal).allSatisfy { $0.appliesTo == .personal })
  }

  @Test func `two texts that mean different cases ask two questions`() throws {
    let questions = try Shipped.rules("hunan-2017", "zhengzhou-2020", "style-xinhua")
      .contentQuestions()
    let foreign = questions.filter { $0.hints.contains("外籍") && $0.hints.contains("绑架") }
    #expect(foreign.map { articles($0.citations) } == [["hunan-2017 17"]])
    #expect(questions.filter { $0.hints.contains("亲自") }.count == 2)
  }

  @Test func `a reprint is asked once for its author and once for its title`() throws {
    let fields = try Shipped.rules("yaoan", "openness").reprintFields
    #expect(fields.map(\.name) == ["source", "original-author", "original-title", "reprinted-at"])
    #expect(fields.map(\.citations.count) == [1, 2, 2, 1])
  }

  @Test func `a barred department is barred under both texts`() throws {
    let rules = try Shipped.rules("zhengzhou-2020", "hunan-2017")
    let units = try #require(rules.barred.first { $0.owner == .unit })
    #expect(articles(units.citations) == ["zhengzhou-2020 6", "hunan-2017 9"])
    #expect(units.bars("情报中心") && units.bars("反恐支队") && !units.bars("交警支队"))
    #expect(rules.barred.contains { $0.owner == .post })
  }

  @Test func `of two numbers of persons in a role the larger one holds`() throws {
    let rules = try Shipped.rules("zhengzhou-2020", "hunan-2017")
    let manager = try #require(rules.staffing(at: .city).first { $0.role == .accountManager })
    #expect(manager.minimum == 2)
    #expect(articles(manager.citations) == ["hunan-2017 11", "zhengzhou-2020 10"])
    #expect(rules.staffing(at: .county).first { $0.role == .accountManager }?.minimum == 1)
    #expect(try Shipped.rules("hunan-2017").requiredAccounts(at: .city).count == 1)
    #expect(try Shipped.rules("hunan-2017").requiredAccounts(at: .township).isEmpty)
    #expect(try Shipped.rules("national-media").accountMaximum.map(\.count) == [1])
  }

  @Test func `of two limits on files each smaller number holds`() throws {
    var stricter = try Shipped.rulebook("yaoan")
    stricter.id = "stricter"
    stricter.formats.change { section in
      for index in section.media.indices {
        section.media[index].maximumBytes = 1_000
        section.media[index].types = ["mp3", "mp4", "webm"]
        section.media[index].head.citations = [
          Citation(rulebook: "stricter", article: "1", rule: section.media[index].id)
        ]
      }
    }
    let rules = GoverningRules(rulebooks: [try Shipped.rulebook("yaoan"), stricter])
    let voice = try #require(
      rules.mediaLimits(platform: .weChatSubscription, kind: .voice).first)
    #expect((voice.maximumBytes, voice.maximumSeconds) == (1_000, 60))
    #expect(voice.types == ["mp3"])
    #expect(articles(voice.citations) == ["yaoan 5.6", "stricter 1"])
    #expect(rules.mediaLimits(platform: .douyin, kind: .voice).isEmpty)
  }

  @Test func `records are kept as long as the longest text asks`() throws {
    let rules = try Shipped.rules("openness", "security-2024")
    let logs = try #require(rules.retention(of: .logs))
    #expect(logs.atLeast.nominalDays >= 365)
    #expect(Set(articles(logs.citations)).isSuperset(of: ["openness N39-14"]))
    #expect(logs.citations.first?.rulebook == "security-2024")
    #expect(rules.retention(of: .messages) == nil)
  }

  @Test func `direct publication needs the leave of every text with a route`() throws {
    #expect(try Shipped.rules("yaoan").direct.map(\.requires) == [.portalLink])
    #expect(try Shipped.rules("yaoan", "national-media").direct.count == 1)
    #expect(try Shipped.rules("yaoan", "zhengzhou-2020").direct.isEmpty)
    #expect(try Shipped.rules("zhengzhou-2020", "yaoan").direct.isEmpty)
  }

  @Test func `no regulation lets anything out before all have signed`() throws {
    for id in Shipped.ids {
      let rulebook = try Shipped.rulebook(id)
      guard rulebook.review.content != nil else { continue }
      #expect(rulebook.review.content?.urgent == [])
      #expect(rulebook.absences.contains { $0.citation.rule == "review.urgent" }, "\(id)")
    }
  }

  @Test func `one signature is enough only where every text with a route says so`() throws {
    let full = try Full.sample.rulebook()
    var rules = GoverningRules(rulebooks: [full])
    #expect(rules.urgent.map(\.within.term) == [.hours(1)])
    rules = GoverningRules(rulebooks: [full, try Shipped.rulebook("zhengzhou-2020")])
    #expect(rules.urgent.isEmpty)
    var stricter = full
    stricter.id = "stricter"
    stricter.review.change { section in
      section.urgent[0].within.term = .minutes(30)
      section.urgent[0].sensitivities = [.important]
    }
    #expect(GoverningRules(rulebooks: [full, stricter]).urgent.isEmpty)
    stricter.review.change { $0.urgent[0].sensitivities = [.ordinary, .important] }
    let joined = GoverningRules(rulebooks: [full, stricter]).urgent
    #expect(joined.map(\.within.term) == [.minutes(30)])
    #expect(joined.map(\.sensitivities) == [[.ordinary]])
  }

  @Test func `an urgent way has two signatures of the route and none that others give`() throws {
    let rules = GoverningRules(rulebooks: [try Full.sample.rulebook()])
    var second = StageRule(
      kind: .secrecyReview, role: "secrecy-reviewer", seat: .unit, citations: [])
    var route = rules.reviewRoute(RouteDemand(sensitivity: .ordinary))
    func way(_ sensitivity: Sensitivity = .ordinary) -> UrgentWay? {
      rules.urgentWay(of: .emergency, sensitivity: sensitivity, route: route)
    }
    #expect(way() == nil, "the route has no second signature")
    route.stages.append(second)
    #expect(way()?.second.clock?.term == .hours(1))
    #expect(way()?.first.kind == .finalReview && way(.important) == nil)
    second.asConsent = true
    route.stages[1] = second
    #expect(way() == nil, "what needs consent waits for it")
    second.asConsent = nil
    second.seat = .accountOwner
    route.stages[1] = second
    #expect(way() == nil, "the owner of an account is asked first")
  }

  @Test func `emergency, incident and linkage clocks are there under their ids`() throws {
    let rules = try Shipped.rules("hunan-2017", "openness", "security-2024")
    #expect(rules.directiveClocks.map(\.term) == [.hours(1)])
    #expect(rules.emergencyClocks.map(\.term) == [.hours(5), .hours(24), .hours(48)])
    #expect(rules.incidentClocks.map(\.term).contains(.hours(4)))
    #expect(rules.incidentClocks.allSatisfy { $0.title != nil })
    #expect(rules.messageClocks(class: "petition").count == 2)
    #expect(rules.messageClocks(class: "nothing").isEmpty)
    #expect(rules.warningElements.count == 8)
    #expect(try Shipped.rules("zhengzhou-2020").closures.map(\.notices) == [3])
    #expect(try Shipped.rules("zhengzhou-2020").holds.map(\.decidedBy) == [.newsCentre])
  }

  @Test func `points that two texts ask for are asked once`() throws {
    let rules = try Shipped.rules("yaoan", "openness", "hunan-2017")
    let sources = rules.reprintFields.filter { $0.name == "source" }
    #expect(sources.map { articles($0.citations) } == [["yaoan 5.4", "hunan-2017 21"]])
    let ids = rules.publishingConfirmations.map(\.name)
    #expect(Set(ids).count == ids.count)
    #expect(!rules.reprintChecks.isEmpty && !rules.corrections.isEmpty)
    #expect(!(try Shipped.rules("zhengzhou-2020").noticePoints.isEmpty))
    #expect(!(try Shipped.rules("zhengzhou-2020").openingConditions.isEmpty))
    #expect(!(try Shipped.rules("zhengzhou-2020").naming.isEmpty))
  }
}
