import Foundation
import Testing

/// What `woodbell check` finds, and where.
@Suite struct CheckCommandTests {
  let program = Program()

  private func folder(_ files: [(String, String)]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  @Test func `a finding names rule, articles and its exact place`() async throws {
    let folder = try folder([("notice.md", Draft.notice)])
    defer { folder.remove() }
    let path = folder.path("notice.md")
    let ending = try await program.run(
      "check", path, "--rulebook", "hunan-2017", "--format", "json", "--level", "must-fix")
    #expect(ending.status == 1 && ending.message.isEmpty)
    let found = try objects(ending.answer)
    #expect(found.map { $0["rule"] as? String } == ["personal-data.phone", "terms.promotion"])
    #expect(found.map { $0["family"] as? String } == ["personal-data", "promotion"])
    #expect(found.map { $0["line"] as? Int } == [3, 4])
    #expect(found.map { $0["column"] as? Int } == [15, 1])
    #expect(found.allSatisfy { $0["file"] as? String == path })
    #expect(found.allSatisfy { $0["level"] as? String == "must-fix" })
    for finding in found {
      let articles = try #require(finding["articles"] as? [[String: String]])
      #expect(articles == [["rulebook": "hunan-2017", "article": "17"]])
      let offset = try #require(finding["offset"] as? Int)
      let length = try #require(finding["length"] as? Int)
      let words = Draft.notice.unicodeScalars.dropFirst(offset).prefix(length)
      #expect(String(String.UnicodeScalarView(words)) == finding["text"] as? String)
      #expect((finding["message"] as? String)?.isEmpty == false)
    }
    #expect(found.first?["suggestion"] as? String == "139****5678")
    #expect(found.last?["suggestion"] is NSNull)
  }

  @Test func `a clean text ends with 0 and an empty list`() async throws {
    let folder = try folder([("a.md", Draft.clean)])
    defer { folder.remove() }
    let ending = try await program.run("check", folder.path("a.md"), "--format", "json")
    #expect(ending.status == 0)
    #expect(try objects(ending.answer).isEmpty)
    #expect(ending.message.contains("zhengzhou-2020") && ending.lines.count == 1)
  }

  @Test(arguments: [
    ("must-fix", "十一", 0), ("hint", "十一", 1), ("never", "扫码领红包", 0), ("caution", "扫码领红包", 1),
    ("must-fix", "扫码领红包", 1),
  ])
  func `the exit code follows --fail-on`(
    threshold: String, words: String, status: Int32
  ) async throws {
    // Without a year the day is a hint.
    let text = "通知\n10月1日\(words)。\n"
    let ending = try await program.run(
      "check", "-", "--fail-on", threshold, "--rulebook", "hunan-2017", "--format", "line",
      input: text)
    #expect(ending.status == status)
    #expect(ending.answer.contains("-:2:1:structure.missing-year:"))
  }

  @Test func `one broken file does not stop the others`() async throws {
    let folder = try folder([
      ("a.md", Draft.notice), ("b.docx", "no archive"), ("c.txt", "扫码领红包"),
    ])
    defer { folder.remove() }
    try Data([0x00, 0xFF, 0xFE, 0xC4]).write(to: folder.file("d.txt"))
    try Data(count: 10_000_001).write(to: folder.file("e.md"))
    try folder.write("甲", to: "f.pdf")
    let names = ["a.md", "b.docx", "c.txt", "d.txt", "e.md", "f.pdf", "missing.md"]
    let ending = try await program.run(
      ["check"] + names.map(folder.path) + ["--format", "json"], input: Data())
    #expect(ending.status == 3)
    let found = try objects(ending.answer)
    let checked = Set(found.compactMap { $0["file"] as? String })
    #expect(checked == [folder.path("a.md"), folder.path("c.txt")])
    let complaints = ending.message.split(separator: "\n").dropFirst()
    #expect(complaints.count == 5 && !ending.message.contains("⟦"))
    for (name, line) in zip(["b.docx", "d.txt", "e.md", "f.pdf", "missing.md"], complaints) {
      #expect(line.hasPrefix(folder.path(name) + ": "))
    }
  }

  @Test func `a page or nothing under a film's name is said to be no film`() async throws {
    let folder = try folder([("film.mp4", "<html><body>登录</body></html>"), ("p.JPG", "")])
    defer { folder.remove() }
    for name in ["film.mp4", "p.JPG"] {
      let ending = try await program.run("check", folder.path(name), "--lang", "zh")
      #expect(ending.status == 2 && ending.message.contains("内容却不是"), "\(ending.message)")
    }
  }

  @Test func `nothing that could be checked ends with 2`() async throws {
    let ending = try await program.run("check", "/does/not/exist.md", "--format", "json")
    #expect(ending.status == 2)
    #expect(try objects(ending.answer).isEmpty)
  }

  @Test func `several files give one list in their order`() async throws {
    let folder = try folder([("b.txt", "扫码领红包"), ("a.html", "<h1>题</h1><p>扫码领红包</p>")])
    defer { folder.remove() }
    let paths = ["b.txt", "a.html"].map(folder.path)
    let ending = try await program.run(
      ["check"] + paths + ["--rulebook", "hunan-2017", "--format", "json"], input: Data())
    let found = try objects(ending.answer)
    #expect(found.map { $0["file"] as? String } == paths)
    #expect(found.map { $0["column"] as? Int } == [1, 14])
  }

  @Test func `a Word file is read, packed or not, from a file or from standard input`() async throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Draft.packed.write(to: folder.file("a.docx"))
    try wordFile("值班通知", "联系人", "电话13912345678").write(to: folder.file("b.docx"))
    let arguments = ["--rulebook", "hunan-2017", "--format", "json"]
    let files = try await program.run(
      ["check", folder.path("a.docx"), folder.path("b.docx")] + arguments, input: Data())
    let found = try objects(files.answer)
    #expect(found.map { $0["line"] as? Int } == [2, 3])
    #expect(found.map { $0["column"] as? Int } == [7, 3])
    #expect(found.map { $0["offset"] as? Int } == [11, 11])
    let input = try await program.run(["check", "-"] + arguments, input: Draft.packed)
    #expect(input.status == 1)
    #expect(try objects(input.answer).first?["line"] as? Int == 2)
  }

