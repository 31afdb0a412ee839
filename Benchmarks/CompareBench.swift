import Foundation
import Office

/// Two versions of a text of 20,000 characters, compared as the page of versions does, and left as
/// files for other programs that compare.
struct CompareBench {
  let folder: URL
  /// How often each pair is compared.
  let count: Int

  /// How much of the text is another in the second version.
  private enum Kind: String, CaseIterable {
    case word, twentieth, half, all
  }

  private static let length = 20_000

  /// - Returns: whether every comparison gave both versions back.
  func run() throws -> Bool {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let old = sentences(seed: 1)
    try write(old.joined(), "old.txt")
    var isRight = true
    for kind in Kind.allCases {
      let (before, after) = (old.joined(), changed(old, kind))
      try write(after, "new-\(kind.rawValue).txt")
      let clock = ContinuousClock()
      var times: [Duration] = []
      var changes: [TextChange] = []
      for _ in 0..<max(1, count) {
        times.append(clock.measure { changes = TextDifference.between(before, after) })
      }
      times.sort()
      let same = self.same(in: changes)
      print(
        "\(kind.rawValue): p50 \(times[times.count / 2]), p99 \(times[times.count * 99 / 100]), "
          + "\(same) of \(before.count) characters kept, \(changes.count) stretches")
      isRight = isRight && holds(changes, before: before, after: after)
    }
    return isRight
  }

  /// Sentences of 10 to 60 characters with a comma in the longer ones, a paragraph every tenth.
  private func sentences(seed: Int) -> [String] {
    var words = BenchWords(seed: seed)
    var dice = Dice()
    var found: [String] = []
    var length = 0
    while length < Self.length {
      let size = 5 + dice.number(below: 25)
      var sentence = words.text(size)
      if size > 10 { sentence += "\u{FF0C}" + words.text(size) }
      sentence += found.count % 10 == 9 ? "\u{3002}\n\n" : "\u{3002}"
      sentence = String(sentence.prefix(Self.length - length))
      found.append(sentence)
      length += sentence.count
    }
    return found
  }

  private func changed(_ old: [String], _ kind: Kind) -> String {
    var words = BenchWords(seed: 3)
    var dice = Dice()
    switch kind {
    case .word:
      var sentences = old
      let middle = sentences.count / 2
      sentences[middle] = words.text(2) + String(sentences[middle].dropFirst(2))
      return sentences.joined()
    case .twentieth:
      return String(
        old.joined().map { dice.isOnce(in: 20) ? words.text(1).first ?? $0 : $0 })
    case .half:
      let other = sentences(seed: 2)
      return zip(old, other).enumerated().map { $0 % 2 == 0 ? $1.0 : $1.1 }.joined()
    case .all:
      return sentences(seed: 2).joined()
    }
  }

  private func same(in changes: [TextChange]) -> Int {
    changes.reduce(0) { sum, change in
      if case .same(let text) = change { sum + text.count } else { sum }
    }
  }

  /// Whether both versions can be read from what is shown.
  private func holds(_ changes: [TextChange], before: String, after: String) -> Bool {
    var (old, new) = ("", "")
    for change in changes {
      switch change {
      case .same(let text):
        old += text
        new += text
      case .removed(let text): old += text
      case .added(let text): new += text
      }
    }
    return old == before && new == after
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
}
