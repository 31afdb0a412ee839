import Testing

@testable import LongPicture

/// Drawn with the fonts of the Debian package fonts-noto-cjk.
@Suite struct `A long picture` {
  private let fonts: Fonts

  init() throws { fonts = try Fonts.found() }

  private func text(
    _ blocks: [LongPicture.Block], title: String = "关于防范低温雨雪冰冻天气的通知",
    source: String = "示例县人民政府办公室", maximumHeight: Int = 20_000
  ) -> LongPicture {
    var measures = LongPicture.Measures.house
    measures.maximumHeight = maximumHeight
    return LongPicture(
      title: title, blocks: blocks, source: source, date: "2026年11月22日", measures: measures)
  }

  private let paragraph = String(
    repeating: "各乡镇（街道）、县直各部门要密切关注天气变化，严格执行24小时值班制度。", count: 4)

  @Test func `is 1080 wide with all its ink inside the margins`() throws {
    let blocks: [LongPicture.Block] = [
      .paragraph(paragraph), .heading("一、加强监测预警"), .entry(label: "1.", paragraph),
      .entry(label: "•", "https://www.example.gov.cn/" + String(repeating: "notice/", count: 30)),
    ]
    let drawn = try text(blocks).drawn(with: fonts)
    let file = try #require(drawn.pictures.first)
    let picture = try GreyPicture(file.png)
    #expect(drawn.pictures.count == 1)
    #expect(drawn.missing.isEmpty)
    #expect(picture.width == 1_080)
    #expect(picture.height == file.height)
    let columns = try #require(picture.inkedColumns)
    // A glyph may lean over its room by a little, a stop hang by its empty half.
    #expect(columns.lowerBound >= 60 && columns.lowerBound <= 72)
    #expect(columns.upperBound <= 1_020)
    let rows = try #require(picture.inkedRows)
    #expect(rows.lowerBound >= 64)
    #expect(rows.upperBound < picture.height - 64)
  }

  @Test func `goes on in another picture where one would be too high`() throws {
    let blocks = (1...12).flatMap { number in
      [LongPicture.Block.heading("第\(number)部分"), .paragraph(paragraph)]
    }
    let drawn = try text(blocks, maximumHeight: 1_500).drawn(with: fonts, maximum: 9)
    #expect(drawn.pictures.count > 2)
    for file in drawn.pictures {
      #expect(file.height <= 1_500)
      #expect(try GreyPicture(file.png).inkedRows != nil)
    }
    let needed = drawn.pictures.count
    #expect(throws: LongPicture.Failure.tooLong(pictures: needed, maximum: 2)) {
      _ = try text(blocks, maximumHeight: 1_500).drawn(with: fonts, maximum: 2)
    }
  }

  @Test func `is the same alone as among the others, and known before it is drawn`() throws {
    let text = text(Array(repeating: .paragraph(paragraph), count: 9), maximumHeight: 1_500)
    let drawn = try text.drawn(with: fonts)
    let outline = try text.outline(with: fonts)
    #expect(outline.heights == drawn.pictures.map(\.height))
    #expect(outline.width == 1_080 && outline.missing == drawn.missing)
    for (index, picture) in drawn.pictures.enumerated() {
      #expect(try text.picture(index + 1, with: fonts) == picture)
    }
    for number in [0, -1, drawn.pictures.count + 1] {
      #expect(try text.picture(number, with: fonts) == nil)
    }
  }

  @Test func `keeps a heading with the text below it`() throws {
    let library = try FontLibrary()
    let face = try Typeface(fonts.paths, library: library)
    let blocks = (1...12).flatMap { number in
      [LongPicture.Block.heading("第\(number)部分"), .paragraph(paragraph)]
    }
    for height in stride(from: 900, through: 1_600, by: 50) {
      let text = text(blocks, maximumHeight: height)
      let sheets = try Composition(text, plain: face, strong: face).sheets(maximum: 99)
      for sheet in sheets {
        #expect(sheet.height <= height)
        let beforeFoot = sheet.strips.prefix { strip in
          if case .rule = strip.content { return false }
          return true
        }
        #expect(beforeFoot.last { !$0.isBlank }?.leads == false)
      }
    }
  }

  @Test func `names what no font holds and what cannot be written letter by letter`() throws {
    let blocks = [LongPicture.Block.paragraph("请看\u{F0000}和བོད\u{F0000}以及\u{202E}文字\u{FE0F}")]
    let drawn = try text(blocks).drawn(with: fonts)
    #expect(drawn.missing == ["\u{F0000}", "བོ", "ད"])
  }

  @Test(arguments: ["", " \n\t", "\u{200B}\u{202E}"])
  func `must hold something`(words: String) {
    let text = text([.paragraph(words), .heading(words), .entry(label: "1.", words)], title: words)
    #expect(throws: LongPicture.Failure.empty) { _ = try text.drawn(with: fonts) }
  }

  @Test func `is drawn line by line, so that no whole picture is held unpacked`() throws {
    let library = try FontLibrary()
    let face = try Typeface(fonts.paths, library: library)
    let blocks = Array(repeating: LongPicture.Block.paragraph(paragraph), count: 60)
    let sheets = try Composition(text(blocks), plain: face, strong: face).sheets(maximum: 9)
    #expect(sheets.allSatisfy { sheet in sheet.strips.allSatisfy { $0.height <= 100 } })
    let stream = try PNGStream(width: 1_000, height: 5_000)
    var state: UInt32 = 1
    for _ in 0..<100 {
      let rows = (0..<50_000).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
      }
      stream.add(rows: rows)
      // One chunk, and what may be packed of the rows that follow.
      #expect(stream.taken().count < 300_000)
    }
  }

  @Test func `needs a font that holds Chinese`() {
    #expect(throws: LongPicture.Failure.noFont) { try Fonts.found(folders: ["/nowhere"]) }
    #expect(throws: LongPicture.Failure.unreadableFont(path: "/nowhere/a.ttc")) {
      try Fonts.found(listed: "/nowhere/a.ttc")
    }
    #expect(throws: LongPicture.Failure.unreadableFont(path: "/etc/passwd")) {
      _ = try text([.paragraph(paragraph)]).drawn(with: Fonts(paths: ["/etc/passwd"]))
    }
  }
}
