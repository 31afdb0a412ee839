/// A stretch of text in a comparison of two versions.
package enum TextChange: Sendable, Hashable, Codable {
  case same(String)
  case removed(String)
  case added(String)

  package var isChange: Bool {
    if case .same = self { false } else { true }
  }
}

/// What changed between two texts, character by character.
///
/// Sentences are compared first, then the characters of those that changed. Characters that look
/// the same and are written otherwise differ, as their digests do.
package enum TextDifference {
  /// How many positions are looked at before the rest counts as replaced: some 20 ms, whatever two
  /// texts of 20,000 characters hold, and below 2 MB.
  private static let effort = 1_100_000

  package static func between(_ old: String, _ new: String) -> [TextChange] {
    var numbers = CharacterNumbers()
    let (old, new) = (NumberedText(old, &numbers), NumberedText(new, &numbers))
    var changes: [TextChange] = []
    var (place, newPlace) = (0, 0)
    for change in Self.changes(from: old, to: new) {
      append(.same, old.words(place..<change.old.lowerBound), to: &changes)
      append(.removed, old.words(change.old), to: &changes)
      append(.added, new.words(change.new), to: &changes)
      (place, newPlace) = (change.old.upperBound, change.new.upperBound)
    }
    append(.same, new.words(newPlace..<new.characters.count), to: &changes)
    return changes
  }

  private enum Kind { case same, removed, added }

  private static func append(_ kind: Kind, _ words: String, to changes: inout [TextChange]) {
    guard !words.isEmpty else { return }
    switch kind {
    case .same: changes.append(.same(words))
    case .removed: changes.append(.removed(words))
    case .added: changes.append(.added(words))
    }
  }

  /// Of characters, in order, never touching.
  static func changes(from old: NumberedText, to new: NumberedText) -> [EditScript.Change] {
    var known: [ArraySlice<Int32>: Int32] = [:]
    let (oldSentences, newSentences) = (old.sentences(&known), new.sentences(&known))
    let changed = EditScript.changes(
      from: oldSentences.numbers, to: newSentences.numbers, effort: effort / 8)
    let parts = changed.map {
      EditScript.Change(
        old: oldSentences.characters($0.old), new: newSentences.characters($0.new))
    }
    let size = parts.reduce(1) { $0 + $1.old.count + $1.new.count }
    return parts.flatMap { part in
      // Each has its share, so that one that was rewritten does not use up what others need.
      let share = effort / size * (part.old.count + part.new.count)
      return EditScript.changes(
        from: old.characters, to: new.characters, within: part, effort: share)
    }
  }
}

/// Gives each character a number; the same for the same scalars.
struct CharacterNumbers {
  /// Characters of several scalars, numbered beyond all scalars.
  private var joined: [String: Int32] = [:]

  mutating func number(_ character: Character) -> Int32 {
    let scalars = character.unicodeScalars
    if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return Int32(bitPattern: first.value)
    }
    // Not the character itself: it equals others that are written otherwise.
    let key = scalars.map { String($0.value, radix: 36) }.joined(separator: " ")
    if let known = joined[key] { return known }
    let fresh = 0x11_0000 + Int32(truncatingIfNeeded: joined.count)
    joined[key] = fresh
    return fresh
  }
}

/// A text as numbers, one a character.
struct NumberedText {
  private let text: String
  let characters: [Int32]
  /// Where each character begins, in bytes; and the end.
  private let starts: [Int]

  init(_ text: String, _ numbers: inout CharacterNumbers) {
    var whole = text
    whole.makeContiguousUTF8()
    var characters: [Int32] = []
    var starts: [Int] = []
    characters.reserveCapacity(whole.utf8.count / 3)
    starts.reserveCapacity(whole.utf8.count / 3)
    var place = 0
    for character in whole {
      characters.append(numbers.number(character))
      starts.append(place)
      place += character.utf8.count
    }
    self.text = whole
    self.characters = characters
    self.starts = starts + [place]
  }

  func words(_ range: Range<Int>) -> String {
    guard starts.indices.contains(range.lowerBound), starts.indices.contains(range.upperBound)
    else { return "" }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: starts[range.lowerBound])
    let end = bytes.index(bytes.startIndex, offsetBy: starts[range.upperBound])
    return String(text[start..<end])
  }

  /// Stretches up to the end of a sentence or a line.
  struct Sentences {
    var numbers: [Int32] = []
    /// Where each begins, in characters; and the end.
    var starts: [Int] = [0]

    func characters(_ sentences: Range<Int>) -> Range<Int> {
      starts[sentences.lowerBound]..<starts[sentences.upperBound]
    }
  }

  /// Line feed, semicolon, and the full-width stop, exclamation mark, semicolon and question mark.
  private static let ends: Set<Int32> = [0x0A, 0x3B, 0x3002, 0xFF01, 0xFF1B, 0xFF1F]

  /// - Parameter known: the numbers given so far; the same sentence gets the same number.
  func sentences(_ known: inout [ArraySlice<Int32>: Int32]) -> Sentences {
    var found = Sentences()
    var start = 0
    while start < characters.count {
      let end =
        characters[start...].firstIndex { Self.ends.contains($0) }.map { $0 + 1 }
        ?? characters.count
      let sentence = characters[start..<end]
      let number = known[sentence] ?? Int32(truncatingIfNeeded: known.count)
      known[sentence] = number
      found.numbers.append(number)
      found.starts.append(end)
      start = end
    }
    return found
  }
}
