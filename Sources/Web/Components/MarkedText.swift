import HTML
import Rulebook

/// A text with the words that findings are about marked in it; escaping is the nodes' own.
struct MarkedText: Sendable {
  /// A stretch that a finding is about, in visible characters.
  struct Place: Sendable, Hashable {
    var number: Int
    var start: Int
    var end: Int
  }

  let text: String
  let places: [Place]

  /// - Parameter findings: those of the whole item with their numbers; only those of the field that
  ///   point at words are marked, as far as they lie in the text.
  init(_ text: String, field: String, findings: [(number: Int, item: Finding)]) {
    self.text = text
    let count = text.count
    places = findings.compactMap { number, finding in
      guard finding.field == field, let start = finding.offset, let length = finding.length,
        start >= 0, start < count, length > 0
      else { return nil }
      return Place(number: number, start: start, end: start + Swift.min(length, count - start))
    }
  }

  /// - Parameter places: what to mark, as far as it lies in the text.
  init(_ text: String, places: [Place]) {
    self.text = text
    let count = text.count
    self.places = places.filter { 0 <= $0.start && $0.start < $0.end && $0.end <= count }
  }

  /// Stretches in order: where findings overlap, each stretch belongs to all that cover it.
  var stretches: [(words: String, numbers: [Int], closing: [Int])] {
    let characters = Array(text)
    let edges = Set([0, characters.count] + places.flatMap { [$0.start, $0.end] }).sorted()
    return zip(edges, edges.dropFirst()).map { start, end in
      let covering = places.filter { $0.start <= start && $0.end >= end }
      return (
        String(characters[start..<end]), covering.map(\.number),
        covering.filter { $0.end == end }.map(\.number)
      )
    }
  }

  /// Each mark leads to its entry in the list; that of findings is ``findingList(_:names:say:)``.
  ///
  /// - Parameters:
  ///   - label: the phrase of a mark's number.
  ///   - anchor: the id of the entry with that number.
  func node(
    label: String = "finding.number", anchor: (Int) -> String = findingAnchor, say: Words
  ) -> Node {
    div(
      stretches.map { stretch in
        guard !stretch.numbers.isEmpty else { return HTML.text(stretch.words) }
        return group([
          mark(stretch.words),
          group(
            stretch.closing.map { number in
              sup([
                a(say(label, ["n": "\(number)"])).href("#" + anchor(number))
              ])
            }),
        ])
      }
    ).class("diff")
  }
}
