internal import Yams

/// What is collected while one rulebook is read: its mistakes, its rules and its examples.
///
/// Lives inside one call of the loader and is never shared.
final class LoadLog {
  /// Name of the file.
  let file: String
  /// Where each file that takes part comes from, by its name: the file itself and those it extends.
  var sources: [String: Source] = [:]
  private(set) var errors: [RulebookError] = []
  private var reported: Set<RulebookError> = []
  private(set) var rules: [DeclaredRule] = []
  private var ruleIDs: Set<String> = []
  /// Sections of which a mistake hides rules, so that one cannot say what is not there.
  private var holedSections: Set<Substring> = []
  var examples: [RuleExample] = []
  var absences: [Absence] = []
  /// Rules of lists underneath that do not hold here, and why.
  private(set) var leftOut: [LeftOut] = []

  struct LeftOut: Sendable {
    var rule: DeclaredRule
    var absence: Absence
  }

  /// The rulebook that a file holds.
  struct Source: Sendable {
    var id: String
    var evidence: Evidence
  }

  /// A rule met in the file, with the places of its mapping and of its article.
  struct DeclaredRule: Sendable {
    var entry: RuleEntry
    var mapping: Place
    var article: Place
  }

  init(file: String) {
    self.file = file
  }

  var wholeFile: Place { place(line: 0, column: 0) }

  func place(line: Int, column: Int) -> Place { Place(file: file, line: line, column: column) }

  func place(_ mark: Mark?) -> Place { place(line: mark?.line ?? 0, column: mark?.column ?? 0) }

  func report(_ code: RulebookErrorCode, at place: Place, _ facts: [String: String] = [:]) {
    var facts = facts
    // The path of a whole file is empty; a reader wants a name.
    if facts["path"]?.isEmpty == true { facts["path"] = place.file }
    let error = RulebookError(
      code: code, file: place.file, line: place.line, column: place.column, facts: facts)
    if reported.insert(error).inserted { errors.append(error) }
  }

  /// Notes that what stands at a path could not be read, and was told.
  func noteHole(at path: String) { holedSections.insert(path.prefix { $0 != "." }) }

  /// Whether a rule may stand there although it was not read.
  func mayHide(_ rule: String) -> Bool {
    !ruleIDs.contains(rule) && holedSections.contains(rule.prefix { $0 != "." })
  }

  /// Notes that a rule exists; a second rule of the same id is a mistake.
  func declare(_ rule: DeclaredRule) {
    guard ruleIDs.insert(rule.entry.id).inserted else {
      report(.duplicateID, at: rule.article, ["id": rule.entry.id])
      noteHole(at: rule.entry.id)
      return
    }
    rules.append(rule)
  }

  /// Notes that the rule declared last stands only for one that was left out.
  func noteLeftOut(_ absence: Absence) {
    guard let rule = rules.last, rule.entry.id == absence.citation.rule else { return }
    leftOut.append(LeftOut(rule: rule, absence: absence))
  }

  /// Takes over what was left out underneath, unless it has been brought back here.
  func inherit(_ below: [LeftOut]) {
    for item in below where !ruleIDs.contains(item.rule.entry.id) {
      declare(item.rule)
      absences.append(item.absence)
      leftOut.append(item)
    }
  }

  /// The rulebook that wrote what stands at a place.
  func source(of place: Place) -> Source {
    sources[place.file] ?? Source(id: "", evidence: .memory)
  }

  /// The mistakes in the order of the files, this one first.
  var sortedErrors: [RulebookError] {
    guard !errors.isEmpty else {
      // A reading gave nothing and said nothing: still an answer with a place, never silence.
      return [
        RulebookError(code: .wrongType, file: file, line: 1, column: 1, facts: ["path": ""])
      ]
    }
    return errors.sorted {
      ($0.file == file ? 0 : 1, $0.file, $0.line, $0.column)
        < ($1.file == file ? 0 : 1, $1.file, $1.line, $1.column)
    }
  }

  /// The rules in the order they were met, each with the number of its examples.
  var entries: [RuleEntry] {
    let counts = examples.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 }
    return rules.map { rule in
      var entry = rule.entry
      entry.exampleCount = counts[entry.id] ?? 0
      return entry
    }
  }
}
