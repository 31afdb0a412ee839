import Rulebook
import Screening

/// Word lists, and the checks of what an office is about to say.
let textParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "terms": { bytes in
    let files = ["terms/fuzz.yaml", "confusions.tsv", "confusions.yaml", "variants.tsv"]
    for path in files {
      guard let lists = try? TermLists(files: [TermFile(path: path, text: text(bytes))]) else {
        continue
      }
      _ = TermMatcher(lists: lists).hits(in: text(bytes))
    }
  },
  "hits": { bytes in
    let words = text(bytes)
    for hit in matcher?.hits(in: words) ?? [] {
      hold(words, offset: hit.offset, length: hit.length, hit.text)
    }
  },
  "personal-data": { bytes in
    let words = text(bytes)
    hold(words, personalData?.findings(in: field(words), under: rules) ?? [])
  },
  "structure": { bytes in
    let words = text(bytes)
    hold(words, structure?.findings(in: field(words)) ?? [])
  },
]

private let matcher = (try? TermLists.bundled()).map { TermMatcher(lists: $0) }
private let personalData = try? PersonalData.bundled()
private let structure = try? Structure.bundled()
private let rules = GoverningRules(rulebooks: [], missing: [], notInForce: [])

private func field(_ words: String) -> ScreenedField { ScreenedField(id: "body", text: words) }

private func hold(_ words: String, _ findings: [Finding]) {
  for finding in findings {
    guard let offset = finding.offset, let length = finding.length else { continue }
    hold(words, offset: offset, length: length, finding.text)
  }
}

/// A finding points at the words it names.
private func hold(_ words: String, offset: Int, length: Int, _ expected: String?) {
  precondition(offset >= 0 && length > 0, "a place of nothing")
  let found = words.dropFirst(offset).prefix(length)
  precondition(found.count == length, "a place outside the text")
  precondition(expected.map { $0 == found } ?? true, "other words at the place")
}