  @Test func `GB 18030 is read as well as UTF-8`() async throws {
    let text = Data([0xC9, 0xA8, 0xC2, 0xEB, 0xC1, 0xEC, 0xBA, 0xEC, 0xB0, 0xFC])
    let ending = try await program.run(
      ["check", "-", "--rulebook", "hunan-2017", "--format", "line"], input: text)
    #expect(ending.status == 1 && ending.answer.hasPrefix("-:1:1:terms.promotion:"))
  }

  @Test func `markup, scripts and comments are no words, pictures need some`() async throws {
    let page = """
      <html><head><script>"扫码领红包"</script></head><body><!-- 扫码领红包 -->
      <h1>通知</h1><p>正文<img src="a.png"><img src="b.png" alt="扫码领红包"></p></body></html>
      """
    let folder = try folder([("a.html", page)])
    defer { folder.remove() }
    let ending = try await program.run(
      "check", folder.path("a.html"), "--rulebook", "hunan-2017", "--format", "json")
    let found = try objects(ending.answer)
    #expect(
      found.map { $0["rule"] as? String } == ["structure.picture-without-text", "terms.promotion"])
    #expect(found.map { $0["line"] as? Int } == [2, 2])
  }

  @Test func `a platform's limits are looked at when it is named`() async throws {
    let text = "# " + String(repeating: "题", count: 40) + "\n\n正文\n"
    let arguments = ["check", "-", "--kind", "markdown", "--rulebook", "yaoan", "--format", "json"]
    let without = try await program.run(arguments, input: Data(text.utf8))
    #expect(try objects(without.answer).isEmpty)
    let with = try await program.run(
      arguments + ["--platform", "wechat"], input: Data(text.utf8))
    let found = try #require(try objects(with.answer).first)
    #expect(found["rule"] as? String == "formats.wechat-title")
    #expect(found["column"] as? Int == 35 && found["length"] as? Int == 8)
  }

  @Test func `an emergency notice is asked for what it must say`() async throws {
    let whole = """
      情况通报
      事件：道路塌陷
      地点：东关路
      事件类型：市政设施事故
      事态简况
      现场已封闭，无人员伤亡。
      已采取的措施：分流车辆
      """
    let arguments = ["check", "-", "--emergency", "--rulebook", "yaoan", "--format", "line"]
    let good = try await program.run(arguments, input: Data(whole.utf8))
    #expect(good.status == 0 && !good.answer.contains("emergency."))
    let short = whole.replacing("地点：东关路", with: "地点：")
      .replacing("事态简况\n现场已封闭，无人员伤亡。\n", with: "")
    let bad = try await program.run(arguments, input: Data(short.utf8))
    #expect(bad.status == 1)
    #expect(bad.answer.contains("emergency.place") && bad.answer.contains("emergency.brief"))
    #expect(!bad.answer.contains("emergency.event:") && !bad.answer.contains("emergency.type"))
  }

  @Test func `a kind of content that is named weighs as its rule says`() async throws {
    let arguments = ["check", "-", "--rulebook", "zhengzhou-2020", "--format", "json"]
    let text = Data("通知\n今日发生命案，正在处置。\n".utf8)
    let hint = try objects(try await program.run(arguments, input: text).answer)
    #expect(hint.map { $0["level"] as? String } == ["hint"])
    #expect(hint.first?["text"] as? String == "命案" && hint.first?["line"] as? Int == 2)
    let named = try await program.run(
      arguments + ["--category", "major-cases", "--fail-on", "needs-consent"], input: text)
    #expect(named.status == 1)
    #expect(try objects(named.answer).map { $0["level"] as? String } == ["needs-consent"])
  }

  @Test func `an office's own lists and rulebooks take part`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let terms = folder.file("lists/terms")
    try FileManager.default.createDirectory(at: terms, withIntermediateDirectories: true)
    let list = """
      family: house
      title: {zh-Hans: 本局用语, en: House words}
      level: hint
      because: {zh-Hans: 请用新名称。, en: Use the new name.}
      citations: none
      terms:
        - {text: 旧大院, suggestion: 新大院, level: none, unless: none}
      examples: none
      """
    try Data(list.utf8).write(to: terms.appendingPathComponent("house.yaml"))
    let ending = try await program.run(
      "check", "-", "--lists", folder.path("lists"), "--rulebook", "yaoan", "--format", "json",
      input: "通知\n旧大院门口\n")
    let found = try #require(try objects(ending.answer).first, "\(ending.message)")
    #expect(found["family"] as? String == "house" && found["suggestion"] as? String == "新大院")

    try Data("family: house\n".utf8).write(to: terms.appendingPathComponent("house.yaml"))
    let broken = try await program.run("check", "-", "--lists", folder.path("lists"))
    #expect(broken.status == 78 && broken.message.contains("terms/house.yaml:"))
    let rulebooks = try folder.own("own", change: { $0 })
    let own = try await program.run(
      "check", "-", "--rulebooks", rulebooks, "--rulebook", "own", "--platform", "wechat",
      "--format", "line", input: String(repeating: "题", count: 40) + "\n正文\n")
    #expect(own.answer.contains("-:1:33:formats.wechat-title:"))
  }

  @Test(arguments: [
    (["check"], "files"), (["check", "-", "--platform", "wexin"], "weibo"),
    (["check", "-", "--rulebook", "zhengzhou"], "zhengzhou-2020"),
    (["check", "-", "--category", "cases"], "major-cases"),
    (["check", "-", "--format", "xml"], "sarif"), (["check", "-", "--fail-on", "all"], "never"),
  ])
  func `wrong usage ends with 64 and says what there is`(
    arguments: [String], words: String
  ) async throws {
    let ending = try await program.run(arguments, input: Data())
    #expect(ending.status == 64)
    #expect(ending.answer.isEmpty && ending.message.contains(words))
    #expect(!ending.message.contains("⟦"))
  }
}
