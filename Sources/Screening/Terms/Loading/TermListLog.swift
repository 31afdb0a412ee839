/// What is collected while lists are read: their mistakes, and what they cite.
///
/// Lives inside one call of the loader and is never shared.
final class TermListLog {
  private(set) var errors: [TermListError] = []
  /// Where the lists cite articles, in the order of the files.
  private(set) var cited: [CitedPlace] = []

  func note(_ place: CitedPlace) { cited.append(place) }

  func report(
    _ code: TermListErrorCode, _ file: String, line: Int = 0, _ facts: [String: String] = [:]
  ) {
    errors.append(TermListError(code: code, file: file, line: line, facts: facts))
  }

  func throwErrors() throws(TermListErrors) {
    guard errors.isEmpty else { throw TermListErrors(errors: errors) }
  }
}

/// A list as it was read, with the lines of its parts.
struct TermListDraft {
  var file: String
  var list: TermList
  /// Lines of the terms, in their order.
  var lines: [Int]
  var examples: [TermExample] = []
}

/// A text, and the terms of the list that are found in it.
struct TermExample {
  var line: Int
  var text: String
  var finds: [String]
}
