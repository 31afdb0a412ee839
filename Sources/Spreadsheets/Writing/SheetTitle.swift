/// Names of sheets as Excel allows them.
enum SheetTitle {
  /// Longest name, in characters as Excel counts them (UTF-16).
  private static let maximum = 31

  /// The title without what no sheet may be called, told apart from others by a number.
  static func allowed(_ title: String, number: Int, beside others: [String]) -> String {
    var name = String.UnicodeScalarView()
    for scalar in title.unicodeScalars {
      name.append("[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : scalar)
    }
    let bare = cut(String(name).bare.trimmingQuotes, to: maximum)
    if bare.isEmpty { return "\(number)" }
    let isTaken = others.contains { $0.lowercased() == bare.lowercased() }
    return isTaken ? cut(bare, to: maximum - 4) + " (\(number))" : bare
  }

  private static func cut(_ text: String, to length: Int) -> String {
    var text = text
    while text.utf16.count > length { text.removeLast() }
    return text
  }
}

extension String {
  /// No name of a sheet begins or ends with an apostrophe.
  fileprivate var trimmingQuotes: String {
    var rest = self[...]
    while rest.first == "'" { rest = rest.dropFirst() }
    while rest.last == "'" { rest = rest.dropLast() }
    return String(rest)
  }
}
