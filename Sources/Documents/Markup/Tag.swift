/// A tag of HTML as it stands in a text.
struct Tag {
  /// In small letters.
  let name: String
  let isEnd: Bool
  /// Position behind the closing bracket, or where reading stopped.
  private(set) var end = 0
  /// Whether the closing bracket was found.
  private(set) var isClosed = false
  /// The first `alt`, each character with its place; nil when there is none.
  private(set) var alternativeText: PlacedScalars?
  /// The first `src`.
  private(set) var address: String?
  /// Where the first `src` stands.
  private var addressPlace = 0..<0
  /// The first `href`.
  private(set) var link: String?
  /// The first `style`; empty when there is none.
  private(set) var style = ""
  /// The first `start` or `value`, where it is a number.
  private(set) var number: Int?
  /// The first `type`; empty when there is none.
  private(set) var type = ""
  private(set) var isHidden = false
  /// Whether it would start a program.
  private(set) var isActive = false

  /// What stands at a position; nil when no tag begins there.
  ///
  /// - Parameter limit: the position at which reading stops.
  init?(at start: Int, in scalars: [Unicode.Scalar], limit: Int) {
    var reader = TagReader(scalars, at: start + 1, limit: limit)
    isEnd = reader.skip("/")
    let name = reader.name()
    guard let first = name.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII else {
      return nil
    }
    self.name = name
    while let attribute = reader.attribute() { take(attribute, reader) }
    isClosed = reader.skip(">")
    end = reader.position
  }

  private mutating func take(_ attribute: (name: String, value: Range<Int>), _ reader: TagReader) {
    switch attribute.name {
    case "alt" where alternativeText == nil: alternativeText = reader.decoded(attribute.value)
    case "src" where address == nil:
      address = reader.raw(attribute.value)
      addressPlace = attribute.value
    case "href" where link == nil: link = reader.text(attribute.value)
    case "style" where style.isEmpty: style = reader.text(attribute.value)
    case "start" where number == nil, "value" where number == nil:
      number = Int(reader.raw(attribute.value))
    case "type" where type.isEmpty: type = reader.raw(attribute.value)
    case "hidden": isHidden = true
    case let name where name.hasPrefix("on"): isActive = true
    default: break
    }
  }

  /// The picture that an `img` shows.
  func picture(at start: Int) -> DocumentPicture? {
    guard name == "img", !isEnd else { return nil }
    return DocumentPicture(
      name: Self.name(ofFile: address ?? ""),
      alternativeText: PlacedText(alternativeText ?? PlacedScalars()), place: start..<end,
      holding: address?.hasPrefix("data:") ?? false ? .encoded(addressPlace) : .outside)
  }

  /// The last part of an address; of one that holds the picture itself, its kind.
  static func name(ofFile address: String) -> String {
    if address.hasPrefix("data:") { return String(address.prefix { $0 != "," && $0 != ";" }) }
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.split(separator: "/").last.map(String.init) ?? String(path)
  }
}

/// Goes through the inside of a tag.
private struct TagReader {
  private let scalars: [Unicode.Scalar]
  private let limit: Int
  private(set) var position: Int

  init(_ scalars: [Unicode.Scalar], at position: Int, limit: Int) {
    self.scalars = scalars
    self.position = position
    self.limit = min(limit, scalars.count)
  }

  private var current: Unicode.Scalar? { position < limit ? scalars[position] : nil }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  /// A name in small letters; empty when none begins here.
  mutating func name() -> String {
    String(String.UnicodeScalarView(scalars[stretch { !"/>=\t\n\u{C}\r ".contains($0) }]))
      .lowercased()
  }

  mutating func attribute() -> (name: String, value: Range<Int>)? {
    _ = stretch { " \t\n\u{C}\r/".contains($0) }
    guard let first = current, first != ">" else { return nil }
    // A stray sign of equality is a name of its own, so that reading always goes on.
    let sign = skip("=") ? "=" : ""
    let name = sign + name()
    _ = stretch { " \t\n\u{C}\r".contains($0) }
    guard skip("=") else { return (name, position..<position) }
    _ = stretch { " \t\n\u{C}\r".contains($0) }
    for quote: Unicode.Scalar in ["\"", "'"] where skip(quote) {
      let value = stretch { $0 != quote }
      _ = skip(quote)
      return (name, value)
    }
    return (name, stretch { !" \t\n\u{C}\r>".contains($0) })
  }

  /// A value as it stands, up to 2,000 characters.
  func raw(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range].prefix(2_000)))
  }

  /// A value with its references read, up to 2,000 characters of the source.
  func text(_ range: Range<Int>) -> String {
    let part = range.prefix(2_000)
    guard scalars[part].contains("&") else { return raw(part) }
    return String(String.UnicodeScalarView(decoded(part).scalars))
  }

  /// The characters of a value, references read.
  func decoded(_ range: Range<Int>) -> PlacedScalars {
    var result = PlacedScalars()
    let inside = scalars[..<range.upperBound]
    var index = range.lowerBound
    while index < range.upperBound {
      if scalars[index] == "&", let found = CharacterReference(at: index, in: inside) {
        result.append(found.scalar, at: index..<found.end)
        index = found.end
      } else {
        result.append(scalars[index], at: index..<index + 1)
        index += 1
      }
    }
    return result
  }

  private mutating func stretch(_ isPart: (Unicode.Scalar) -> Bool) -> Range<Int> {
    let start = position
    while let current, isPart(current) { position += 1 }
    return start..<position
  }
}

extension String {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
