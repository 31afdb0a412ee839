/// A rule as the index of a rulebook lists it: for searching, showing and counting.
package struct RuleEntry: Sendable, Hashable, Codable {
  /// Id inside the rulebook, its section first.
  package var id: String
  package var title: LocalizedTitle?
  /// The first names the rulebook that wrote the rule, which for an inherited one is underneath.
  package var citations: [Citation]
  package var evidence: Evidence
  package var level: FindingLevel?
  package var reading: LocalizedTitle?
  package var adaptable: Adaptable?
  /// Why the text demands nothing here, for an entry that states an absence; nil for a rule.
  package var absence: LocalizedTitle?
  /// Name of the file in which it stands, and its line there, from 1.
  package var file: String
  package var line: Int
  package var exampleCount: Int

  /// The section it belongs to, such as `content`.
  package var section: String {
    id.split(separator: ".").first.map(String.init) ?? id
  }

  /// Whether the rule may be demanded of anybody; false while it rests on memory.
  package var isDemanded: Bool { evidence != .memory }
}
