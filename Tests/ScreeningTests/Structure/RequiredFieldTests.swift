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
