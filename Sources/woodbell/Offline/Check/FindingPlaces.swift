import Documents
import Office
import Rulebook

/// Finds the place in the file for what was found in a field.
struct FindingPlaces {
  private let document: TextDocument
  private let questions: [ContentRule]
  private var characters: [String: PlacedCharacters] = [:]

  /// - Parameter questions: the rulebooks' questions on content.
  init(_ document: TextDocument, questions: [ContentRule]) {
    self.document = document
    self.questions = questions
  }

  /// The field of a picture's words, by the picture's number from 0.
  static func field(ofPicture number: Int) -> String { "picture-\(number)" }

  /// The finding with its place, and its words as they stand there.
  mutating func placed(_ finding: Finding, in file: String, message: String) -> CheckedFinding {
    let (range, text) = place(of: finding)
    let (start, end) = (
      document.source.place(of: range.lowerBound), document.source.place(of: range.upperBound)
    )
    return CheckedFinding(
      file: file, rule: finding.rule, family: finding.family, level: finding.level,
      articles: ArticleSheet.all(finding.citations), line: start.line, column: start.column,
      endLine: end.line, endColumn: end.column, offset: range.lowerBound, length: range.count,
      text: text, message: message, suggestion: finding.suggestion)
  }

  private mutating func place(of finding: Finding) -> (Range<Int>, String?) {
    if let field = text(of: finding.field), let offset = finding.offset {
      let characters = characters[finding.field] ?? field.characters
      self.characters[finding.field] = characters
      return (
        characters.range(offset: offset, length: finding.length ?? 0), finding.text
      )
    }
    if let name = finding.facts["name"],
      let picture = document.pictures.first(where: { $0.name == name })
    {
      return (picture.place, nil)
    }
    if let concern = finding.facts["concern"], let found = firstHint(of: concern) { return found }
    let start = text(of: finding.field)?.range.lowerBound ?? document.title.range.lowerBound
    return (start..<start, nil)
  }

  private func text(of field: String) -> PlacedText? {
    switch field {
    case "title": return document.title
    case "body": return document.body
    default:
      let pictures = document.pictures
      let number = pictures.indices.first { Self.field(ofPicture: $0) == field }
      return number.map { pictures[$0].alternativeText }
    }
  }

  /// The first of the words that point at a kind of content.
  private mutating func firstHint(of concern: String) -> (Range<Int>, String?)? {
    guard let question = questions.first(where: { $0.concern == concern }) else { return nil }
    for (name, field) in [("title", document.title), ("body", document.body)] {
      let hints = question.hints(in: field.text)
      let found = hints.compactMap { field.text.firstRange(of: $0) }
        .min { $0.lowerBound < $1.lowerBound }
      guard let found else { continue }
      let words = String(field.text[found])
      let offset = field.text.distance(from: field.text.startIndex, to: found.lowerBound)
      let characters = characters[name] ?? field.characters
      self.characters[name] = characters
      return (characters.range(offset: offset, length: words.count), words)
    }
    return nil
  }
}
