internal import Rulebook
internal import Yams

/// Reads `terms/<family>.yaml` and the head of the confusions.
struct FamilyReading {
  let file: String
  let log: TermListLog
  let isOwn: Bool

  /// A family with its terms and examples; nil, and the mistakes reported, when it has any.
  func list(_ text: String) -> TermListDraft? {
    let known = log.errors.count
    guard let root = TermDocument.root(of: text, file: file, log: log),
      let fields = TermFields(
        root,
        required: ["family", "title", "level", "because", "citations", "terms", "examples"],
        file: file, log: log)
    else { return nil }
    let id = identifier(fields)
    let level = fields.level("level", orElse: nil)
    let family = family(id ?? "", fields)
    let nodes = fields.nodes("terms") ?? []
    let terms = nodes.map { term($0, level: level ?? .hint) }
    let examples = (fields.nodes("examples") ?? []).map(example)
    guard let family, log.errors.count == known else { return nil }
    return TermListDraft(
      file: file, list: TermList(family: family, terms: terms.compactMap { $0 }),
      lines: nodes.map { $0.mark?.line ?? 0 }, examples: examples.compactMap { $0 })
  }

  /// The head of the confusions.
  func head(_ text: String) -> TermFamily? {
    guard let root = TermDocument.root(of: text, file: file, log: log),
      let fields = TermFields(
        root, required: ["title", "because", "citations"], file: file, log: log)
    else { return nil }
    return family(TermFamily.typo, fields)
  }

  private func identifier(_ fields: TermFields) -> String? {
    guard let id = fields.text("family") else { return nil }
    let line = fields.line(of: "family")
    let isPlain = id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
    }
    guard isPlain, (1...40).contains(id.utf8.count), id != TermFamily.typo else {
      log.report(.badFamily, file, line: line, ["family": id])
      return nil
    }
    guard file == "terms/\(id).yaml" else {
      log.report(.familyNotFileName, file, line: line, ["family": id])
      return nil
    }
    return id
  }

  private func family(_ id: String, _ fields: TermFields) -> TermFamily? {
    let title = fields.title("title")
    let because = fields.title("because")
    let citations = fields.nodes("citations")?.compactMap(citation)
    guard let title, let because, let citations else { return nil }
    return TermFamily(id: id, title: title, because: because, citations: citations, isOwn: isOwn)
  }

  private func citation(_ node: Node) -> ArticleReference? {
    guard
      let fields = TermFields(node, required: ["rulebook", "article"], file: file, log: log),
      let rulebook = fields.text("rulebook"), let article = fields.text("article")
    else { return nil }
    let reference = ArticleReference(rulebook: rulebook, article: article)
    log.note(
      CitedPlace(reference: reference, file: file, line: fields.line(of: "article")))
    return reference
  }

  private func term(_ node: Node, level: FindingLevel) -> TermEntry? {
    guard
      let fields = TermFields(
        node, required: ["text"], optional: ["suggestion", "level", "unless"], file: file,
        log: log),
      let text = fields.text("text"), let its = fields.level("level", orElse: level),
      let unless = fields.texts("unless")
    else { return nil }
    return TermEntry(
      text: text, suggestion: fields.isNone("suggestion") ? nil : fields.text("suggestion"),
      level: its, unless: unless)
  }

  private func example(_ node: Node) -> TermExample? {
    guard
      let fields = TermFields(node, required: ["text", "finds"], file: file, log: log),
      let text = fields.text("text"), let finds = fields.texts("finds")
    else { return nil }
    return TermExample(line: fields.line, text: text, finds: finds)
  }
}
