import LongPicture

/// Texts that are drawn: every one comes to an end, in lines and in pictures.
let pictureParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "long-picture": { bytes in
    guard let fonts else { return }
    let words = text(bytes)
    let picture = LongPicture(
      title: String(words.prefix(40)),
      blocks: [.paragraph(words), .entry(label: String(words.prefix(3)), words), .heading(words)],
      source: String(words.suffix(20)), date: String(words.suffix(10)))
    guard let drawn = try? picture.drawn(with: fonts, maximum: 2) else { return }
    precondition((1...2).contains(drawn.pictures.count), "another number of pictures")
    for picture in drawn.pictures {
      precondition(picture.width == 1_080 && picture.height <= 20_000, "another size")
    }
  }
]

private let fonts = try? Fonts.found()
