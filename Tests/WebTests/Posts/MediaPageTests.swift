import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct MediaPageTests {
  private static let path = "/posts/1/media"

  private func upload(
    _ browser: Browser, _ files: [(String, [UInt8])], on page: Page? = nil
  ) async throws -> Page {
    let shown: Page
    if let page { shown = page } else { shown = try await browser.get(Self.path) }
    let hidden = shown.hidden(of: Self.path)
    return try await browser.upload(
      Self.path,
      [
        SentPart("_form", hidden["_form"] ?? ""), SentPart("version", hidden["version"] ?? ""),
      ] + files.map { SentPart("files", file: $0.0, $0.1) })
  }

  /// The fields of the first file on the page, filled in.
  private func words(
    _ page: Page, alternative: String = "施工路段示意图", machine: String = "no"
  ) throws -> [(String, String)] {
    let match = try #require(page.text.firstMatch(of: #/name="place-([0-9a-f]{16})"/#))
    let key = String(match.output.1)
    return [
      ("alternative-" + key, alternative), ("caption-" + key, PostJourney.canary),
      ("source-" + key, "本局"), ("licence-" + key, "own"), ("ai-made-" + key, machine),
      ("place-" + key, "1"),
    ]
  }

  private func written(_ world: World, _ newBrowser: () -> Browser) async throws -> Browser {
    let journey = PostJourney(world: world)
    let editor = try await journey.at(newBrowser(), "licai")
    let saved = try await editor.submit(
      "/posts", on: try await editor.get("/posts/new"),
      PostJourney.fields(account: world.cast.account))
    #expect(saved.status == .seeOther)
    return editor
  }

  @Test(arguments: Engine.allCases)
  func `a picture goes with an item to the portal, without the place it was taken at`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let journey = PostJourney(world: world)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      let empty = try await editor.get(Self.path)
      #expect(empty.status == .ok && empty.missingPhrases.isEmpty)
      #expect(empty.text.contains("还没有图片"))
      let done = try await upload(
        editor, [("<img src=x>.jpg", SampleFiles.jpeg(isPlaced: true))], on: empty)
      #expect(done.location == Self.path + "?done=attached")
      let page = try await editor.get(Self.path + "?done=attached")
      #expect(page.missingPhrases.isEmpty && page.text.contains("去掉地点的副本"))
      #expect(!page.text.contains("<img src=x>"))
      let saved = try await editor.submit(
        Self.path + "/words", on: page, try words(page, machine: "yes"))
      #expect(saved.location == Self.path + "?done=changed")
      let file = try await world.ask(as: world.cast.editor) {
        try $0.newestRevision(of: PostID(1)).draft.attached
      }
      let media = try #require(file.first)
      let preview = "/posts/1/versions/3/media/"
      let shown = try await editor.get(preview + media.shown.sha256)
      #expect(shown.status == .ok && shown.headers[.contentType] == "image/jpeg")
      #expect(try await editor.get(preview + media.original.sha256).status == .ok)
      let item = try await editor.get("/posts/1")
      #expect(item.missingPhrases.isEmpty && item.text.contains(preview + media.shown.sha256))
      #expect(item.text.contains("alt=\"施工路段示意图\"") && item.text.contains("AI生成"))
      let sheet = try await editor.get("/posts/1/print")
      #expect(sheet.missingPhrases.isEmpty && sheet.text.contains(media.shown.sha256))
      let compared = try await editor.get("/posts/1/compare?from=1&to=3")
      #expect(compared.missingPhrases.isEmpty && compared.text.contains("新加的文件"))

      let address = "/p/posts/1/media/"
      let reader = newBrowser()
      #expect(try await reader.get(address + media.shown.sha256).status == .notFound)
      let sent = try await editor.submit("/posts/1/submission", on: item, [])
      #expect(sent.location == "/posts/1?done=submitted", "\(sent.text.suffix(2_000))")
      try await journey.reviewed(newBrowser)
      let publisher = try await journey.at(newBrowser(), "zhengbu")
      _ = try await publisher.submit(
        "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
        [("confirmation", "公安")])
      try await journey.deliver()

      let onPortal = try await reader.get("/p/posts/1")
      #expect(onPortal.missingPhrases.isEmpty && onPortal.text.contains("AI生成"))
      #expect(onPortal.text.contains(address + media.shown.sha256))
      #expect(!onPortal.text.contains("<img src=x") && !onPortal.text.contains("<script>"))
      let copy = try await reader.get(address + media.shown.sha256)
      #expect(copy.status == .ok && copy.headers[.contentType] == "image/jpeg")
      #expect(copy.headers[.cacheControl] == "public, max-age=300")
      #expect(
        copy.headers[try #require(.init("Content-Security-Policy"))]
          == "default-src 'none'; sandbox")
      #expect(copy.headers[try #require(.init("X-Content-Type-Options"))] == "nosniff")
      #expect(
        try await reader.get(address + media.original.sha256).status == .notFound,
        "the original stays in the office")
      let feed = try await reader.get("/p/feed.atom")
      #expect(FeedReader(feed.text).isWellFormed && feed.text.contains(media.shown.sha256))
      let outsider = try await journey.at(newBrowser(), "kongwai")
      #expect(try await outsider.get(preview + media.shown.sha256).status == .forbidden)
    }
  }

  @Test(arguments: Engine.allCases)
  func `what cannot be taken brings the page back with the reason`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      let before = try await world.trace().tables["files"]
      let cases: [(String, [UInt8], String)] = [
        ("大.png", SampleFiles.png(width: 30_000, height: 30_000), "像素太多"),
        ("通知.docm", Array("PK\u{3}\u{4}宏".utf8), "文件类型不对"),
        ("半.jpg", Array(SampleFiles.jpeg().prefix(40)), "不完整"),
      ]
      for (name, bytes, words) in cases {
        let page = try await upload(editor, [(name, bytes)])
        #expect(page.status == .unprocessableContent && page.missingPhrases.isEmpty, "\(name)")
        #expect(page.text.contains(words) && page.text.contains("#field-files"), "\(name)")
      }
      let none = try await upload(editor, [])
      #expect(none.status == .unprocessableContent)
      #expect(try await world.trace().tables["files"] == before)

      let picture = ("图.jpg", SampleFiles.jpeg())
      let twice = try await upload(editor, [picture, ("又.jpg", picture.1)])
      #expect(twice.status == .unprocessableContent && twice.text.contains("不用再传"))
      let old = try await editor.get(Self.path)
      #expect(try await upload(editor, [picture], on: old).status == .seeOther)
      let late = try await upload(
        editor, [("三.jpg", SampleFiles.jpeg(width: 3))], on: old)
      #expect(late.status == .conflict && late.missingPhrases.isEmpty)
      let cut = try await editor.upload(
        Self.path,
        [
          SentPart("_form", old.hidden(of: Self.path)["_form"] ?? ""), SentPart("version", "2"),
          SentPart("files", file: "a.jpg", picture.1),
        ], cut: 60)
      #expect(cut.status.code >= 400 && cut.status.code < 500, "\(cut.status)")
    }
  }

  @Test(
    arguments: [
      (nil, .whole), ("bytes=0-9", .part(0..<10)), ("bytes=90-", .part(90..<100)),
      ("bytes=90-500", .part(90..<100)), ("bytes=-5", .part(95..<100)),
      ("bytes=-500", .part(0..<100)), ("bytes=100-", .unsatisfiable), ("bytes=-0", .unsatisfiable),
      ("bytes=5-4", .whole), ("bytes=0-1,4-5", .whole), ("bytes=a-b", .whole),
      ("items=0-1", .whole),
      ("bytes=-", .whole), ("bytes=+1-2", .whole), ("bytes=0-99999999999999999999", .whole),
    ] as [(String?, ByteRange)])
  func `a player gets the range that it asks for`(header: String?, range: ByteRange) {
    #expect(ByteRange(header: header, length: 100) == range)
  }

  @Test func `sound is played from the middle`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      let sound = SampleFiles.amr(frames: 9_000)
      #expect(try await upload(editor, [("录音.amr", sound)]).status == .seeOther)
      let page = try await editor.get(Self.path)
      #expect(page.missingPhrases.isEmpty && page.text.contains("录音.amr"))
      let match = try #require(
        page.text.firstMatch(of: #/(/posts/1/versions/2/media/[0-9a-f]{64})/#))
      let address = String(match.output.1)
      let all = try await editor.get(address)
      #expect(all.status == .ok && all.headers[.acceptRanges] == "bytes")
      let part = try await editor.get(address, headers: [.range: "bytes=200000-200063"])
      #expect(part.status == .partialContent && part.text.utf8.count == 64)
      #expect(part.headers[.contentRange] == "bytes 200000-200063/\(sound.count)")
      let late = try await editor.get(address, headers: [.range: "bytes=\(sound.count)-"])
      #expect(late.status == .rangeNotSatisfiable)
      #expect(late.headers[.contentRange] == "bytes */\(sound.count)")
    }
  }

  @Test func `what was typed is not lost when somebody was faster, and files come off`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      #expect(
        try await upload(editor, [("图.jpg", SampleFiles.jpeg())]).status == .seeOther)
      let old = try await editor.get(Self.path)
      let typed = try words(old)
      #expect(try await editor.submit(Self.path + "/words", on: old, typed).status == .seeOther)
      let late = try await editor.submit(
        Self.path + "/words", on: old, try words(old, alternative: "另一句话"))
      #expect(late.status == .conflict && late.text.contains("另一句话"))
      #expect(late.missingPhrases.isEmpty)
      let wrong = try await editor.submit(
        Self.path + "/words", on: try await editor.get(Self.path),
        typed.map { $0.0.hasPrefix("place") ? ($0.0, "第一") : $0 })
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
      let now = try await editor.get(Self.path)
      let gone = try await editor.submit(Self.path + "/removal", on: now, [])
      #expect(gone.location == Self.path + "?done=detached")
      let after = try await editor.get(Self.path + "?done=detached")
      #expect(after.missingPhrases.isEmpty && after.text.contains("还没有图片"))
    }
  }
}
