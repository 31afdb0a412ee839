import Foundation
import Testing

/// `woodbell check` on a folder.
@Suite struct CheckFolderTests {
  let program = Program()

  /// Six texts in four folders, two files of other kinds, a hidden one, and links in a circle.
  private func tree() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    for name in ["drafts/b/c", "drafts/a", "drafts/.git", "outside"] {
      try files.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
    }
    for name in [
      "b.txt", "a.md", "b/z.html", "b/c/y.TXT", "a/x.htm", ".hidden.md", ".git/HEAD.txt",
      "list.xlsx", "b/photo.jpg",
    ] {
      try folder.write("扫码领红包", to: "drafts/" + name)
    }
    try wordFile("通知", "扫码领红包").write(to: folder.file("drafts/b/w.docx"))
    try folder.write("扫码领红包", to: "outside/o.md")
    for (link, target) in [
      ("drafts/b/c/up", "drafts"), ("drafts/loop", "drafts/b"), ("drafts/o.md", "outside/o.md"),
    ] {
      try files.createSymbolicLink(at: folder.file(link), withDestinationURL: folder.file(target))
    }
    return folder
  }

  private static let order = ["a.md", "a/x.htm", "b.txt", "b/c/y.TXT", "b/w.docx", "b/z.html"]

  @Test(arguments: ["", "/", "//"])
  func `the texts of a folder and of those in it are checked, always in one order`(
    ending: String
  ) async throws {
    let folder = try tree()
    defer { folder.remove() }
    let found = try await program.run(
      "check", folder.path("drafts") + ending, "--rulebook", "hunan-2017", "--format", "json")
    #expect(found.status == 1)
    let names = try objects(found.answer).map { $0["file"] as? String }
    #expect(names.sorted { ($0 ?? "") < ($1 ?? "") } == names, "by the bytes of the names")
    #expect(Set(names) == Set(Self.order.map { folder.path("drafts/" + $0) }))
    #expect(names.count == Self.order.count, "each once, and nothing by a link")
  }

  @Test(arguments: ["zh", "en"])
  func `what was left aside is said`(tongue: String) async throws {
    let folder = try tree()
    defer { folder.remove() }
    let found = try await program.run(
      "check", folder.path("drafts"), "--rulebook", "hunan-2017", "--format", "json", "--lang",
      tongue)
    let lines = found.message.split(separator: "\n")
    #expect(lines.count == 1 && !found.message.contains("⟦"))
    for name in ["6", "list.xlsx", "b/photo.jpg", "loop", "o.md", "b/c/up"] {
      #expect(found.message.contains(name), "\(name)")
    }
    #expect(!found.message.contains("hidden") && !found.message.contains(".git"))
  }

  @Test func `a folder without a text is told like a file that cannot be read`() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("x", to: "a.xlsx")
    let alone = try await program.run("check", folder.url.path, "--format", "json")
    #expect(alone.status == 2 && alone.message.contains(folder.url.path + ": "))
    let beside = try await program.run(
      "check", folder.url.path, "-", "--format", "json", input: "通知\n请绕行。\n")
    #expect(beside.status == 3)
  }

  @Test func `a link that is named itself is followed`() async throws {
    let folder = try tree()
    defer { folder.remove() }
    let found = try await program.run(
      "check", folder.path("drafts/loop"), "--rulebook", "hunan-2017", "--format", "line")
    #expect(found.status == 1)
    #expect(found.lines.map { $0.hasPrefix(folder.path("drafts/loop/")) } == [true, true, true])
  }
}
