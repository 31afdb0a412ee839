/// Reads Markdown as far as it changes what a reader sees: headings, marks, links, pictures.
///
/// Block by block; every character that is shown keeps its place.
struct MarkdownReader {
  private let source: SourceText
  private var content = DocumentContent()
  /// The lines of the paragraph that is being read, their marks taken off.
  private var paragraph: [Range<Int>] = []
  private var kind = DocumentBlock.Kind.paragraph
  private var fence: Fence?
  /// What ends a block of raw HTML.
  private var rawEnd: String?
  private var unclosedTags = 0

  private struct Fence {
    let mark: Unicode.Scalar
    let length: Int
  }

  static func content(of source: SourceText) -> DocumentContent {
    var reader = MarkdownReader(source: source)
    let lines = source.lines
    for line in lines.dropFirst(reader.headLength(of: lines)) { reader.read(line) }
    reader.endParagraph()
    return reader.content
  }

  private init(source: SourceText) {
    self.source = source
  }

  /// How many lines a YAML head takes, which no reader sees.
  private func headLength(of lines: [Range<Int>]) -> Int {
    guard let first = lines.first, source.words(first) == "---" else { return 0 }
    let rest = lines.prefix(200).dropFirst()
    let end = rest.firstIndex { ["---", "..."].contains(source.words($0)) }
    return end.map { $0 + 1 } ?? 0
  }

  private mutating func read(_ line: Range<Int>) {
    if let end = rawEnd {
      if has(end, in: line) { rawEnd = nil }
      return
    }
    let line = trimmed(line)
    if fence != nil { return readInFence(line) }
    let (inside, isEntry) = withoutMarkers(line)
    guard let first = scalar(inside.lowerBound, in: inside) else { return endParagraph() }
    if opensFence(inside) || opensRaw(inside) { return }
    if endsHeading(inside, first) || isRule(inside, first) { return }
    if isDefinition(inside) { return }
    if isTableRule(inside) { return content.leave(.table) }
    if let heading = heading(inside) {
      endParagraph()
      paragraph = [heading]
      return endParagraph(as: .heading)
    }
    // An entry of a list begins a line of its own.
    if inside.lowerBound > line.lowerBound { endParagraph() }
    if isEntry { kind = .entry }
    paragraph.append(inside)
  }

  private mutating func endParagraph(as heading: DocumentBlock.Kind? = nil) {
    guard !paragraph.isEmpty else { return }
    var reader = InlineReader(source.scalars, lines: paragraph, unclosedTags: unclosedTags)
    reader.read()
    unclosedTags = reader.unclosedTags
    content.pictures += reader.pictures
    var block = reader.block
    block.kind = heading ?? kind
    content.blocks.append(block)
    paragraph = []
    kind = .paragraph
  }

  // MARK: - Lines

  private func scalar(_ index: Int, in line: Range<Int>) -> Unicode.Scalar? {
    line.contains(index) ? source.scalars[index] : nil
  }

