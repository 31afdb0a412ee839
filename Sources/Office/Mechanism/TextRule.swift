/// What a field accepts from outside: how long, how many lines, whether it must be there.
package struct TextRule: Sendable {
  package let maximum: Int
  package let isRequired: Bool
  package let isMultiline: Bool

  /// - Parameter maximum: in visible characters.
  package init(maximum: Int, required: Bool = true, multiline: Bool = false) {
    self.maximum = maximum
    isRequired = required
    isMultiline = multiline
  }

  /// Trims outer white space, turns CRLF into LF and refuses control characters.
  ///
  /// NUL and other controls are refused rather than dropped: what is stored is what was signed.
  package func check(
    _ text: String, field: String, _ problems: inout [FieldProblem]
  ) -> String {
    let clean = isMultiline ? Self.trimmed(Self.unixLines(text)) : Self.trimmed(text)
    if clean.isEmpty, isRequired { problems.append(FieldProblem(field, .required)) }
    // Bytes first: counting the characters of a huge text is work an attacker could ask for.
    if clean.utf8.count > maximum * 16 || clean.count > maximum {
      problems.append(
        FieldProblem(
          field, .tooLong,
          facts: [
            "maximum": "\(maximum)",
            "length": "\(clean.utf8.count > maximum * 16 ? clean.utf8.count : clean.count)",
          ]))
    }
    if clean.unicodeScalars.contains(where: isForbidden) {
      problems.append(FieldProblem(field, .badCharacters))
    }
    return clean
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\t" { return !isMultiline }
    return scalar.properties.generalCategory == .control
  }

  private static func unixLines(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
    var lines = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        lines.append("\n")
      } else if !(scalar == "\n" && previous == "\r") {
        lines.append(scalar)
      }
      previous = scalar
    }
    return String(lines)
  }

  private static func trimmed(_ text: String) -> String {
    var part = text[...]
    while let first = part.first, first.isWhitespace { part = part.dropFirst() }
    while let last = part.last, last.isWhitespace { part = part.dropLast() }
    return String(part)
  }
}
