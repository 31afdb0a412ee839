import Documents

/// Files that somebody brings along to have them checked.
let documentParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "text": { read($0, .text) },
  "markdown": { read($0, .markdown) },
  "html": { read($0, .html) },
  "docx": { read($0, .docx) },
]

/// Every word has its place in the source.
private func read(_ bytes: [UInt8], _ kind: DocumentKind) {
  guard let document = try? TextDocument.read(bytes, as: kind) else { return }
  let count = document.source.scalars.count
  let texts = [document.title, document.body] + document.pictures.map(\.alternativeText)
  for text in texts {
    let range = text.characters.range(offset: 0, length: text.text.count)
    precondition(range.upperBound <= count, "words outside the source")
    _ = document.source.place(of: range.upperBound)
  }
  for picture in document.pictures {
    precondition(picture.place.upperBound <= count, "a picture outside the source")
  }
}
