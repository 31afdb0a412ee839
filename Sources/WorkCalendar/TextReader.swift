/// Reads fixed-width ASCII digits and signs off the front of a text; never traps.
struct TextReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text[...].utf8
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly so many ASCII digits, at most nine.
  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    for _ in 0..<min(count, 9) {
      guard let digit = digit() else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  mutating func take(_ sign: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
    guard let byte = rest.first else { return false }
    let scalar = Unicode.Scalar(byte)
    guard scalar == sign || scalar == other else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// `2026-11-21`
  mutating func date() -> CivilDate? {
    guard let year = digits(4), take("-"), let month = digits(2), take("-"), let day = digits(2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Milliseconds of `.123456`, or zero when no full stop follows.
  mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    guard var value = digit() else { return nil }
    var read = 1
    while let next = digit() {
      if read < 3 { value = value * 10 + next }
      read += 1
    }
    return read == 1 ? value * 100 : read == 2 ? value * 10 : value
  }

  /// Minutes east of UTC in `Z`, `+08:00` or `-03:30`.
  mutating func offset() -> Int? {
    if take("Z", or: "z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hours = digits(2), hours <= 23, take(":"),
      let minutes = digits(2), minutes <= 59
    else { return nil }
    let total = hours * 60 + minutes
    return isWest ? -total : total
  }

  private mutating func digit() -> Int? {
    guard let byte = rest.first, byte >= 0x30, byte <= 0x39 else { return nil }
    rest = rest.dropFirst()
    return Int(byte) - 0x30
  }
}

extension Int {
  /// Written with leading zeros; meant for values that are not negative.
  func padded(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: Swift.max(0, width - text.utf8.count)) + text
  }
}

extension Decoder {
  /// Decodes one text and reads it, or names what was expected.
  func decodeText<Value>(_ expected: String, read: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = read(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "expected \(expected), found \(text.debugDescription)")
    }
    return value
  }
}
