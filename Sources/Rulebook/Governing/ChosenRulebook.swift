/// A rulebook that a body put in force, with the numbers it set itself.
package struct ChosenRulebook: Sendable, Hashable, Codable {
  package let id: String
  package let adaptations: [Adaptation]

  package init(_ id: String, adaptations: [Adaptation] = []) {
    self.id = id
    self.adaptations = adaptations
  }
}

extension RulebookShelf {
  /// A rulebook with the numbers a body set; nil when it is not on the shelf.
  ///
  /// A change that the rulebook no longer allows, because a newer text came with the program, is
  /// left out: then the text's own number holds.
  package func rulebook(_ chosen: ChosenRulebook) -> Rulebook? {
    rulebook(chosen.id).map { issued in
      chosen.adaptations.reduce(issued) { rulebook, adaptation in
        (try? rulebook.adapted(by: [adaptation])) ?? rulebook
      }
    }
  }
}
