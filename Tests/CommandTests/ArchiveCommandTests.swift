import Foundation
import Testing

/// `woodbell archive`: a year is handed over, and verified where nobody has the database.
@Suite struct ArchiveCommandTests {
  let program = Program()

  @Test(.timeLimit(.minutes(5)))
  func `a year is exported with an index, and each package verifies`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let data = folder.path("data")
    let server = try program.start(["serve", "--demo", "--port", "0", "--data", data], in: folder)
    _ = try #require(try await server.address())
    #expect(await server.stop() == 0)

    var found: [[String: Any]] = []
    let key = try FileManager.default.attributesOfItem(atPath: data + "/secret.key")
    let begun = try #require(key[.modificationDate] as? Date)
    let years = Calendar(identifier: .gregorian).component(.year, from: begun)
    // The demo world begins a few days before its start, which may be in the year before.
    for year in [years - 1, years] {
      let out = folder.path("out-\(year)")
      let ending = try await export(year, to: out, data: data)
      guard ending.status == 0 else {
        #expect(ending.status == 1 && !ending.message.contains("⟦"), "\(ending.message)")
        continue
      }
      found += try ending.lines.map { try object($0) }
      #expect(folder.has("out-\(year)/index.csv") && folder.has("out-\(year)/SHA256SUMS"))
      let again = try await export(year, to: out, data: data)
      #expect(again.status == 5, "nothing is written over")
      for file in try FileManager.default.contentsOfDirectory(atPath: out)
      where file.hasSuffix(".zip") {
        try await verifies(out + "/" + file, in: folder)
      }
    }
    #expect(!found.isEmpty, "the demo world has published something")
    for line in found {
      #expect((line["seal"] as? String)?.count == 64 && line["error"] == nil)
    }
    let editor = try await export(years, to: folder.path("none"), data: data, unit: "LS")
    #expect(editor.status == 4, "another body's archive")
  }

  private func export(
    _ year: Int, to out: String, data: String, unit: String = "YC"
  ) async throws -> Program.Ending {
    try await program.run(
      [
        "archive", "export", "--year", "\(year)", "--organization", unit, "--out", out, "--json",
        "--as", "caibian", "--password-file", "-", "--data", data,
      ], input: Data("Woodbell-demo-1\n".utf8))
  }

  private func verifies(_ path: String, in folder: TemporaryFolder) async throws {
    let good = try await program.run("archive", "verify", path, "--json")
    #expect(good.status == 0, "\(good.answer)")
    #expect(try object(good.answer)["sound"] as? Bool == true)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    // Inside the first file, behind its head.
    bytes[60] ^= 1
    try bytes.write(to: folder.file("changed.zip"))
    let changed = try await program.run("archive", "verify", folder.path("changed.zip"))
    #expect(changed.status == 1 && !changed.answer.contains("⟦"), "\(changed.answer)")
  }

  @Test func `what cannot be read is told apart from what is unsound`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("no package", to: "text.zip")
    let none = try await program.run("archive", "verify", folder.path("none.zip"))
    #expect(none.status == 2)
    let text = try await program.run(
      "archive", "verify", folder.path("text.zip"), folder.path("none.zip"), "--lang", "zh")
    #expect(text.status == 1 && text.answer.contains("不是可以读取的存档包"))
    let nothing = try await program.run("archive", "verify")
    #expect(nothing.status == 64)
  }
}
