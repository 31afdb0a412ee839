internal import Rulebook

/// Finds in a text what its elements say: what follows an element's name and a colon, at the
/// beginning of a line or behind a bracket or mark, or stands under a line that is the name alone.
struct NoticeElements {
  /// Names in small letters with the element's id, the longest first.
  private let names: [(name: [Character], id: String)]
  private let words: LabelWords

  /// - Parameter elements: go by their titles, in either language, and by what else they are called.
  init(_ elements: [ElementRule], words: LabelWords) {
    self.words = words
    names = elements.flatMap { element in
      ([element.title.chinese, element.title.english] + (words.aliases[element.id] ?? [])).map {
        (name: Array($0.lowercased()), id: element.id)
      }
    }.sorted { $0.name.count > $1.name.count }
  }

  /// What was written, by the element's id; an element without a label of its own is missing.
  func found(in text: String) -> [String: String] {
    var result: [String: String] = [:]
    var current: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let line = Array(line)
      var said = 0
      for label in labels(in: line) {
        if let current { result[current, default: ""] += line[said..<label.start] }
        (current, said) = (label.id, label.end)
        result[label.id, default: ""] += ""
      }
      if let current { result[current, default: ""] += line[said...] + "\n" }
    }
    return result.mapValues { $0.trimming(words.marks) }
  }

  /// A label in a line: where it begins, and where what it announces does.
  private struct Label {
    var id: String
    var start: Int
    var end: Int
  }

  private func labels(in line: [Character]) -> [Label] {
    let small = line.map { $0.lowercased().first ?? $0 }
    var result: [Label] = []
    var index = 0
    while index < small.count {
      let mayBegin = index == 0 || words.marks.contains(small[index - 1])
      if mayBegin, let label = label(in: small, at: index) {
        result.append(label)
        index = label.end
      } else {
        index += 1
      }
    }
    return result
  }

  private func label(in line: [Character], at start: Int) -> Label? {
    for (name, id) in names where line[start...].starts(with: name) {
      var end = start + name.count
      while end < line.count, words.marks.contains(line[end]) { end += 1 }
      if end == line.count {
        // The name alone is a heading only where nothing else stands in its line.
        guard line[..<start].allSatisfy(words.marks.contains) else { continue }
        return Label(id: id, start: start, end: end)
      }
      if words.colons.contains(line[end]) { return Label(id: id, start: start, end: end + 1) }
      // A name in brackets of its own, such as 【地点】, needs no colon.
      let isEnclosed =
        start > 0 && words.openers.contains(line[start - 1])
        && end > start + name.count && words.closers.contains(line[start + name.count])
      if isEnclosed { return Label(id: id, start: start, end: end) }
    }
    return nil
  }
}

/// How elements are labelled in a text.
struct LabelWords: Sendable {
  var colons: Set<Character>
  var openers: Set<Character>
  var closers: Set<Character>
  /// What may stand before a label: brackets, marks and white space.
  var marks: Set<Character>
  /// What stands between the names of several elements.
  var joiner: LocalizedTitle
  /// What an element is called besides its title, by its id.
  var aliases: [String: [String]]

  init(_ sheet: SheetReader) throws(SheetError) {
    let reader = try sheet.mapping(
      "labels", keys: ["colons", "openers", "closers", "marks", "joiner", "aliases"])
    colons = Set(try reader.text("colons"))
    openers = Set(try reader.text("openers"))
    closers = Set(try reader.text("closers"))
    marks = Set(try reader.text("marks")).union(openers).union(closers)
    let between = try reader.mapping("joiner", keys: ["zh-Hans", "en"])
    joiner = LocalizedTitle(
      chinese: try between.text("zh-Hans"), english: try between.text("en"))
    let names = try reader.table("aliases")
    aliases = [:]
    for id in names.keys { aliases[id] = try names.texts(id).map { $0.lowercased() } }
  }
}

extension String {
  /// Without some characters at both ends.
  fileprivate func trimming(_ marks: Set<Character>) -> String {
    let start = drop { marks.contains($0) || $0.isNewline }
    guard let last = start.lastIndex(where: { !marks.contains($0) && !$0.isNewline }) else {
      return ""
    }
    return String(start[...last])
  }
}
