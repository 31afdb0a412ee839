import Rulebook
import Screening
import Testing

struct RequiredFieldTests {
  private let element = ElementRule(
    id: "issuer", title: LocalizedTitle(chinese: "发布单位", english: "Issuer"),
    citations: [Citation(rulebook: "x", article: "64", rule: "emergency.warning.issuer")])

  @Test func `a blank element of a list is asked for under its own rule`() throws {
    let structure = try Structure.bundled()
    let found = structure.requiredFields(["issuer": " \u{3000}"], elements: [element])
    #expect(found.map(\.rule) == ["emergency.warning.issuer"])
    #expect(found.map(\.field) == ["issuer"])
    #expect(structure.requiredFields(["issuer": "云川市公安局"], elements: [element]).isEmpty)
  }

  @Test func `a reprint is asked for its facts, under the article where a rulebook lists them`()
    throws
  {
    let shelf = try RulebookShelf.bundled()
    let day = try #require(shelf.rulebook("yaoan")?.inForceFrom)
    let item = ScreenedItem(
      fields: [ScreenedField(id: "body", text: "云川市今日晴。")], platforms: [],
      reprint: ["source": "云川日报", "original-author": "", "original-title": "晴"])
    let structure = try Structure.bundled()
    let cited = structure.findings(in: item, under: shelf.governing(["yaoan"], on: day))
    #expect(cited.map(\.rule) == ["reprint.original-author", "reprint.reprinted-at"])
    #expect(cited.allSatisfy { $0.level == .mustFix && $0.citations.first?.article == "5.4" })
    let plain = structure.findings(in: item, under: GoverningRules(rulebooks: []))
    #expect(plain.map(\.field) == ["original-author", "reprinted-at"])
    #expect(plain.allSatisfy { $0.level == .caution && $0.citations.isEmpty })
  }

  @Test func `an emergency notice is asked for its elements and pictures for their words`() throws {
    let shelf = try RulebookShelf.bundled()
    let day = try #require(shelf.rulebook("yaoan")?.inForceFrom)
    let item = ScreenedItem(
      fields: [], platforms: [], elements: ["event": "山火", "place": "云川", "type": "灾害"],
      pictures: [
        ScreenedPicture(name: "a.png", alternativeText: " \n"),
        ScreenedPicture(name: "b.png", alternativeText: "山"),
      ])
    let found = try Structure.bundled().findings(
      in: item, under: shelf.governing(["yaoan"], on: day))
    #expect(
      found.map(\.rule) == [
        "emergency.brief", "emergency.measures", "structure.picture-without-text",
      ])
    #expect(found.last?.facts == ["name": "a.png"])
  }

  @Test(arguments: [
    ("marks: {}\ndots: {}\n", "structure.yaml:2: unknown-key dots"),
    ("marks: {}\n", "structure.yaml:1: missing-key doubled"),
    ("marks: [\n", "structure.yaml:2: syntax "), ("", "structure.yaml:1: wrong-type "),
  ])
  func `a list with a mistake says in which line`(text: String, description: String) {
    let error = #expect(throws: SheetError.self) { try Structure(list: text) }
    #expect(error?.description == description)
  }

  @Test func `words of one's own may stand in place of those that ship`() {
    let error = #expect(throws: SheetError.self) { try PersonalData(list: "mask: '*'\n") }
    #expect(error?.description == "personal-data.yaml:1: missing-key citations")
  }
}
