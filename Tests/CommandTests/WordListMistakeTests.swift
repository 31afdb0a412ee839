import Foundation
import Testing

/// What `woodbell check --lists` and `doctor` say of an office's own word lists.
@Suite struct WordListMistakeTests {
  let program = Program()

  private static let house = """
    family: house
    title: {zh-Hans: 本局用语, en: House words}
    level: hint
    because: {zh-Hans: 请用新名称。, en: Use the new name.}
    citations:
      - {rulebook: yaoan, article: "5.4"}
    terms:
      - {text: 旧大院, suggestion: 新大院, level: none, unless: none}
    examples:
      - {text: 旧大院门口, finds: [旧大院]}

    """

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.file("lists/terms"), withIntermediateDirectories: true)
    for (name, text) in files { try folder.write(text, to: "lists/" + name) }
    return folder
  }

  static let mistakes: [(from: String, to: String, line: Int)] = [
    ("article: \"5.4\"", "article: \"N32\"", 6), ("rulebook: yaoan", "rulebook: yaoann", 6),
    ("level: hint", "level: high", 3), ("family: house", "family: home", 1),
    ("level: none", "levl: none", 8), ("text: 旧大院,", "text: “”,", 10),
    ("suggestion: 新大院", "suggestion: 旧大院", 8), ("unless: none", "unless: [大院]", 8),
    ("citations:\n", "citations: all\n#", 5), ("finds: [旧大院]", "finds: none", 10),
    ("title: {zh-Hans: 本局用语, en: House words}", "title: &name {zh-Hans: 本}", 2),
    ("level: hint\n", "", 1), ("family: house", "family: 'house", 0),
  ]

  @Test(arguments: mistakes) func `every mistake has its file, its line and a way to mend it`(
    from: String, to: String, line: Int
  ) async throws {
    try #require(Self.house.contains(from))
    let folder = try folder([
      "terms/house.yaml": Self.house.replacing(from, with: to, maxReplacements: 1)
    ])
    defer { folder.remove() }
    let lists = folder.path("lists")
    for tongue in ["zh", "en"] {
      let ending = try await program.run("check", "-", "--lists", lists, "--lang", tongue)
      #expect(ending.status == 78 && ending.answer.isEmpty)
      let lines = ending.message.split(separator: "\n").dropFirst()
      let place = "  \(lists)/terms/house.yaml:" + (line > 0 ? "\(line): " : "")
      #expect(!lines.isEmpty && lines.allSatisfy { $0.hasPrefix("  \(lists)/terms/house.yaml:") })
      #expect(lines.contains { $0.hasPrefix(place) }, "\(ending.message)")
      for sign in ["⟦", "terms.", "{", "problem="] where !to.contains("{") {
        #expect(!ending.message.contains(sign), "\(ending.message)")
      }
    }
  }

  @Test func `tables are read as strictly`() async throws {
    let folder = try folder([
      "confusions.tsv": "wrong\tright\tlevel\n", "variants.tsv": "甲乙\t丙\n戊\n",
    ])
    defer { folder.remove() }
    for tongue in ["zh", "en"] {
      let ending = try await program.run(
        "check", "-", "--lists", folder.path("lists"), "--lang", tongue)
      #expect(ending.status == 78)
      for place in ["confusions.tsv:1: ", "variants.tsv:1: ", "variants.tsv:2: "] {
        #expect(ending.message.contains("lists/" + place), "\(ending.message)")
      }
      #expect(!ending.message.contains("⟦"))
    }
  }

  @Test func `the doctor looks at the lists of the data folder and what they cite`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terms = folder.file("lists/terms")
    try FileManager.default.createDirectory(at: terms, withIntermediateDirectories: true)
    func lists() async throws -> (state: String?, words: String?) {
      let ending = try await program.run("doctor", "--data", folder.url.path, "--json")
      let checks = try object(ending.answer)["checks"] as? [[String: String]]
      let found = checks?.first { $0["check"] == "lists" }
      return (found?["state"], found?["words"])
    }
    try folder.write(Self.house, to: "lists/terms/house.yaml")
    #expect(try await lists().state == "good")
    try folder.write(
      Self.house.replacing("\"5.4\"", with: "\"5.44\""), to: "lists/terms/house.yaml")
    let broken = try await lists()
    #expect(broken.state == "broken")
    #expect(broken.words?.contains("terms/house.yaml:6: ") == true)
  }
}
