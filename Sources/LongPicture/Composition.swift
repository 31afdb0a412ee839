/// The text as strips, and the strips as sheets of bounded height.
struct Composition {
  private let text: LongPicture
  private let plain: Typeface
  private let strong: Typeface

  init(_ text: LongPicture, plain: Typeface, strong: Typeface) {
    self.text = text
    self.plain = plain
    self.strong = strong
  }

  private var measures: LongPicture.Measures { text.measures }

  /// - Throws: `empty`, `tooLong`
  func sheets(maximum: Int) throws(LongPicture.Failure) -> [Sheet] {
    let strips = head + text.blocks.flatMap(strips)
    guard strips.contains(where: { !$0.isBlank }) else { throw .empty }
    let below = foot(number: 1, of: 1).reduce(measures.margin) { $0 + $1.height }
    let pages = pages(strips, room: measures.maximumHeight - measures.margin - below)
    guard pages.count <= maximum else {
      throw .tooLong(pictures: pages.count, maximum: maximum)
    }
    return pages.enumerated().map { index, page in
      let edge = [Strip.blank(measures.margin)]
      let below = foot(number: index + 1, of: pages.count) + edge
      return Sheet(margin: measures.margin, strips: edge + page + below)
    }
  }

  // MARK: - From text to strips

  private func setting(_ typeface: Typeface, _ size: Int, close: Bool = false) -> Setting {
    Setting(
      typeface: typeface, size: size,
      leading: close ? measures.closeLeading(size) : measures.leading(size),
      left: measures.margin, width: measures.column, isSpread: !close)
  }

  private var head: [Strip] {
    let title = setting(strong, measures.title, close: true).strips(text.title)
    return title.isEmpty ? [] : leading(title + [.blank(measures.body)])
  }

  private func strips(of block: LongPicture.Block) -> [Strip] {
    let body = setting(plain, measures.body)
    let gap = Strip.blank(measures.body / 2)
    switch block {
    case .heading(let words):
      let lines = setting(strong, measures.heading, close: true).strips(words)
      return lines.isEmpty ? [] : [gap] + leading(lines + [gap])
    case .paragraph(let words):
      let lines = body.strips(words, indent: 2 * measures.body)
      return lines.isEmpty ? [] : lines + [gap]
    case .entry(let label, let words):
      let lines = entry(label, words, body)
      return lines.isEmpty ? [] : lines + [gap]
    }
  }

  /// The label in the margin of its words, or before them when it is too long for that.
  private func entry(_ label: String, _ words: String, _ body: Setting) -> [Strip] {
    let hang = max(2 * measures.body, body.length(label) + measures.body / 2)
    guard hang <= measures.column / 4 else { return body.strips(label + " " + words) }
    let column = Setting(
      typeface: plain, size: body.size, leading: body.leading, left: body.left + hang,
      width: body.width - hang)
    var lines = column.strips(words)
    guard let first = lines.first, case .letters(let glyphs) = first.content else { return [] }
    lines[0] = Strip(height: first.height, content: .letters(body.line(label) + glyphs))
    return lines
  }

  private func leading(_ strips: [Strip]) -> [Strip] {
    strips.map { Strip(height: $0.height, content: $0.content, leads: true) }
  }

  // MARK: - The foot

  private func foot(number: Int, of count: Int) -> [Strip] {
    var small = setting(plain, measures.foot)
    small.grey = 0x55
    small.isSpread = false
    let count = count == 1 ? "" : "\(number)/\(count)"
    let length = small.length(count)
    var lines = small.strips(text.source)
    let date = small.strips(text.date)
    lines += date.isEmpty ? [Strip(height: small.leading, content: .letters([]))] : date
    if let last = lines.popLast(), case .letters(let glyphs) = last.content {
      let mark = small.line(count, indent: max(0, measures.column - length))
      lines.append(Strip(height: last.height, content: .letters(glyphs + mark)))
    }
    return [.blank(measures.body / 2), Strip(height: measures.body, content: .rule)] + lines
  }

  // MARK: - From strips to pages

  /// No page begins with a blank or ends with a heading, as far as there is another way.
  private func pages(_ strips: [Strip], room: Int) -> [[Strip]] {
    var pages: [[Strip]] = []
    var page: [Strip] = []
    var height = 0
    for strip in strips {
      if page.isEmpty, strip.isBlank { continue }
      if height + strip.height > room, !page.isEmpty {
        if strip.isBlank { continue }
        var moved: [Strip] = []
        while page.last?.leads == true || (page.last?.isBlank == true && !moved.isEmpty),
          let last = page.popLast()
        {
          moved.insert(last, at: 0)
        }
        if page.isEmpty { swap(&page, &moved) }
        pages.append(page)
        page = Array(moved.drop(while: \.isBlank))
        height = page.reduce(0) { $0 + $1.height }
      }
      page.append(strip)
      height += strip.height
    }
    if !page.isEmpty { pages.append(page) }
    return pages
  }
}
