/// A text that readers see, each code point with its place in the source.
package struct PlacedText: Sendable, Hashable {
  package let text: String
  private let places: PlacedScalars

  init(_ places: PlacedScalars) {
    self.places = places
    text = String(String.UnicodeScalarView(places.scalars))
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The whole of it, in code points of the source; empty at 0 when it is empty.
  package var range: Range<Int> { places.range(0..<places.count) }

  /// Counts the text through once, so that places can be asked for quickly.
  package var characters: PlacedCharacters { PlacedCharacters(text, places: places) }
}

/// The visible characters of a text, each with its place in the source.
package struct PlacedCharacters: Sendable {
  private let places: PlacedScalars
  /// Number of the first code point of each visible character, and of what follows the last.
  private let starts: [Int32]

  init(_ text: String, places: PlacedScalars) {
    self.places = places
    var starts: [Int32] = [0]
    var count: Int32 = 0
    for character in text {
      count &+= Int32(truncatingIfNeeded: character.unicodeScalars.count)
      starts.append(count)
    }
    self.starts = starts
  }

  /// Where a stretch of visible characters stands, in code points of the source.
  ///
  /// What lies behind the end is taken for the end.
  package func range(offset: Int, length: Int) -> Range<Int> {
    let last = starts.count - 1
    let first = min(max(0, offset), last)
    let end = first + min(max(0, length), last - first)
    return places.range(Int(starts[first])..<Int(starts[end]))
  }
}

/// Code points with their places in the source, while they are put together.
struct PlacedScalars: Sendable, Hashable {
  private(set) var scalars: [Unicode.Scalar] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }
  var last: Unicode.Scalar? { scalars.last }

  var isBlank: Bool { scalars.allSatisfy(\.properties.isWhitespace) }

  /// - Parameter place: what of the source the code point stands for.
  mutating func append(_ scalar: Unicode.Scalar, at place: Range<Int>) {
    scalars.append(scalar)
    starts.append(Int32(clamping: place.lowerBound))
    ends.append(Int32(clamping: place.upperBound))
  }

  mutating func append(_ other: PlacedScalars) {
    scalars += other.scalars
    starts += other.starts
    ends += other.ends
  }

  /// Ends a line; the place is what lies before the words that follow.
  mutating func appendBreak(before next: PlacedScalars) {
    let end = Int(ends.last ?? 0)
    append("\n", at: end..<max(end, Int(next.starts.first ?? 0)))
  }

  mutating func removeLast() {
    scalars.removeLast()
    starts.removeLast()
    ends.removeLast()
  }

  /// Without white space at its ends.
  var trimmed: PlacedScalars {
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return PlacedScalars() }
    guard first > 0 || last < count - 1 else { return self }
    var result = PlacedScalars()
    result.scalars = Array(scalars[first...last])
    result.starts = Array(starts[first...last])
    result.ends = Array(ends[first...last])
    return result
  }

  /// Where some of the code points stand; an empty range stands before the code point at its bound.
  func range(_ own: Range<Int>) -> Range<Int> {
    let own = own.clamped(to: 0..<count)
    guard let last = own.last else {
      let place = starts.indices.contains(own.lowerBound) ? starts[own.lowerBound] : ends.last ?? 0
      return Int(place)..<Int(place)
    }
    let start = Int(starts[own.lowerBound])
    return start..<max(start, Int(ends[last]))
  }
}
