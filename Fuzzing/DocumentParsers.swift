import Documents
import Office
import Web

/// Files that somebody brings along to have them checked, or to make a draft of them.
let documentParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "text": { read($0, .text) },
  "markdown": { read($0, .markdown) },
  "html": { read($0, .html) },
  "docx": { read($0, .docx) },
  "draft-html": { draft($0, "a.html") },
  "draft-markdown": { draft($0, "a.md") },
  "draft-docx": { draft($0, "a.docx") },
  "pictures-html": { pictures($0, .html) },
  "pictures-docx": { pictures($0, .docx) },
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

/// Pictures come out of the document alone, and none larger than was asked for.
private func pictures(_ bytes: [UInt8], _ kind: DocumentKind) {
  guard let embedded = try? EmbeddedPictures(bytes, as: kind) else { return }
  for picture in embedded.document.pictures {
    precondition((embedded.ending(of: picture)?.utf8.count ?? 2) <= 5, "a long ending")
    guard let content = try? embedded.bytes(of: picture, maximum: 65_536) else { continue }
    precondition(picture.holding != .outside, "a picture from elsewhere")
    precondition(content.count <= 65_536, "a picture that is too large")
  }
}

/// A draft is a text of ours: its marks are read, and its links lead over TLS.
private func draft(_ bytes: [UInt8], _ name: String) {
  guard let draft = try? ReadDraft(bytes, name: name) else { return }
  for scalar in (draft.title + draft.body).unicodeScalars where scalar != "\n" {
    precondition(scalar.properties.generalCategory != .control, "a control in a draft")
  }
  for block in BodyText(draft.body).blocks {
    let words =
      switch block {
      case .heading(let words): words
      case .paragraph(let lines), .list(let lines): lines.flatMap { $0 }
      }
    for case .link(_, let address) in words {
      precondition(address.hasPrefix("https://"), "a link that leads elsewhere")
    }
  }
}
