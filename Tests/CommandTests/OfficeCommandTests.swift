import Foundation
import Testing

@Suite struct OfficeCommandTests {
  let program = Program()
  let password = "Woodbell-demo-1\n"

  @Test func `migrate shows what is missing, installs it, and finds nothing more`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    let before = try await program.run("migrate", "--check", "--json", "--data", data)
    #expect(before.status == 5)
    #expect(!folder.has("data"), "a look creates nothing")
    let known = try #require(try object(before.answer)["known"] as? Int)
    let done = try await program.run("migrate", "--data", data, "--json")
    #expect(done.status == 0)
    #expect(try object(done.answer)["ran"] as? [Int] == Array(1...known))
    let after = try await program.run("migrate", "--check", "--data", data)
    #expect(after.status == 0)
  }

  @Test func `the versions of the program and its libraries stand in one line`() async throws {
    let told = try await program.run("version")
    #expect(told.status == 0 && told.lines.count == 1)
    let versions = try object(try await program.run("version", "--json").answer)
    for name in ["version", "swift", "sqlite", "libpq"] {
      let version = try #require(versions[name] as? String)
      #expect(version.wholeMatch(of: #/\d+(\.\d+)+/#) != nil && told.answer.contains(version))
    }
  }

  @Test func `an empty office prints the link to its first set-up, the same at every start`()
    async throws
  {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var keys: [String] = []
    for _ in 0..<2 {
      let words = try TemporaryFolder()
      defer { words.remove() }
      let server = try program.start(
        ["serve", "--port", "0", "--data", folder.path("data")], in: words)
      let address = try #require(try await server.address())
      #expect(await server.stop() == 0)
      let link = try #require(
        try words.text("out").firstMatch(of: #/(http:\S+)\/setup\?key=([0-9a-f]{32})\n/#))
      #expect(link.output.1 == address)
      keys.append(String(link.output.2))
    }
    #expect(keys[0] == keys[1])
  }

  static let obstacles: [([String], Int32)] = [
    (["serve", "--database", "nonsense"], 78),
    (["serve", "--database", "a=b", "--database-file", "/dev/null"], 64),
    (["serve", "--database-file", "/dev/null"], 78),
    (["serve", "--public-origin", "https://example.cn/path"], 78),
    (["serve", "--port", "70000"], 64),
    (["migrate", "--check", "--database", "postgresql://nobody@127.0.0.1:1/none"], 69),
    (["serve", "--data", "/dev/null/folder"], 2),
    (["user", "list", "--as", "somebody", "--data", "/does/not/exist"], 64),
    (["migrate"], 78),
  ]

  @Test(arguments: obstacles)
  func `what stands in the way is said with a code of its own`(
    arguments: [String], status: Int32
  ) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let needsPlace = !arguments.contains("--data") && arguments != ["migrate"]
    let place = needsPlace ? ["--data", folder.path("data")] : []
    let ending = try await program.run(arguments + place, input: Data())
    #expect(ending.status == status)
    #expect(!ending.message.isEmpty && !ending.message.contains("⟦"))
  }

  @Test func `an office that is not there is not created by looking at its people`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let ending = try await program.run(
      "user", "list", "--as", "somebody", "--password-file", "-", "--data", folder.path("data"),
      input: password)
    #expect(ending.status == 2)
    #expect(!folder.has("data"))
  }

  @Test func `a demo world serves, its people are looked after, and it is well`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    let server = try program.start(
      ["serve", "--demo", "--port", "0", "--data", data], in: folder)
    let address = try #require(try await server.address())
    try await portIsTaken(address, folder)
    #expect(await server.stop() == 0)
    #expect(try folder.text("out").contains("Woodbell-demo-1"))

    try await peopleAreLookedAfter(data)
    try await ownDaysAreSet(data)
    let doctor = try await program.run("doctor", "--json", "--data", data)
    #expect(doctor.status == 0, "\(doctor.answer)")

    let key = folder.path("data/secret.key")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    #expect(try await program.run("doctor", "--data", data).status == 1)
    #expect(try await program.run("serve", "--port", "0", "--data", data).status == 78)
  }

  @Test func `a prepared folder that was never used needs no key yet`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    #expect(try await program.run("migrate", "--data", data).status == 0)
    let doctor = try await program.run("doctor", "--lang", "zh", "--data", data)
    #expect(doctor.status == 0, "\(doctor.answer)")
    #expect(!doctor.answer.contains("✕") && doctor.answer.contains("首次启动时生成"))
    #expect(!doctor.answer.contains("一切正常"), "there are things to look at")
    // What cannot be read may hold what was sealed.
    for file in try FileManager.default.contentsOfDirectory(atPath: data)
    where file.hasPrefix("woodbell.sqlite") {
      try Data("no database".utf8).write(to: URL(fileURLWithPath: data + "/" + file))
    }
    let damaged = try await program.run("doctor", "--lang", "zh", "--data", data)
    #expect(damaged.status == 1 && damaged.answer.contains("有数据库却没有密钥文件"))
  }

  private func ownDaysAreSet(_ data: String) async throws {
    let signed = ["--as", "xitong", "--password-file", "-", "--data", data, "--json"]
    func own(_ arguments: String...) async throws -> Program.Ending {
      try await program.run(
        ["calendar", "own"] + arguments + signed, input: Data(password.utf8))
    }
    let day = ["--from", "2027-08-03", "--off", "--reason", "防汛", "--source", "文件"]
    let look = try await own(day[0], day[1], day[2], day[3], day[4], day[5], day[6])
    #expect(look.status == 0)
    #expect(try object(look.answer)["applied"] as? Bool == false)
    let bare = try await own("--closes", "17:30", "--apply")
    #expect(bare.status == 4, "another closing time needs its reason and document as well")
    let hours = ["--closes", "17:30", "--reason", "夏季作息", "--source", "文件", "--apply"]
    let done = try await program.run(
      ["calendar", "own"] + hours + signed, input: Data(password.utf8))
    #expect(try object(done.answer)["applied"] as? Bool == true)
    let again = try await program.run(
      ["calendar", "own"] + hours + signed, input: Data(password.utf8))
    #expect(try object(again.answer)["applied"] as? Bool == false, "it stands already")
    #expect(
      try object(again.answer)["version"] as? String == object(done.answer)["version"] as? String)
    let wrong = try await own("--from", "2027-08-03", "--off", "--work", "--apply")
    #expect(wrong.status == 4 && wrong.message.contains("office.invalid"))
  }

  private func portIsTaken(_ address: String, _ folder: TemporaryFolder) async throws {
    let port = try #require(address.split(separator: ":").last)
    let second = try await program.run(
      "serve", "--port", String(port), "--data", folder.path("second"))
    #expect(second.status == 5)
    #expect(second.message.contains(String(port)))
  }

  private func peopleAreLookedAfter(_ data: String) async throws {
    let signed = ["--password-file", "-", "--data", data]
    func user(_ arguments: String..., password: String? = nil) async throws -> Program.Ending {
      try await program.run(
        ["user"] + arguments + signed, input: Data((password ?? self.password).utf8))
    }
    let list = try await user("list", "--as", "xitong", "--json")
    #expect(list.status == 0)
    #expect(try list.lines.map(object).contains { $0["login"] as? String == "xitong" })

    let editor = try await user("list", "--as", "caibian")
    #expect(editor.status == 4)
    #expect(editor.message.contains("office.no-appointment"))
    let wrong = try await user("list", "--as", "xitong", password: "wrong\n")
    #expect(wrong.status == 4)
    #expect(wrong.message.contains("people.wrong-sign-in"))

    let added = try await user(
      "add", "xinren", "--name", "新人", "--unit", "YC", "--as", "xitong", "--json")
    #expect(added.status == 0)
    let first = try #require(try object(added.answer)["initialPassword"] as? String)
    #expect(first.count >= 16)
    let again = try await user("add", "xinren", "--name", "新人", "--unit", "YC", "--as", "xitong")
    #expect(again.status == 4)
    let newcomer = try await user("list", "--as", "xinren", password: first)
    #expect(newcomer.status == 4, "a first password must be changed on the page")

    #expect(try await user("disable", "xinren", "--as", "xitong").status == 0)
    #expect(try await user("enable", "xinren", "--as", "xitong").status == 0)
    let reset = try await user("reset-password", "xinren", "--as", "xitong", "--json")
    #expect(try object(reset.answer)["initialPassword"] as? String != first)
    let own = try await user("disable", "xitong", "--as", "xitong")
    #expect(own.status == 4 && own.message.contains("people.own-appointment"))
  }
}
