import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct FilingFilesPageTests {
  private static let canary = "<img src=x onerror=alert(1)>.pdf"
  private static let pdf = Array("%PDF-1.7\n证明".utf8)

  private func upload(
    _ browser: Browser, _ path: String, _ files: [(String, [UInt8])], field: String = "other"
  ) async throws -> Page {
    let token = try await browser.get(path).hidden(of: path + "/files")["_form"] ?? ""
    return try await browser.upload(
      path + "/files",
      [SentPart("_form", token), SentPart("field", field)]
        + files.map { SentPart("files", file: $0.0, $0.1) })
  }

  @Test(.cites("yaoan", article: "A.1"), arguments: Engine.allCases)
  func `files are put to a filing on its page, read by its signer, and taken off again`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let filing = try await FilingCase.applied(in: world)
    let path = filing.path
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let done = try await upload(
        manager, path, [(Self.canary, Self.pdf), ("规划.pdf", Self.pdf)], field: "purpose-pages")
      #expect(done.location == path + "?done=attached")
      let page = try await manager.get(path + "?done=attached")
      #expect(page.status == .ok && page.missingPhrases.isEmpty)
      #expect(page.text.contains("附件已保存") && page.text.contains("用途和规划的附页"))
      #expect(page.text.contains("&lt;img src=x onerror=alert(1)&gt;.pdf"))
      #expect(!page.text.contains("<img src=x"))

      let file = try await manager.get(path + "/files/1")
      #expect(file.status == .ok && Array(file.text.utf8) == Self.pdf)
      #expect(file.headers[.contentType] == "application/pdf")
      #expect(
        file.headers[.contentDisposition]
          == "attachment; filename*=UTF-8''" + percentEncoded(Self.canary))
      #expect(file.headers[try #require(.init("X-Content-Type-Options"))] == "nosniff")
      #expect(
        file.headers[try #require(.init("Content-Security-Policy"))]
          == "default-src 'none'; sandbox")
      #expect(try await manager.get(path + "/files/99").status == .notFound)

      let gone = try await manager.submit(path + "/detach", on: page, [])
      #expect(gone.location == path + "?done=detached")
      #expect(try await manager.get(path + "/files/1").status == .notFound)
      let after = try await manager.get(path + "?done=detached")
      #expect(!after.text.contains("onerror") && after.text.contains("规划.pdf"))
      try await filing.fill()
      try await filing.send()

      let signer = newBrowser()
      try await signer.signIn("taozhu")
      let seen = try await signer.get(path)
      #expect(seen.text.contains(path + "/files/2"))
      #expect(!seen.text.contains("action=\"\(path)/files\""), "nothing to change")
      #expect(try await signer.get(path + "/files/2").status == .ok)
      let outsider = newBrowser()
      try await outsider.signIn("kongwai")
      #expect(try await outsider.get(path + "/files/2").status == .forbidden)
      #expect(try await newBrowser().get(path + "/files/2").location?.hasPrefix("/login") == true)
    }
  }

  @Test func `what cannot be taken brings the page back with the reason`() async throws {
    let world = try await World(on: .sqlite)
    let filing = try await FilingCase.applied(in: world)
    let path = filing.path
    try await Site.with(world).open { newBrowser in
      let manager = newBrowser()
      try await manager.signIn("xiehao")
      let before = try await world.trace().tables["files"]
      let wrong = try await upload(manager, path, [("说明.pdf", Array("不是附件".utf8))])
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("#field-files"))
      #expect(wrong.text.contains("说明.pdf") && wrong.missingPhrases.isEmpty)
      let nowhere = try await upload(manager, path, [("a.pdf", Self.pdf)], field: "nowhere")
      #expect(nowhere.status == .unprocessableContent && nowhere.text.contains("#field-field"))
      let none = try await upload(manager, path, [])
      #expect(none.status == .unprocessableContent)
      #expect(try await world.trace().tables["files"] == before)
      try await filing.fill()
      let form = try await manager.get(path)
      try await filing.send()
      let late = try await manager.upload(
        path + "/files",
        [
          SentPart("_form", form.hidden(of: path + "/files")["_form"] ?? ""),
          SentPart("field", "other"), SentPart("files", file: "a.pdf", Self.pdf),
        ])
      #expect(late.status == .conflict && late.missingPhrases.isEmpty)
    }
  }
}
