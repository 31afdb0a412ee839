import Foundation
import Testing

@Suite struct SpeechTests {
  let program = Program()

  @Test func `woodbell alone prints at most twelve lines`() async throws {
    for tongue in ["zh", "en"] {
      let ending = try await program.run("--lang", tongue)
      #expect(ending.status == 0)
      #expect(ending.answer.split(separator: "\n", omittingEmptySubsequences: false).count <= 13)
      #expect(ending.answer.contains("woodbell deadline"))
    }
  }

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], true), (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"], false),
    (["LANG": "C", "LC_ALL": "zh_CN"], true), ([:], false), (["LANG": "de_DE.UTF-8"], false),
  ])
  func `the language follows the environment`(
    environment: [String: String], isChinese: Bool
  ) async throws {
    var program = Program()
    program.environment = environment
    let ending = try await program.run("calendar", "2026")
    #expect(ending.answer.contains("工作日") == isChinese)
  }

  @Test func `--lang prevails, before the command and after it`() async throws {
    var program = Program()
    program.environment = ["LANG": "zh_CN.UTF-8"]
    let before = try await program.run("--lang", "en", "calendar", "2026")
    let after = try await program.run("calendar", "show", "2026", "--lang=en")
    #expect(before.answer.contains("working days"))
    #expect(before.answer == after.answer)
  }

  @Test(arguments: [
    (["deadlin"], "woodbell deadline"), (["srve"], "woodbell serve"),
    (["user", "lst"], "woodbell user list"),
  ])
  func `an unknown command names the nearest`(words: [String], nearest: String) async throws {
    let ending = try await program.run(words, input: Data())
    #expect(ending.status == 64)
    #expect(ending.answer.isEmpty && ending.message.contains(nearest))
  }

  @Test func `columns stand straight under Chinese heads`() async throws {
    let ending = try await program.run("calendar", "2026", "--lang", "zh")
    let october = try #require(ending.lines.first { $0.hasPrefix("10月") })
    #expect(october == "10月  18      10-01 至 10-07 国庆节  10-10 国庆节")
  }

  @Test func `an answer that cannot be written is a failure`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try FileManager.default.createSymbolicLink(
      at: folder.file("out"), withDestinationURL: URL(fileURLWithPath: "/dev/full"))
    let running = try program.start(["calendar", "2026"], in: folder)
    #expect(await running.ending == 2)
  }
}
