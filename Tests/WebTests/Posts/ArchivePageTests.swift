import Documents
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// The archive of a body, the package of an item, and its papers.
@Suite struct ArchivePageTests {
  @Test(
    .cites("yaoan", article: "5.5"), .cites("hunan-2017", article: "32"),
    arguments: Engine.allCases)
  func `a published item is in the archive, is held, and hands out its package`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let before = try await journey.begun(newBrowser)
      let empty = try await before.get("/archive")
      #expect(empty.status == .ok && empty.missingPhrases.isEmpty)
      #expect(empty.text.contains("这个机构还没有归档的稿件"))
      #expect(try await before.get("/posts/1/archive.zip").status == .conflict)
      try await journey.reviewed(newBrowser)
      let publisher = try await journey.at(newBrowser(), "zhengbu")
      _ = try await publisher.submit(
        "/releases/1/confirmation", on: try await publisher.get("/posts/1"),
        [("confirmation", "公安")])
      try await journey.deliver()

      let list = try await before.get("/archive")
      #expect(list.missingPhrases.isEmpty && list.text.contains("YC-2026-0001"))
      #expect(list.text.contains("长期保管"), "no text in force says for how long")
      let package = try await before.get("/posts/1/archive.zip")
      #expect(package.status == .ok && package.text.hasPrefix("PK"))
      #expect(package.headers[.contentType] == "application/zip")
      #expect(package.headers[.contentDisposition]?.contains("YC-2026-0001.zip") == true)
      let seen = try await before.get("/posts/1")
      #expect(seen.missingPhrases.isEmpty && seen.text.contains("/posts/1/archive.zip"))
      #expect(!seen.text.contains("action=\"/posts/1/holds\""), "an editor does not hold it")

      let leader = try await journey.at(newBrowser(), "wuling")
      let page = try await leader.get("/posts/1")
      let bare = try await leader.submit("/posts/1/holds", on: page, [("hold-reason", "")])
      #expect(bare.status == .unprocessableContent && bare.missingPhrases.isEmpty)
      let held = try await leader.submit(
        "/posts/1/holds", on: page, [("hold-reason", "行政诉讼")])
      #expect(held.location == "/posts/1?done=held")
      let after = try await leader.get("/posts/1?done=held")
      #expect(after.missingPhrases.isEmpty && after.text.contains("行政诉讼"))
      #expect(try await leader.get("/archive?view=held").text.contains("YC-2026-0001"))
      let lifted = try await leader.submit(
        "/posts/1/holds/end", on: after, [("hold-reason", "已结案")])
      #expect(lifted.location == "/posts/1?done=hold-lifted")
      let free = try await leader.get("/archive?view=held").text
      #expect(free.contains("没有暂停销毁的稿件") && free.contains("请系统管理员"))
      #expect(!free.contains("woodbell archive"), "the command is for whoever runs the server")
      let other = try await leader.get("/archive?organization=\(world.cast.district)")
      #expect(other.status == .forbidden)
    }
  }

  @Test(.cites("zhengzhou-2020", article: "15"), arguments: Engine.allCases)
  func `the secrecy review sheet says what was asked, answered and concluded`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.begun(newBrowser)
      let blank = try await editor.get("/posts/1/secrecy-sheet")
      #expect(blank.status == .ok && blank.missingPhrases.isEmpty)
      #expect(blank.text.contains("是否涉及国家秘密") && blank.text.contains("□ 是"))
      try await journey.reviewed(newBrowser)
      let sheet = try await editor.get("/posts/1/secrecy-sheet")
      #expect(sheet.text.contains("保密审查表") && sheet.text.contains("周密"))
      #expect(!sheet.text.contains("□ 是"), "nothing is left for the pen")
      for address in ["/posts/1/secrecy-sheet.docx", "/posts/1/print.docx"] {
        let file = try await editor.get(address)
        #expect(file.status == .ok && file.text.hasPrefix("PK"), "\(address)")
        #expect(file.headers[.contentDisposition]?.contains(".docx") == true)
      }
    }
  }

  @Test func `a package with its papers is the same for everybody, and proves itself`()
    async throws
  {
    let world = try await World(on: .sqlite)
    let site = try Site.with(world)
    try await site.open { newBrowser in
      _ = try await PostJourney(world: world).published(newBrowser)
    }
    let post = PostID(1)
    func package(as actor: Actor) async throws -> [UInt8] {
      let material = try await world.ask(as: actor) { try $0.archiveMaterial(of: post) }
      let papers = try PackagePapers(
        material, words: site.house.words, shelf: world.office.shelf
      ).papers()
      #expect(papers.readme.contains(material.item.seal) && !papers.readme.contains("⟦"))
      #expect(papers.readme.contains("sha256sum -c SHA256SUMS"))
      let text = try #require(papers.revisions[1])
      #expect(text.hasPrefix("# 关于冬季交通管制路段的通告") && !text.contains("⟦"))
      let sheet = try TextDocument.read(papers.sheet, as: .docx)
      #expect(sheet.body.text.contains("周密") && sheet.body.text.contains(material.item.seal))
      return try await world.office.archivePackage(material, papers: papers)
    }
    let editors = try await package(as: world.cast.editor)
    #expect(try await package(as: world.cast.auditor) == editors)
    let report = ArchiveReading.report(on: editors)
    #expect(report.faults.isEmpty && report.signatures == 4, "\(report.faults)")
  }

  @Test func `every fault is said in both languages`() throws {
    let faults: [ArchiveFault] = [
      .unreadable(.damaged), .missing("a"), .extra("a"), .changed("a"), .garbled("a"), .format(2),
      .seal, .contradiction("a"), .revision(1), .signature(revision: 1, person: "王初"),
      .unprovenSignature("first-review"), .unprovenRelease(1),
    ]
    for say in try Words.bundled().values {
      for fault in faults {
        let words = fault.sentence(say) { $0 }
        #expect(!words.contains("⟦") && !words.contains("{"), "\(words)")
      }
    }
  }
}
