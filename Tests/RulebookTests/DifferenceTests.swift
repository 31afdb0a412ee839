import Testing
import WorkCalendar

@testable import Rulebook

/// The comparison of the three regulations, as an office would draw it up by hand.
struct DifferenceTests {
  private typealias Subject = DifferenceTopic.Subject

  private func differences(_ left: String, _ right: String) throws -> [Difference] {
    Differences.between(left: try Shipped.rulebook(left), right: try Shipped.rulebook(right))
  }

  private func row(
    _ left: String, _ right: String, _ subject: DifferenceTopic.Subject,
    _ detail: String? = nil
  ) throws -> Difference {
    let topic = DifferenceTopic(subject, detail)
    return try #require(try differences(left, right).first { $0.topic == topic })
  }

  static let expected: [(String, String, DifferenceTopic.Subject, String?, Difference.Kind)] = [
    ("zhengzhou-2020", "hunan-2017", .opening, nil, .wordsDiffer),
    ("zhengzhou-2020", "yaoan", .opening, nil, .wordsDiffer),
    ("zhengzhou-2020", "yaoan", .existing, nil, .onlyRight),
    ("zhengzhou-2020", "hunan-2017", .change, nil, .onlyLeft),
    ("zhengzhou-2020", "yaoan", .change, nil, .conflict),
    ("zhengzhou-2020", "hunan-2017", .closing, nil, .wordsDiffer),
    ("zhengzhou-2020", "yaoan", .closing, nil, .conflict),
    ("zhengzhou-2020", "yaoan", .emergencyClosing, nil, .conflict),
    ("zhengzhou-2020", "yaoan", .personsChange, nil, .conflict),
    ("zhengzhou-2020", "hunan-2017", .review, "ordinary", .conflict),
    ("zhengzhou-2020", "yaoan", .review, "ordinary", .conflict),
    ("hunan-2017", "yaoan", .review, "ordinary.main", .conflict),
    ("zhengzhou-2020", "hunan-2017", .rhythm, "weibo", .conflict),
    ("zhengzhou-2020", "hunan-2017", .rhythm, "wechat-subscription", .conflict),
    ("zhengzhou-2020", "hunan-2017", .rhythm, "wechat-service", .conflict),
    ("zhengzhou-2020", "hunan-2017", .rhythm, "others", .conflict),
    ("zhengzhou-2020", "yaoan", .rhythm, "weibo", .wordsDiffer),
    ("hunan-2017", "yaoan", .quota, "wechat-service", .onlyRight),
    ("zhengzhou-2020", "yaoan", .publishWithin, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .firstAnswer, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .departmentAnswer, "simple", .wordsDiffer),
    ("hunan-2017", "yaoan", .departmentAnswer, "simple", .conflict),
    ("hunan-2017", "yaoan", .departmentAnswer, "complicated", .same),
    ("hunan-2017", "yaoan", .departmentAnswer, "major", .conflict),
    ("hunan-2017", "yaoan", .replyWithin, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .linkage, nil, .wordsDiffer),
    ("hunan-2017", "yaoan", .linkage, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .seriousNews, nil, .wordsDiffer),
    ("zhengzhou-2020", "yaoan", .seriousNews, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .assessment, nil, .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .closure, nil, .onlyLeft),
    ("hunan-2017", "national-media", .assessment, nil, .conflict),
    ("zhengzhou-2020", "hunan-2017", .barred, "unit", .wordsDiffer),
    ("zhengzhou-2020", "hunan-2017", .required, "city", .onlyRight),
    ("zhengzhou-2020", "yaoan", .direct, nil, .onlyRight),
    ("hunan-2017", "yaoan", .textLimit, "weibo.body.characters", .wordsDiffer),
    ("hunan-2017", "yaoan", .mediaLimit, "wechat.voice", .wordsDiffer),
    ("zhengzhou-2020", "yaoan", .emergencyElements, nil, .wordsDiffer),
    ("security-2024", "openness", .retention, "logs", .conflict),
    ("yaoan", "openness", .publishWithin, nil, .conflict),
  ]

