internal import Yams

/// What is collected while one file is read: its mistakes, its rules and its examples.
///
/// Lives inside one call of the loader and is never shared.
final class LoadLog {
  /// Name of the file.
  let file: String
  /// Id of the rulebook, once it has been read.
  var rulebook = ""
  private(set) var errors: [RulebookError] = []
  private(set) var rules: [DeclaredRule] = []
  var examples: [RuleExample] = []

  /// A rule met in the file, with the place of its article.
  struct DeclaredRule {
    var id: String
    var articles: [String]
    var place: Place
  }

  init(file: String) {
    self.file = file
  }

  func report(
    _ code: RulebookErrorCode, at place: Place = .wholeFile, _ facts: [String: String] = [:]
  ) {
    let error = RulebookError(
      code: code, file: file, line: place.line, column: place.column, facts: facts)
    if !errors.contains(error) { errors.append(error) }
  }

  /// Notes that a rule exists; a second rule of the same id is a mistake.
  func declare(_ id: String, articles: [String], at place: Place) {
    if rules.contains(where: { $0.id == id }) {
      report(.duplicateID, at: place, ["id": id])
    } else {
      rules.append(DeclaredRule(id: id, articles: articles, place: place))
    }
  }
}

/// A place in a file, from 1; 0:0 for the whole file.
struct Place: Hashable {
  var line: Int
  var column: Int

  static let wholeFile = Place(line: 0, column: 0)

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init(_ mark: Mark?) {
    self.init(line: mark?.line ?? 0, column: mark?.column ?? 0)
  }
}
