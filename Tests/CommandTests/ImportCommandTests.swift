import Foundation
import Testing

@Suite struct ImportCommandTests {
  let program = Program()
  let password = Data("Woodbell-demo-1\n".utf8)

  private func run(
    _ arguments: [String], data: String, as login: String = "xitong"
  ) async throws -> Program.Ending {
    try await program.run(
      ["import"] + arguments + ["--as", login, "--password-file", "-", "--data", data],
      input: password)
  }

  @Test func `bodies are looked through, brought in once, and bad rows are named`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    let server = try program.start(["serve", "--demo", "--port", "0", "--data", data], in: folder)
    _ = try #require(try await server.address())
    #expect(await server.stop() == 0)
    let good = folder.path("good.csv")
    try folder.write(
      "编号字头,机构名称,简称,上级机构,层级\nXB,新科,,XA,部门\nXA,新县政府,,YC,县级\n", to: "good.csv")
    let look = try await run(["organizations", good, "--dry-run", "--json"], data: data)
    #expect(look.status == 0, "\(look.message)")
    let last = try object(try #require(look.lines.last))
    #expect(last["done"] as? Bool == false)
    #expect((last["counts"] as? [String: Int])?["new"] == 2)
    let done = try await program.runAtTerminal(
      [
        "import", "organizations", good, "--json", "--as", "xitong", "--password-file", "-",
        "--data", data,
      ], input: password)
    #expect(done.status == 0, "\(done.message)")
    #expect(done.message.contains("All 2 rows are right"), "\(done.message)")
    let again = try await run(["organizations", good, "--json"], data: data)
    let counts = try object(try #require(again.lines.last))["counts"] as? [String: Int]
    #expect(again.status == 0 && counts?["unchanged"] == 2)
    #expect(again.message.isEmpty, "what is no terminal hears no progress")

    try folder.write(
      "编号字头,机构名称,上级机构,层级\nXC,丙,QQ,部门\nXD,丁,YC,县级\n", to: "bad.csv")
    let bad = try await run(["organizations", folder.path("bad.csv")], data: data)
    #expect(bad.status == 1 && bad.answer.contains("row 2") && bad.answer.contains("QQ"))
    let part = try await run(["organizations", folder.path("bad.csv"), "--skip-bad"], data: data)
    #expect(part.status == 3 && part.answer.contains("row 2"))
    #expect(!bad.answer.contains("⟦") && !part.answer.contains("⟦"))
    let refused = try await run(["accounts", good], data: data)
    #expect(refused.status != 0)
    // A row that breaks an article says which.
    try folder.write("单位,平台,账号名称\nYC,微博,平安小管家\n", to: "accounts.csv")
    let cautious = try await run(
      ["accounts", folder.path("accounts.csv"), "--dry-run"], data: data, as: "fabu")
    #expect(cautious.status == 0 && cautious.answer.contains("row 2: caution: "))
    #expect(cautious.answer.contains("Zhengzhou 7") && !cautious.answer.contains("⟦"))
  }

  static let mistakes: [([String], Int32)] = [
    (["organizations", "/does/not/exist.csv"], 2), (["organizations"], 64),
    (["pictures", "a.csv"], 64), (["posts"], 64),
    (["persons", "a.csv", "--skip-bad", "--all-or-nothing"], 64),
  ]

  @Test(arguments: mistakes)
  func `what is not right on the line or in the file has a code of its own`(
    arguments: [String], status: Int32
  ) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let ending = try await run(arguments, data: folder.path("data"))
    #expect(ending.status == status, "\(ending.message)")
    #expect(!folder.has("data"))
  }

  @Test func `a table without a needed column, or of another kind, is a no`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("用户名,姓名\nwang,王\n", to: "a.csv")
    let columns = try await run(["persons", folder.path("a.csv")], data: folder.path("data"))
    #expect(columns.status == 1 && columns.message.contains("Body"))
    try folder.write("%PDF-1.7", to: "a.xlsx")
    let kind = try await run(["persons", folder.path("a.xlsx")], data: folder.path("data"))
    #expect(kind.status == 1 && !kind.message.contains("⟦"))
  }
}
