import Crypto
import Foundation

/// A rulebook that has been read, with what a rulebook on top of it needs.
struct Draft: Sendable {
  var rulebook: Rulebook
  /// Its sections, those of the rulebooks underneath included.
  var body: Passage
  var rules: [LoadLog.DeclaredRule]
  var sources: [String: LoadLog.Source]
  /// Rules of lists underneath that do not hold here.
  var leftOut: [LoadLog.LeftOut]
}

/// A rulebook file that could be taken apart.
struct Manuscript: Sendable {
  var file: String
  var text: String
  var root: Passage

  /// Takes a file apart; the answer is its passages, or every mistake that was found.
  init(file: String, text: String) throws(RulebookErrors) {
    let log = LoadLog(file: file)
    guard let root = Document.root(of: text, log: log), log.errors.isEmpty else {
      throw RulebookErrors(errors: log.sortedErrors)
    }
    (self.file, self.text, self.root) = (file, text, root)
  }

  /// The id as the file gives it, read without complaint.
  var id: String? { root.value("id")?.text }

  /// The id of the rulebook underneath, with its place; nil without one.
  var parent: (id: String, place: Place)? {
    guard let passage = root.value("extends"), let id = passage.text else { return nil }
    return (id, passage.place)
  }
}

extension Draft {
  /// Reads a file on top of what it extends; the answer is a rulebook, or every mistake.
  static func read(
    _ manuscript: Manuscript, on base: Draft?, capabilities: CapabilityList?
  ) throws(RulebookErrors) -> Draft {
    let log = LoadLog(file: manuscript.file)
    let draft = Fields.read(manuscript.root.head, path: "", log: log) { fields in
      fields.draft(of: manuscript, on: base, capabilities: capabilities)
    }
    guard let draft, log.errors.isEmpty else { throw RulebookErrors(errors: log.sortedErrors) }
    let failed = draft.rulebook.examples.compactMap { $0.failure(calendar: nil) }
    guard failed.isEmpty else { throw RulebookErrors(errors: failed) }
    return draft
  }
}

extension Fields {
  fileprivate func draft(
    of manuscript: Manuscript, on base: Draft?, capabilities: CapabilityList?
  ) -> Draft? {
    log.sources = base?.sources ?? [:]
    expect(SectionReading.names)
    let head = rulebookHead()
    let articles = passage("articles")
    var body = manuscript.root.body
    if let base {
      let below = leavingOut(from: base)
      body = Overlay(log: log).merging(body, over: below, path: "")
    }
    let version = contentDigest(of: manuscript.text, on: base?.rulebook.version)
    let parents = base.map { [$0.rulebook.id] + $0.rulebook.parents } ?? []
    // Without a head the sections are read all the same, so that one pass finds every mistake.
    var rulebook = Rulebook(head ?? .blank, parents: parents, version: version)
    let isWhole = Fields.read(body, path: "", log: log) { sections in
      var reading = SectionReading(sections)
      reading.fill(&rulebook)
      return reading.isWhole
    }
    log.inherit(base?.leftOut ?? [])
    let list = articles.flatMap { passage in
      Fields.read(passage, path: "articles", log: log) {
        $0.articleList(capabilities: capabilities)
      }
    }
    guard head != nil, isWhole == true, let list else { return nil }
    rulebook.rules = log.entries
    rulebook.articles = list.separatingAbsences(rulebook.rules)
    rulebook.absences = log.absences
    rulebook.examples = log.examples
    return Draft(
      rulebook: rulebook, body: body, rules: log.rules, sources: log.sources,
      leftOut: log.leftOut)
  }
}

extension Passage {
  /// The keys of a file that are no sections.
  fileprivate var head: Passage { keys { !SectionReading.names.contains($0) } }

  /// The sections of a file.
  fileprivate var body: Passage { keys { SectionReading.names.contains($0) } }

  private func keys(where isKept: (String) -> Bool) -> Passage {
    guard case .mapping(let pairs) = content else { return self }
    return Passage(content: .mapping(pairs.filter { isKept($0.key.name) }), place: place)
  }
}

/// SHA-256 in lower-case hexadecimal of a file's text and the version of what lies underneath.
private func contentDigest(of text: String, on base: String?) -> String {
  let data = Data(text.utf8) + Data((base.map { "\0" + $0 } ?? "").utf8)
  return SHA256.hash(data: data).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}
