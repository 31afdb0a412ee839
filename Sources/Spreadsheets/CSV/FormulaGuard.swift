/// Keeps spreadsheet programs from taking exported words for a formula (OWASP, CSV injection).
package enum FormulaGuard {
  /// Whether words begin with `=`, `+`, `-`, `@`, a tab or a carriage return.
  package static func isRisky(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first else { return false }
    return risky.contains(first)
  }

  /// The words, behind an apostrophe if they need one.
  package static func defused(_ text: String) -> String { isRisky(text) ? "'" + text : text }

  private static let risky: [UInt8] = Array("=+-@\t\r".utf8)
}
