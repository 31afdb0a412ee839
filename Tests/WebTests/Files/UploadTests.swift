import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Office
import Support
import Testing

@testable import Web

@Suite struct UploadTests {
  private static let pdf = Array("%PDF-1.7\n证明".utf8)

  /// An editor before the form, with its token.
  private func open(
    _ engine: Engine = .sqlite, _ setup: TestingSetup = .router,
    _ body: @escaping @Sendable (World, Browser, String, Browser) async throws -> Void
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open(uploadRoutes(world.cast.city), setup) { newBrowser in
      let browser = newBrowser()
      try await browser.signIn("licai")
      let token = try await browser.get("/probe").hidden(of: "/probe")["_form"] ?? ""
      try await body(world, browser, token, newBrowser())
    }
  }

  @Test(arguments: Engine.allCases)
  func `a file goes in through a form and comes out as it was`(_ engine: Engine) async throws {
    try await open(engine) { world, browser, token, stranger in
      let done = try await browser.upload(
        "/probe",
        [
          SentPart("_form", token), SentPart("reason", "开通"),
          SentPart("proof", file: "C:\\桌面\\证 明.pdf", Self.pdf),
        ])
      let path = try #require(done.location)
      #expect(done.status == .seeOther && world.files.contents.count == 1)
      let page = try await browser.get(path)
      #expect(page.status == .ok && Array(page.text.utf8) == Self.pdf)
      #expect(page.headers[.contentType] == "application/pdf")
      #expect(page.headers[.contentLength] == "\(Self.pdf.count)")
      #expect(
        page.headers[.contentDisposition]
          == "attachment; filename*=UTF-8''%E8%AF%81%20%E6%98%8E.pdf")
      #expect(page.headers[try #require(.init("X-Content-Type-Options"))] == "nosniff")
      #expect(
        page.headers[try #require(.init("Content-Security-Policy"))]
          == "default-src 'none'; sandbox")
      #expect(page.headers[.cacheControl] == "private, no-cache")
      let head = try await browser.send(path, .head, [:], nil)
      #expect(head.status == .ok && head.text.isEmpty)
      #expect(head.headers[.contentLength] == "\(Self.pdf.count)")
      #expect(try await stranger.get(path).location?.hasPrefix("/login") == true)
      try await stranger.signIn("kongwai")
      #expect(try await stranger.get(path).status == .forbidden)
    }
  }

  @Test func `the same form sent twice counts once, with another file it is refused`() async throws
  {
    try await open { world, browser, token, _ in
      func send(_ text: String, _ boundary: String) async throws -> Page {
        try await browser.upload(
          "/probe", [SentPart("_form", token), SentPart("proof", file: "a.txt", Array(text.utf8))],
          boundary: boundary)
      }
      let first = try await send("甲", "x")
      let before = try await world.trace()
      let second = try await send("甲", "yy")
      #expect(first.status == .seeOther && second.location == first.location)
      let other = try await send("乙", "x")
      #expect(other.status == .conflict)
      #expect(try await world.trace() == before)
    }
  }

  @Test func `a file that is too large brings the form back with what was typed`() async throws {
    try await open { world, browser, token, _ in
      let before = try await world.trace()
      let page = try await browser.upload(
        "/probe",
        [
          SentPart("_form", token),
          SentPart("proof", file: "大.pdf", [UInt8](repeating: 32, count: 3_000_000)),
          SentPart("reason", "在文件之后填写的理由"),
        ])
      #expect(page.status == .contentTooLarge)
      #expect(page.text.contains("在文件之后填写的理由") && page.text.contains("文件请重新选择"))
      #expect(page.text.contains("“大.pdf”有 2.9 MB，最多 2 KB"), "\(page.text)")
      #expect(try await world.trace() == before)
      #expect(world.files.contents.isEmpty)
    }
  }

  @Test func `large files go through a socket, and one that is too large is answered`() async throws
  {
    try await open(.sqlite, .live) { world, browser, token, _ in
      let before = try await world.trace()
      let large = [UInt8](repeating: 65, count: 6_000_000)
      let refused = try await browser.upload(
        "/probe",
        [
          SentPart("_form", token), SentPart("reason", "理由"),
          SentPart("proof", file: "a.txt", large),
        ])
      #expect(refused.status == .contentTooLarge && refused.text.contains("5.8 MB"))
      #expect(try await world.trace() == before && world.files.contents.isEmpty)
      let done = try await browser.upload(
        "/probe/large", [SentPart("_form", token), SentPart("proof", file: "a.txt", large)])
      let page = try await browser.get(try #require(done.location))
      #expect(page.status == .ok && Array(page.text.utf8) == large)
      let head = try await browser.send(try #require(done.location), .head, [:], nil)
      #expect(head.headers[.contentLength] == "6000000")
    }
  }

  @Test func `the rule of the purpose says what is wrong with a file`() async throws {
    try await open { world, browser, token, _ in
      let page = try await browser.upload(
        "/probe",
        [
          SentPart("_form", token), SentPart("reason", "理由"),
          SentPart("proof", file: "a.pdf", [0] + [UInt8](repeating: 1, count: 1_600)),
        ])
      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains("“a.pdf”有 1601 字节，最多 1 KB"))
      #expect(page.text.contains("“a.pdf”（无法识别的类型），这里只收 PDF、纯文本或 CSV"))
      let none = try await browser.upload(
        "/probe", [SentPart("_form", token), SentPart("proof", file: "", [])])
      #expect(none.status == .unprocessableContent && none.text.contains("请填写"))
      await expectRefusal("office.not-found") {
        try await world.ask(as: .system(.timekeeper)) { try $0.file(StoredFileID(1)) }
      }
    }
  }

  @Test func `files before the token, or with a wrong one, are not stored`() async throws {
    try await open { world, browser, token, stranger in
      let before = try await world.trace()
      let file = SentPart("proof", file: "a.pdf", Self.pdf)
      let form = SentPart("_form", token)
      for parts in [[file, form], [file], [SentPart("_form", token + "x"), file]] {
        let page = try await browser.upload("/probe", parts)
        #expect(page.status == .forbidden || page.text.contains("请再按一次提交"))
        #expect(page.location == nil)
      }
      let page = try await stranger.upload("/probe", [form, SentPart("reason", "没有登录"), file])
      #expect(page.text.contains("登录已过期"))
      #expect(try await world.trace() == before)
      #expect(world.files.contents.isEmpty)
    }
  }

  @Test func `what is broken or too much names the field and leaves nothing`() async throws {
    try await open { world, browser, token, _ in
      let before = try await world.trace()
      let form = SentPart("_form", token)
      let file = SentPart("proof", file: "a.pdf", Self.pdf)
      let cut = try await browser.upload("/probe", [form, file], cut: 30)
      #expect(cut.status == .badRequest && cut.text.contains("proof没有收全"))
      let many = try await browser.upload("/probe", [form, file, file, file])
      #expect(many.status == .contentTooLarge && many.text.contains("proof最多 2 个文件"))
      let long = SentPart("reason", String(repeating: "a", count: 5_000))
      #expect(try await browser.upload("/probe", [form, long, file]).status == .contentTooLarge)
      let parts = [SentPart](repeating: SentPart("reason", "a"), count: 10_000)
      #expect(try await browser.upload("/probe", [form] + parts).status == .badRequest)
      var bad = SentPart("reason", file: "", [0xFF])
      bad.fileName = nil
      let text = try await browser.upload("/probe", [form, file, bad])
      #expect(text.status == .badRequest && text.text.contains("reason里有不能使用的字符"))
      let none = try await browser.send(
        "/probe", .post, [.contentType: "multipart/form-data"], ByteBuffer(string: "x"))
      #expect(none.status == .unsupportedMediaType)
      #expect(try await world.trace() == before)
      #expect(world.files.contents.isEmpty)
    }
  }

  @Test func `the form without its files is taken after signing in again`() async throws {
    try await open { _, browser, token, _ in
      let page = try await browser.post("/probe", [("_form", token), ("reason", "再来")])
      #expect(page.status == .unprocessableContent && page.text.contains("再来"))
    }
  }

  @Test func `a field of files that nobody asked for is refused`() async throws {
    try await open { _, browser, token, _ in
      let page = try await browser.upload(
        "/probe", [SentPart("_form", token), SentPart("extra", file: "a.pdf", Self.pdf)])
      #expect(page.status == .unprocessableContent && page.text.contains("extra"))
    }
  }

  @Test func `a content that is gone or changed is said`() async throws {
    try await open { world, browser, token, _ in
      let done = try await browser.upload(
        "/probe", [SentPart("_form", token), SentPart("proof", file: "a.pdf", Self.pdf)])
      let path = try #require(done.location)
      let place = world.files.root.appendingPathComponent(world.files.contents[0])
      try Data([UInt8](repeating: 1, count: Self.pdf.count)).write(to: place)
      let changed = try await browser.get(path)
      #expect(changed.status == .serviceUnavailable && changed.text.contains("与收下时不一致"))
      try FileManager.default.removeItem(at: place)
      let missing = try await browser.get(path)
      #expect(missing.status == .serviceUnavailable && missing.text.contains("不在存放目录里"))
    }
  }
}
