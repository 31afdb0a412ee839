/// How well the text behind a rule is known.
package enum Evidence: String, CaseIterable, Codable, Sendable {
  /// The article was read.
  case text = "T"
  /// An official bulletin or digest was seen.
  case bulletin = "B"
  /// Written from memory: shown with this mark, and demanded of nobody until somebody has read
  /// the text.
  case memory = "M"
}
