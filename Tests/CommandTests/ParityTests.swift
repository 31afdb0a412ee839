import Foundation
import Office
import Rulebook
import Support
import Testing

/// The page of an item and `woodbell check` find the same.
@Suite struct ParityTests {
  /// What a finding is known by; the place in its field, nil for a finding on the whole.
  private struct Known: Hashable, Comparable, CustomStringConvertible {
    let rule: String
    let level: String
    let offset: Int?

    var description: String { "\(rule) \(level) \(offset.map(String.init) ?? "-")" }

    static func < (left: Self, right: Self) -> Bool { left.description < right.description }
  }

  private static let title = "关于东关路夜间施工“的通告"
  private static let body = """
    10月1日起，东关路夜间夜间施工，请联系张某，电话13912345678。
    扫码领红包，人人有份，史上最强优惠！！
    据路透社报道，犯罪嫌疑人已被抓获，命案正在侦办；内部资料，请勿外传。
    """

  /// What the page of the item shows, with places counted as in a file `title, body`.
  private func onPage() async throws -> [Known] {
    let world = try await World(on: .sqlite)
    let draft = PostDraft(
      title: Self.title, body: Self.body, accounts: [world.cast.account], concerns: [])
    let post = try await world.perform(
      WritePost(organization: world.cast.city, draft: draft), as: world.cast.editor)
    let dossier = try await world.ask(as: world.cast.editor) { try $0.dossier(of: post) }
    #expect(Set(dossier.rules.rulebooks.map(\.id)) == ["zhengzhou-2020", "hunan-2017"])
    return dossier.findings.map { finding in
      let start = finding.field == "body" ? Self.title.count + 1 : 0
      return Known(
        rule: finding.rule, level: finding.level.rawValue,
        offset: finding.text == nil ? nil : finding.offset.map { start + $0 })
    }
  }

  @Test func `one draft gets the same findings on its page and from the command`() async throws {
    let page = try await onPage()
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Self.title + "\n" + Self.body, to: "draft.txt")
    let ending = try await Program().run(
      "check", folder.path("draft.txt"), "--rulebook", "zhengzhou-2020", "--rulebook",
      "hunan-2017", "--platform", "portal", "--format", "json")
    let command = try objects(ending.answer).map { finding in
      // A question about content has no place of its own; the command shows its first hint.
      let isWhole = finding["text"] is NSNull || finding["family"] as? String == "content"
      return Known(
        rule: try #require(finding["rule"] as? String),
        level: try #require(finding["level"] as? String),
        offset: isWhole ? nil : finding["offset"] as? Int)
    }
    #expect(command.sorted() == page.sorted())
    #expect(Set(page.map(\.level)).isSuperset(of: ["must-fix", "caution", "hint"]))
    #expect(page.count >= 8, "\(page.sorted())")
  }
}