  @Test(arguments: expected)
  func `two regulations differ as the comparison drawn by hand says`(
    left: String, right: String, subject: DifferenceTopic.Subject, detail: String?,
    kind: Difference.Kind
  ) throws {
    let row = try row(left, right, subject, detail)
    #expect(row.kind == kind)
    // Read the other way round, the sides change places and nothing else.
    let back = try self.row(right, left, subject, detail)
    #expect(back.left == row.right && back.right == row.left)
    #expect((back.kind == row.kind) == (kind != .onlyLeft && kind != .onlyRight))
  }

  @Test func `what a text leaves open has no row`() throws {
    let subjects = Set(try differences("zhengzhou-2020", "hunan-2017").map(\.topic.subject))
    #expect(!subjects.contains(.existing))
    #expect(!subjects.contains(.emergencyClosing) || subjects.contains(.change))
    #expect(!subjects.contains(.retention) && !subjects.contains(.quota))
  }

  @Test func `each side gives its values and its articles`() throws {
    let change = try row("zhengzhou-2020", "yaoan", .change)
    let (zhengzhou, yaoan) = (try #require(change.left), try #require(change.right))
    #expect(zhengzhou.numbers == [.term(.workingDays(3))])
    #expect(articles(zhengzhou.citations).allSatisfy { $0 == "zhengzhou-2020 8" })
    #expect(yaoan.numbers == [.lead(.workingDays(5))])
    #expect(Set(articles(yaoan.citations)).contains("yaoan 4.2"))

    let service = try row("zhengzhou-2020", "hunan-2017", .rhythm, "wechat-service")
    #expect(service.left?.facts == [.atLeast(1, .week)])
    #expect(service.right?.facts == [.atLeast(4, .month)])
    let quota = try row("hunan-2017", "yaoan", .quota, "wechat-service")
    #expect(quota.right?.facts == [.atMost(4, .month)])

    let levels = try row("zhengzhou-2020", "hunan-2017", .review, "ordinary")
    #expect(levels.left?.numbers == [.signatures(4)])
    #expect(levels.right?.numbers == [.signatures(1)])
    let linkage = try row("zhengzhou-2020", "hunan-2017", .linkage)
    #expect(linkage.left?.numbers == [])
    #expect(linkage.left?.words.isEmpty == false)
    #expect(linkage.right?.numbers == [.term(.hours(1))])
    #expect(linkage.right.map { articles($0.citations) } == ["hunan-2017 34"])
    let closure = try row("zhengzhou-2020", "hunan-2017", .closure)
    #expect(closure.left?.facts == [.notices(3, isConsecutive: true)])
    let main = try row("hunan-2017", "yaoan", .review, "ordinary.main")
    #expect(main.right?.numbers.contains(.term(.workingDays(1))) == true)
  }

  @Test func `an absence speaks in the words of its reason`() throws {
    let row = try row("zhengzhou-2020", "hunan-2017", .departmentAnswer, "major")
    let book = try Shipped.rulebook("zhengzhou-2020")
    let reason = try #require(book.messages.content?.departmentClocks.absence?.reason)
    #expect(row.left?.words == [reason])
    #expect(row.left?.facts.isEmpty == true)
  }

  @Test(arguments: Shipped.ids)
  func `a rulebook does not differ from itself`(id: String) throws {
    #expect(try differences(id, id).allSatisfy { $0.kind == .same })
  }

  @Test func `conflicts of numbers come first, and both parts keep the order of the topics`() throws
  {
    let rows = try differences("zhengzhou-2020", "yaoan")
    let conflicts = rows.prefix { $0.kind == .conflict }
    #expect(conflicts.count > 3)
    #expect(rows.dropFirst(conflicts.count).allSatisfy { $0.kind != .conflict })
    let order = DifferenceTopic.Subject.allCases
    for part in [Array(conflicts), Array(rows.dropFirst(conflicts.count))] {
      let places = part.compactMap { order.firstIndex(of: $0.topic.subject) }
      #expect(places == places.sorted())
    }
    #expect(Set(rows.map(\.topic)).count == rows.count)
  }

  @Test func `a number changed by an office is a difference from the text`() throws {
    let issued = try Shipped.rulebook("yaoan")
    let adapted = try issued.adapted(by: [
      Adaptation(rule: "formats.weibo-text", parameter: .maximum, value: .count(100))
    ])
    let rows = Differences.between(left: issued, right: adapted).filter { $0.kind != .same }
    #expect(rows.map(\.topic) == [DifferenceTopic(.textLimit, "weibo.body.characters")])
    #expect(rows.first?.kind == .conflict)
  }
}
