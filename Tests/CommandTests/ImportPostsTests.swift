import Foundation
import Testing

/// `woodbell import posts`, as an editor calls it.
@Suite struct ImportPostsTests {
  let program = Program()

  private func run(
    _ arguments: [String], data: String, as login: String = "caibian"
  ) async throws -> Program.Ending {
    try await program.run(
      ["import", "posts"] + arguments + ["--as", login, "--password-file", "-", "--data", data],
      input: Data("Woodbell-demo-1\n".utf8))
  }

  @Test func `documents become drafts, each as a whole or not at all`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    let server = try program.start(["serve", "--demo", "--port", "0", "--data", data], in: folder)
    _ = try #require(try await server.address())
    #expect(await server.stop() == 0)
    try folder.write("# 停课通知\n\n今日**停课**。\n\n![雪](雪.png)\n", to: "good.md")
    try folder.write("<p>没有题目</p><script>alert(1)</script>", to: "untitled.html")
    let good = folder.path("good.md")

    let look = try await run([good, "--dry-run"], data: data)
    #expect(look.status == 0, "\(look.message)")
    #expect(look.answer.contains("停课通知") && look.answer.contains("雪.png"))
    let all = [good, folder.path("untitled.html"), folder.path("none.md"), folder.path("a.doc")]
    let part = try await run(all + ["--json"], data: data)
    #expect(part.status == 3, "\(part.message)")
    let lines = try part.lines.map { try object($0) }
    try #require(lines.count == 4)
    let number = try #require(lines[0]["number"] as? String)
    #expect(number.hasPrefix("YC-") && lines[0]["title"] as? String == "停课通知")
    #expect((lines[0]["notes"] as? [String])?.count == 1)
    for line in lines.dropFirst() {
      #expect(line["number"] == nil && (line["reason"] as? String)?.isEmpty == false)
    }
    #expect(!part.answer.contains("⟦") && !look.answer.contains("⟦"))
    let again = try await run([good], data: data)
    let next = try #require(Int(number.suffix(4))) + 1
    #expect(again.status == 0 && again.answer.contains("\(next)"), "nothing else was stored")

    let none = try await run([folder.path("untitled.html")], data: data)
    #expect(none.status == 1 && none.answer.contains("untitled.html"))
    let other = try await run([good, "--unit", "LS"], data: data)
    #expect(other.status == 4 && !other.message.contains("⟦"))
    let reviewer = try await run([good], data: data, as: "chushen")
    #expect(reviewer.status == 4)
    let category = try await run([good, "--category", "weather"], data: data)
    #expect(category.status == 4)
  }
}
