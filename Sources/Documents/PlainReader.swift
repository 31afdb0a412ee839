/// Reads a plain text: every line stands for itself.
enum PlainReader {
  static func content(of source: SourceText) -> DocumentContent {
    var content = DocumentContent()
    for line in source.lines {
      var block = DocumentBlock()
      for index in line { block.append(source.scalars[index], at: index..<index + 1) }
      content.blocks.append(block)
    }
    return content
  }
}
