/// A small reader of pages, written apart from the writer, so that one can prove the other.
enum PageReader {
  /// The text of the page as a browser would show it, tags left out.
  static func text(of page: String) -> String {
    var shown = ""
    for piece in pieces(of: page) {
      if case .text(let text) = piece { shown += text }
    }
    return shown
  }

  static func tags(in page: String) -> [String] {
    pieces(of: page).compactMap { piece in
      guard case .tag(let inside) = piece else { return nil }
      return String(inside.prefix { $0 != " " })
    }
  }

  /// The value of the first attribute on the page.
  static func firstValue(of page: String) -> String? {
    for case .tag(let inside) in pieces(of: page) {
      let parts = inside.split(separator: "\"", omittingEmptySubsequences: false)
      if parts.count >= 2 { return decoded(String(parts[1])) }
    }
    return nil
  }

  private enum Piece {
    case text(String)
    case tag(String)
  }

  private static func pieces(of page: String) -> [Piece] {
    var pieces: [Piece] = []
    var current = String.UnicodeScalarView()
    var isInTag = false
    var isInValue = false
    var dropsLineFeed = false
    for scalar in page.unicodeScalars {
      if isInTag {
        if scalar == "\"" { isInValue.toggle() }
        if scalar == ">" && !isInValue {
          let tag = String(current)
          pieces.append(.tag(tag))
          dropsLineFeed = tag == "textarea" || tag == "pre"
          current = .init()
          isInTag = false
        } else {
          current.append(scalar)
        }
      } else if scalar == "<" {
        pieces.append(.text(decoded(String(current))))
        current = .init()
        isInTag = true
      } else if dropsLineFeed && scalar == "\n" {
        dropsLineFeed = false
      } else {
        dropsLineFeed = false
        current.append(scalar)
      }
    }
    return pieces + [.text(decoded(String(current)))]
  }

  private static func decoded(_ text: String) -> String {
    let names: [(String, Unicode.Scalar)] = [
      ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("#96;", "`"),
      ("#13;", "\r"),
    ]
    var decoded = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let name = scalar == "&" ? names.first { rest.starts(with: $0.0.unicodeScalars) } : nil
      if let name {
        decoded.append(name.1)
        rest = rest.dropFirst(name.0.unicodeScalars.count)
      } else {
        decoded.append(scalar)
      }
    }
    return String(decoded)
  }
}

/// Numbers that look random and are the same in every run with the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &+ 0x9E37_79B9_7F4A_7C15
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
