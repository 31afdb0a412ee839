/// Words to be looked for at a place of a text; a look takes no longer than the longest words do.
struct WordSet: Sendable {
  private var byFirst: [UInt32: [[UInt32]]] = [:]
  private var byLast: [UInt32: [[UInt32]]] = [:]

  /// The scalars that some word begins with.
  var firsts: [UInt32] { Array(byFirst.keys) }

  init(_ words: [String]) {
    for word in words.map({ ScannedText.folded($0) }) {
      guard let first = word.first, let last = word.last else { continue }
      byFirst[first, default: []].append(word)
      byLast[last, default: []].append(word)
    }
    for key in byFirst.keys { byFirst[key]?.sort { $0.count > $1.count } }
    for key in byLast.keys { byLast[key]?.sort { $0.count > $1.count } }
  }

  /// Length of the longest word that begins here.
  func length(in text: ScannedText, at start: Int) -> Int? {
    byFirst[text[start]]?.first { Self.stands($0, in: text, at: start) }?.count
  }

  /// Length of the longest word that ends before this place.
  func length(in text: ScannedText, before end: Int) -> Int? {
    byLast[text[end - 1]]?.first { Self.stands($0, in: text, at: end - $0.count) }?.count
  }

  private static func stands(_ word: [UInt32], in text: ScannedText, at start: Int) -> Bool {
    guard start >= 0, start + word.count <= text.count else { return false }
    for (offset, scalar) in word.enumerated() where text.scalars[start + offset] != scalar {
      return false
    }
    return true
  }

  /// The word that ends last inside a range; of several that end there, the longest.
  func last(in text: ScannedText, _ range: Range<Int>) -> Range<Int>? {
    var end = range.upperBound
    while end > range.lowerBound {
      if let length = length(in: text, before: end), end - length >= range.lowerBound {
        return end - length..<end
      }
      end -= 1
    }
    return nil
  }

  /// The word that begins first inside a range and ends in it.
  func first(in text: ScannedText, _ range: Range<Int>) -> Range<Int>? {
    for start in range {
      if let length = length(in: text, at: start), start + length <= range.upperBound {
        return start..<start + length
      }
    }
    return nil
  }
}

/// Single characters, folded.
struct ScalarSet: Sendable {
  let scalars: Set<UInt32>

  init(_ text: String) { scalars = Set(ScannedText.folded(text)) }

  func contains(_ scalar: UInt32) -> Bool { scalars.contains(scalar) }
}
