import Testing
import WorkCalendar

@testable import Rulebook

struct EvidenceTests {
  @Test func `a rule from memory is shown with its mark and demanded of nobody`() throws {
    let book = try Shipped.rulebook("national-media")
    #expect(book.evidence == .bulletin)
    let notice = try #require(book.rule("filing.closing-announced"))
    #expect(notice.evidence == .memory)
    #expect(!notice.isDemanded)
    #expect(book.filing.content?.notice.isEmpty == false)

    let rules = try Shipped.rules("national-media")
    #expect(rules.noticePoints.isEmpty)
    #expect(rules.reprintFields.isEmpty)
    #expect(rules.rhythms(for: .weibo).map(\.id) == ["update-rhythm.two-weeks"])
    #expect(rules.rulebooks.first?.rule("filing.closing-announced") == notice)
  }

  @Test(arguments: Shipped.ids)
  func `nothing that rests on memory is in the rules in force`(id: String) throws {
    let book = try Shipped.rulebook(id)
    let withheld = Set(book.rules.filter { !$0.isDemanded }.map(\.id))
    var collector = RuleCollector()
    var demanded = book.demanded
    demanded.visitNumbers(&collector)
    #expect(withheld.isDisjoint(with: collector.ids))
    #expect(demanded.rules == book.rules)
    #expect(withheld.isEmpty == (demanded == book))
  }

  private struct RuleCollector: NumberVisitor {
    var ids: Set<String> = []
    mutating func visit<Number: NumberRule>(_ rule: inout Number) { ids.insert(rule.ruleID) }
  }

  @Test func `a whole rulebook from memory demands nothing`() throws {
    for id in Shipped.ids {
      let text = try Shipped.text(id).replacing(
        /\nevidence: [TB]/, with: "\nevidence: M"
      ).replacing(/evidence: [TB]/, with: "evidence: M")
      let shelf = try RulebookShelf(files: [(id + ".yaml", text)])
      let rules = shelf.governing([id], on: Shipped.day)
      #expect(rules.reviewRoute(RouteDemand(sensitivity: .especiallyMajor)).stages.isEmpty)
      #expect(!rules.reviewRoute(RouteDemand(sensitivity: .ordinary)).authorMayNotSign)
      #expect(rules.messageClasses.isEmpty && rules.replyStages.isEmpty)
      #expect(rules.publishClocks.isEmpty && rules.firstAnswer == nil && rules.replyWithin == nil)
      #expect(Complexity.allCases.allSatisfy { rules.departmentClocks($0).isEmpty })
      #expect(rules.emergencyElements.isEmpty && rules.warningElements.isEmpty)
      #expect(rules.formatLimits(platform: "wechat").isEmpty)
      #expect(rules.contentQuestions().isEmpty && rules.contentQuestions(.personal).isEmpty)
      #expect(rules.barred.isEmpty && rules.naming.isEmpty && rules.openingConditions.isEmpty)
      #expect(rules.quotas(for: .weChatService).isEmpty && rules.rhythms(for: .weibo).isEmpty)
      #expect(rules.closures.isEmpty && rules.holds.isEmpty && rules.directiveClocks.isEmpty)
      #expect(rules.rulebooks.first?.duty.content?.isEmpty ?? true)
      #expect(rules.rulebooks.first?.personalAccounts.content?.isEmpty ?? true)
    }
  }

  @Test func `a rule may be better known than its file`() throws {
    var sample = Sample()
    sample.head["evidence"] = "M"
    sample.sections["duty"] = """
        - {id: a, article: "1", evidence: T, title: {zh-Hans: 甲, en: A}, kind: role, level: hint}
        - {id: b, article: "1", title: {zh-Hans: 乙, en: B}, kind: role, level: hint}
      """
    sample.articles = [("1", ["duty.a", "duty.b"])]
    let shelf = try RulebookShelf(files: [(sample.file, sample.text)])
    let rules = shelf.governing(["sample"], on: Shipped.day)
    #expect(rules.rulebooks.first?.duty.content?.map(\.name) == ["a"])
    #expect(shelf.rulebook("sample")?.duty.content?.map(\.evidence) == [.text, .memory])
  }
}
