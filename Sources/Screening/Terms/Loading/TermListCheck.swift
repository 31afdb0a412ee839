internal import Rulebook

/// Looks through the terms of a list for what could never be found, or would be found wrongly.
struct TermListCheck {
  /// Longest term, in characters that count.
  static let maximumLength = 100

  let draft: TermListDraft
  let variants: [Unicode.Scalar: Unicode.Scalar]
  let log: TermListLog

  private var normalization: Normalization { Normalization(variants: variants) }

  func run() {
    let known = log.errors.count
    var seen: Set<[Unicode.Scalar]> = []
    for (entry, line) in zip(draft.list.terms, draft.lines) {
      let word = normalization.normalized(entry.text)
      check(word, of: entry.text, line: line)
      if !word.isEmpty, !seen.insert(word).inserted {
        report(.duplicateTerm, line, entry.text)
      }
      if let suggestion = entry.suggestion, normalization.normalized(suggestion) == word {
        report(.suggestionIsTerm, line, entry.text)
      }
      for text in entry.unless {
        let exception = normalization.normalized(text)
        check(exception, of: text, line: line)
        if !exception.isEmpty, word.holds(exception) {
          report(.unlessHidesTerm, line, entry.text, ["unless": text])
        }
      }
    }
    guard log.errors.count == known else { return }
    checkFindings()
  }

  private func check(_ word: [Unicode.Scalar], of text: String, line: Int) {
    guard let first = word.first, let last = word.last else {
      report(.emptyTerm, line, text)
      return
    }
    if word.count > Self.maximumLength {
      report(.termTooLong, line, text, ["maximum": "\(Self.maximumLength)"])
    }
    if ScalarKind(first) == .separator || ScalarKind(last) == .separator {
      report(.termEndsInSeparator, line, text)
    }
  }

  /// The examples, each term as often as it stands there; and of confusions that no right word is found to be a wrong one.
  private func checkFindings() {
    let isTypo = draft.list.family.id == TermFamily.typo
    guard isTypo || !draft.examples.isEmpty,
      let lists = try? TermLists([draft.list], variants: variants)
    else { return }
    let matcher = TermMatcher(lists: lists)
    for example in draft.examples {
      let hits = matcher.hits(in: example.text)
      let found = hits.map { normalization.normalized($0.entry.text) }
      let expected = example.finds.map(normalization.normalized)
      guard found.sorted(by: precedes) != expected.sorted(by: precedes) else { continue }
      log.report(
        .exampleFailed, draft.file, line: example.line,
        [
          "text": example.text, "expected": example.finds.joined(separator: ", "),
          "found": hits.map(\.text).joined(separator: ", "),
        ])
    }
    guard isTypo else { return }
    for (entry, line) in zip(draft.list.terms, draft.lines) {
      guard let suggestion = entry.suggestion,
        let hit = matcher.hits(in: suggestion).first
      else { continue }
      report(.suggestionFound, line, entry.text, ["right": suggestion, "found": hit.entry.text])
    }
  }

  private func precedes(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  private func report(
    _ code: TermListErrorCode, _ line: Int, _ term: String, _ facts: [String: String] = [:]
  ) {
    log.report(code, draft.file, line: line, facts.merging(["term": term]) { $1 })
  }
}
