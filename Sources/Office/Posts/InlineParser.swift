/// Reads the marks inside a line; each character is looked at a bounded number of times.
enum InlineParser {
  /// How far behind its beginning the end of strong words is looked for, in characters.
  static let strongReach = 500
  /// The same for the words of a link.
  static let linkReach = 200

  static func parse(_ line: String) -> [BodyText.Inline] { parse(line[...]) }

  static func parse(_ line: Substring) -> [BodyText.Inline] {
    var found: [BodyText.Inline] = []
    var plain = ""
    var rest = line
    // A mark that was not closed once is not looked for again: a line of opening marks stays cheap.
    var mayBeStrong = true
    while let first = rest.first {
      if first == "*", mayBeStrong, rest.hasPrefix("**") {
        if let (words, after) = strong(rest) {
          flush(&plain, into: &found)
          found.append(.strong(words))
          rest = after
          continue
        }
        mayBeStrong = rest.dropFirst(2).contains("*")
      } else if first == "[", let (link, after) = namedLink(rest) {
        flush(&plain, into: &found)
        found.append(link)
        rest = after
        continue
      } else if first == "h", !endsInWord(plain), let (address, after) = address(rest) {
        flush(&plain, into: &found)
        found.append(.link(address, to: address))
        rest = after
        continue
      }
      plain.append(first)
      rest = rest.dropFirst()
    }
    flush(&plain, into: &found)
    return found
  }

  private static func flush(_ plain: inout String, into found: inout [BodyText.Inline]) {
    if !plain.isEmpty { found.append(.text(plain)) }
    plain = ""
  }

  private static func endsInWord(_ text: String) -> Bool {
    guard let last = text.last else { return false }
    return last.isASCII && (last.isLetter || last.isNumber)
  }

  private static func strong(_ text: Substring) -> (String, Substring)? {
    let inside = text.dropFirst(2).prefix(strongReach)
    guard let end = inside.firstIndex(of: "*"), end != inside.startIndex else { return nil }
    let after = text[end...]
    guard after.hasPrefix("**") else { return nil }
    return (String(inside[..<end]), after.dropFirst(2))
  }

  private static func namedLink(_ text: Substring) -> (BodyText.Inline, Substring)? {
    let inside = text.dropFirst().prefix(linkReach)
    guard let close = inside.firstIndex(of: "]"), close != inside.startIndex else { return nil }
    let words = String(inside[..<close])
    let after = text[close...].dropFirst()
    guard after.first == "(", let (address, end) = address(after.dropFirst(), isBare: false),
      end.first == ")"
    else { return nil }
    return (.link(words, to: address), end.dropFirst())
  }

  /// An address on the web over TLS, without a user name in it: `https://bank@evil` misleads.
  private static func address(
    _ text: Substring, isBare: Bool = true
  ) -> (String, Substring)? {
    let scheme = "https://"
    guard text.hasPrefix(scheme) else { return nil }
    var tail = text.dropFirst(scheme.count).prefix(1_000).prefix { isAddressCharacter($0) }
    if isBare {
      while let last = tail.last, ".,;:!?)'".contains(last) { tail = tail.dropLast() }
    } else {
      tail = beforeClosing(tail)
    }
    let host = tail.prefix { !"/?#".contains($0) }
    guard isHost(host) else { return nil }
    return (scheme + tail, text[tail.endIndex...])
  }

  /// What stands before the first bracket that closes more than was opened.
  private static func beforeClosing(_ text: Substring) -> Substring {
    var depth = 0
    return text.prefix { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth >= 0
    }
  }

  private static func isHost(_ host: Substring) -> Bool {
    let name = host.prefix { $0 != ":" }
    let port = host.dropFirst(name.count).dropFirst()
    guard let first = name.first, first != ".", first != "-", name.contains(".") else {
      return false
    }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
      && port.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static func isAddressCharacter(_ character: Character) -> Bool {
    guard character.isASCII else { return false }
    return character.isLetter || character.isNumber || "-._~:/?#[]@!$&'()*+,;=%".contains(character)
  }
}
