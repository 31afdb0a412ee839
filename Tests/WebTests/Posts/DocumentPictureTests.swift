import Documents
import Foundation
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// The pictures of a document on their way to the item that came out of it.
@Suite struct DocumentPictureTests {
  private static let page = "/posts/1/media"
  private static let path = page + "/document"

  private func written(_ world: World, _ newBrowser: () -> Browser) async throws -> Browser {
    let journey = PostJourney(world: world)
    let editor = try await journey.at(newBrowser(), "licai")
    let saved = try await editor.submit(
      "/posts", on: try await editor.get("/posts/new"),
      PostJourney.fields(account: world.cast.account))
    #expect(saved.status == .seeOther)
    return editor
  }

  private func take(
    _ browser: Browser, _ name: String, _ bytes: [UInt8], isLenient: Bool = false
  ) async throws -> Page {
    let hidden = try await browser.get(Self.page).hidden(of: Self.path)
    return try await browser.upload(
      Self.path,
      [
        SentPart("_form", hidden["_form"] ?? ""), SentPart("version", hidden["version"] ?? ""),
        SentPart("document", file: name, bytes),
      ] + (isLenient ? [SentPart("rest", "yes")] : []))
  }

  private func attached(_ world: World) async throws -> [PostMedia] {
    try await world.ask(as: world.cast.editor) {
      try $0.newestRevision(of: PostID(1)).draft.attached
    }
  }

  private static func wordFile() throws -> [UInt8] {
    var document = WordDocument(font: WordFont(latin: "Times New Roman", eastAsian: "SimSun"))
    document.add(WordParagraph("关于冬季交通管制路段的通告", role: .title))
    for (side, words) in [(8, "施工路段示意图"), (9, ""), (8, "又一次")] {
      let png = SampleFiles.png(width: side, height: side)
      document.add(try WordPicture(png: png, width: 4, words: words))
    }
    return try document.bytes()
  }

  /// A page with a picture inside, one at an address, and one that is none.
  private static var mixed: [UInt8] {
    let inside = Data(SampleFiles.jpeg()).base64EncodedString()
    let none = Data("只是字".utf8).base64EncodedString()
    return Array(
      """
      <h1>题</h1><img alt="路口" src="data:image/jpeg;base64,\(inside)">
      <img src="https://a.example/far.png"><img src="data:image/png;base64,\(none)">
      """.utf8)
  }

  @Test(arguments: Engine.allCases)
  func `pictures of a Word file come along in their order, and what a person has to say stays open`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      let form = try await editor.get(Self.page)
      #expect(form.missingPhrases.isEmpty && form.text.contains("从文稿取图片"))
      let done = try await take(editor, "通告.docx", try Self.wordFile())
      #expect(done.location == Self.page + "?done=attached", "\(done.text.suffix(2_000))")
      let media = try await attached(world)
      #expect(media.map(\.measure.width) == [8, 9], "the same content comes once")
      #expect(media.map(\.words.alternative) == ["施工路段示意图", ""])
      #expect(media.map(\.name) == ["image1.png", "image2.png"])
      #expect(media.allSatisfy { $0.words.licence == nil && $0.words.isAIMade == nil })
      let again = try await take(editor, "通告.docx", try Self.wordFile())
      #expect(again.status == .unprocessableContent && again.text.contains("内容一模一样"))
    }
  }

  @Test func `what cannot be taken is named, and the others come only when that is ticked`()
    async throws
  {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      let before = try await world.trace()
      let refused = try await take(editor, "a.html", Self.mixed)
      #expect(refused.status == .unprocessableContent && refused.missingPhrases.isEmpty)
      #expect(refused.text.contains("far.png”不在文稿里") && refused.text.contains("图片3.png"))
      #expect(try await world.trace().differences(from: before).isEmpty, "nothing by halves")
      let done = try await take(editor, "a.html", Self.mixed, isLenient: true)
      #expect(done.location == Self.page + "?done=attached")
      #expect(try await attached(world).map(\.name) == ["图片1.jpeg"])
      #expect(try await attached(world).map(\.words.alternative) == ["路口"])
    }
  }

  @Test func `a document without pictures, and what is none, bring the page back`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let editor = try await written(world, newBrowser)
      for (name, bytes, words) in [
        ("a.html", Array("<p>只有字</p>".utf8), "没有能取的图片"),
        ("a.docx", [0x50, 0x4B, 0x03, 0x04], "完整的 Word"),
        ("a.pdf", Array("%PDF".utf8), "看不出"),
      ] as [(String, [UInt8], String)] {
        let page = try await take(editor, name, bytes)
        #expect(page.status == .unprocessableContent && page.text.contains(words), "\(name)")
        #expect(page.missingPhrases.isEmpty && page.text.contains("name=\"document\""))
      }
      let reviewer = try await PostJourney(world: world).at(newBrowser(), "wangchu")
      _ = try await take(reviewer, "a.html", Self.mixed, isLenient: true)
      #expect(try await attached(world).isEmpty)
    }
  }

  @Test func `the page of an import says where its pictures come along`() throws {
    let read = try ReadDraft(Self.mixed, name: "a.html")
    #expect(read.embedded.count == 2 && read.pictures == ["far.png"])
    let pasted = try ReadDraft(pasted: String(decoding: Self.mixed, as: UTF8.self))
    #expect(pasted.embedded.isEmpty && pasted.pictures.count == 3)
  }
}