  private func trimmed(_ line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, Self.isBlank(source.scalars[start]) { start += 1 }
    while end > start, Self.isBlank(source.scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// How many of one character stand in a row at the beginning.
  private func run(of mark: Unicode.Scalar, in line: Range<Int>) -> Int {
    line.prefix { source.scalars[$0] == mark }.count
  }

  private func has(_ words: String, in line: Range<Int>) -> Bool {
    source.words(line).lowercased().contains(words)
  }

  /// The line without the marks of quotations and lists; numbers of a list are words.
  private func withoutMarkers(_ line: Range<Int>) -> (inside: Range<Int>, isEntry: Bool) {
    var (rest, isEntry) = (line, false)
    while let first = scalar(rest.lowerBound, in: rest), !isRuleLike(rest, first) {
      let next = scalar(rest.lowerBound + 1, in: rest)
      let isBullet = "-*+".unicodeScalars.contains(first) && next.map(Self.isBlank) ?? false
      guard first == ">" || isBullet else { break }
      isEntry = isEntry || isBullet
      rest = trimmed(rest.dropFirst())
    }
    return (rest, isEntry)
  }

  private func isRuleLike(_ line: Range<Int>, _ mark: Unicode.Scalar) -> Bool {
    guard "-*_".unicodeScalars.contains(mark) else { return false }
    let marks = line.lazy.filter { source.scalars[$0] == mark }.count
    return marks >= 3
      && line.allSatisfy {
        source.scalars[$0] == mark || Self.isBlank(source.scalars[$0])
      }
  }

  private mutating func isRule(_ line: Range<Int>, _ mark: Unicode.Scalar) -> Bool {
    guard isRuleLike(line, mark) else { return false }
    endParagraph()
    return true
  }

  /// A line of `=` or `-` under a paragraph makes it a heading.
  private mutating func endsHeading(_ line: Range<Int>, _ mark: Unicode.Scalar) -> Bool {
    guard !paragraph.isEmpty, mark == "=" || mark == "-", run(of: mark, in: line) == line.count
    else { return false }
    endParagraph(as: .heading)
    return true
  }

  /// The words of a line that begins with `#` and a blank.
  private func heading(_ line: Range<Int>) -> Range<Int>? {
    let level = run(of: "#", in: line)
    guard (1...6).contains(level) else { return nil }
    let rest = line.dropFirst(level)
    guard scalar(rest.lowerBound, in: rest).map(Self.isBlank) ?? true else { return nil }
    var inside = trimmed(rest)
    let closing = inside.reversed().prefix { source.scalars[$0] == "#" }.count
    let before = scalar(inside.upperBound - closing - 1, in: inside)
    if closing > 0, before.map(Self.isBlank) ?? true { inside = trimmed(inside.dropLast(closing)) }
    return inside
  }

  /// `[name]: address`, which no reader sees.
  private func isDefinition(_ line: Range<Int>) -> Bool {
    guard paragraph.isEmpty, scalar(line.lowerBound, in: line) == "[",
      let close = line.prefix(1_000).first(where: { source.scalars[$0] == "]" }),
      scalar(close + 1, in: line) == ":"
    else { return false }
    return !trimmed(close + 2..<max(close + 2, line.upperBound)).isEmpty
  }

  /// The line under the head of a table.
  private func isTableRule(_ line: Range<Int>) -> Bool {
    line.count >= 3 && line.contains { source.scalars[$0] == "|" }
      && line.contains { source.scalars[$0] == "-" }
      && line.allSatisfy { "|-: \t".unicodeScalars.contains(source.scalars[$0]) }
  }

  // MARK: - Blocks whose inside is no Markdown

  private mutating func opensFence(_ line: Range<Int>) -> Bool {
    for mark: Unicode.Scalar in ["`", "~"] {
      let length = run(of: mark, in: line)
      let rest = line.dropFirst(length)
      guard length >= 3, mark == "~" || !rest.contains(where: { source.scalars[$0] == "`" }) else {
        continue
      }
      endParagraph()
      fence = Fence(mark: mark, length: length)
      return true
    }
    return false
  }

  private mutating func readInFence(_ line: Range<Int>) {
    guard let fence else { return }
    let length = run(of: fence.mark, in: line)
    if length >= fence.length, length == line.count {
      self.fence = nil
      return
    }
    var block = DocumentBlock()
    for index in line { block.append(source.scalars[index], at: index..<index + 1) }
    content.blocks.append(block)
  }

  private mutating func opensRaw(_ line: Range<Int>) -> Bool {
    for (start, end) in Self.rawBlocks where has(start, in: line.prefix(start.count)) {
      endParagraph()
      if start == "<script" { content.leave(.script) }
      if !has(end, in: line.dropFirst(start.count)) { rawEnd = end }
      return true
    }
    return false
  }

  private static let rawBlocks = [
    ("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"),
  ]
}
