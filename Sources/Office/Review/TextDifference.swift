/// A stretch of text in a comparison of two versions.
package enum TextChange: Sendable, Hashable, Codable {
  case same(String)
  case removed(String)
  case added(String)

  package var isChange: Bool {
    if case .same = self { false } else { true }
  }
}

/// What changed between two texts, character by character; line by line where too much did.
package enum TextDifference {
  /// How many insertions and deletions are followed before the coarser comparison is taken. The
  /// memory used grows with its square: 600 keeps it below 3 MB.
  private static let limit = 600

  package static func between(_ old: String, _ new: String) -> [TextChange] {
    if old == new { return old.isEmpty ? [] : [.same(old)] }
    let characters = (old.map(String.init), new.map(String.init))
    if let found = EditScript.between(characters.0, characters.1, limit: limit) {
      return joined(found)
    }
    if let found = EditScript.between(lines(old), lines(new), limit: limit) {
      return joined(found)
    }
    return [.removed(old), .added(new)]
  }

  /// Lines with their line feeds, so that joined they are the text again.
  private static func lines(_ text: String) -> [String] {
    var found: [String] = []
    var line = ""
    for character in text {
      line.append(character)
      if character == "\n" {
        found.append(line)
        line = ""
      }
    }
    if !line.isEmpty { found.append(line) }
    return found
  }

  private static func joined(_ steps: [EditScript.Step]) -> [TextChange] {
    var changes: [TextChange] = []
    var removed = ""
    var added = ""
    var same = ""
    func flushSame() {
      if !same.isEmpty { changes.append(.same(same)) }
      same = ""
    }
    func flushChange() {
      if !removed.isEmpty { changes.append(.removed(removed)) }
      if !added.isEmpty { changes.append(.added(added)) }
      (removed, added) = ("", "")
    }
    for step in steps {
      switch step {
      case .same(let part):
        flushChange()
        same += part
      case .removed(let part):
        flushSame()
        removed += part
      case .added(let part):
        flushSame()
        added += part
      }
    }
    flushSame()
    flushChange()
    return changes
  }
}
