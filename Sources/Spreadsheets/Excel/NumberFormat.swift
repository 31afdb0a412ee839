/// What a number format makes of a number.
enum NumberFormat: Sendable {
  case number, date, time, dateTime

  /// A format that every Excel knows by its number, the East Asian ones as in Chinese.
  init(builtIn number: Int) {
    switch number {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
    case 18...21, 32...35, 45, 47, 55, 56: self = .time
    case 22: self = .dateTime
    default: self = .number
    }
  }

  /// A format written out, such as `yyyy"-"m"-"d;@`.
  init(code: String) {
    let letters = Self.letters(of: code)
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDate =
      letters.contains("y") || letters.contains("d") || letters.contains("aaa")
      || (letters.contains("m") && !hasTime)
    switch (hasDate, hasTime) {
    case (true, true): self = .dateTime
    case (true, false): self = .date
    case (false, true): self = .time
    case (false, false): self = .number
    }
  }

  /// The letters of the first section, small, without words, colours and marks of language.
  ///
  /// A format of elapsed hours such as `[h]:mm` has none: it shows an amount, not a time.
  private static func letters(of code: String) -> String {
    var letters = ""
    var rest = code.lowercased()[...]
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
          return ""
        }
        rest = rest.dropFirst(inside.count + 1)
      default: letters.append(character)
      }
    }
    if letters == "general" { return "" }
    for mark in ["am/pm", "a/p"] { letters = letters.replacing(mark, with: "h") }
    return letters
  }
}
