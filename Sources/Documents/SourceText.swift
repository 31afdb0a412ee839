/// The text of a file as its code points, and where its lines begin.
///
/// Of a Word file it is the words taken out of it, a paragraph a line. A byte order mark is not
/// part of it.
package struct SourceText: Sendable {
  package let scalars: [Unicode.Scalar]
  /// Positions of the first code point of each line; the first is 0.
  private let lineStarts: [Int]

  /// Lines end with a line feed; a carriage return before it belongs to the line.
  init(_ scalars: [Unicode.Scalar]) {
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where scalar == "\n" { starts.append(index + 1) }
    self.init(scalars, lineStarts: starts)
  }

  init(_ scalars: [Unicode.Scalar], lineStarts: [Int]) {
    self.scalars = scalars
    self.lineStarts = lineStarts
  }

  /// Line and column of a position, both from 1, the column in code points.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    guard lineStarts.indices.contains(low) else { return (1, max(0, offset) + 1) }
    return (low + 1, max(0, offset - lineStarts[low]) + 1)
  }

  /// The words of a range; what lies outside the text is left out.
  package func words(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
    return String(view)
  }

  /// The lines without their ends, as ranges of positions.
  var lines: [Range<Int>] {
    lineStarts.indices.map { index in
      var end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : scalars.count
      let start = lineStarts[index]
      if end > start, scalars[end - 1] == "\r" { end -= 1 }
      return start..<max(start, end)
    }
  }
}
