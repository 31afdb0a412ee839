extension Fields {
  /// A title in both languages.
  func title(_ key: String) -> LocalizedTitle? {
    passage(key).flatMap { title(of: $0, key) }
  }

  /// A title in both languages, or nil for `none`.
  func optionalTitle(_ key: String) -> LocalizedTitle? {
    passage(key).flatMap { $0.isNone ? nil : title(of: $0, key) }
  }

  private func title(of passage: Passage, _ key: String) -> LocalizedTitle? {
    // Most mappings are titles and most are sound; only the others need their mistakes told.
    if case .mapping(let pairs) = passage.content, pairs.count == 2, let title = passage.title {
      return title
    }
    return Fields.read(passage, path: path(of: key), log: log) { fields in
      let (chinese, english) = (fields.text("zh-Hans"), fields.text("en"))
      guard let chinese, let english else { return nil }
      return LocalizedTitle(chinese: chinese, english: english)
    }
  }

  /// The numbers under `article:`, one or a list.
  func articles() -> [String]? {
    guard let passage = passage("article", orElse: .missingArticle) else { return nil }
    if case .list = passage.content {
      guard let items = items(of: passage, "article") else { return nil }
      let articles = items.compactMap { article(of: $0) }
      guard articles.count == items.count else { return nil }
      guard Set(articles).count == articles.count else {
        log.report(.duplicateID, at: passage.place, ["id": path(of: "article")])
        return nil
      }
      return articles
    }
    return article(of: passage).map { [$0] }
  }

  func article(of passage: Passage) -> String? {
    if case .word(let text, _) = passage.content, text.isEmpty || passage.isNone {
      log.report(.missingArticle, at: passage.place, ["key": "article", "path": path])
      return nil
    }
    guard let text = text(of: passage, "article") else { return nil }
    let isNumber = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", ".", "-": true
      default: false
      }
    }
    guard isNumber, text.utf8.count <= 16 else {
      wrong(passage, "article", expected: .articleNumber)
      return nil
    }
    return text
  }

  /// Where a rule says it stands, and how well its text is known.
  struct Declared {
    var citations: [Citation]
    var evidence: Evidence
    var adaptable: Adaptable?
  }

  /// Reads the article of the rule in this mapping and enters it in the index.
  ///
  /// - Parameters:
  ///   - hasNumber: whether the rule may carry `adaptable`.
  ///   - absence: why there is no rule, for an entry that states an absence.
  func declare(
    _ id: String, hasNumber: Bool = false, absence: LocalizedTitle? = nil
  ) -> Declared? {
    let articles = articles()
    let source = log.source(of: place(of: "article"))
    let evidence = passage(ifGiven: "evidence").map { choice(of: $0, "evidence", Evidence.self) }
    let adaptable = hasNumber ? passage(ifGiven: "adaptable").flatMap(self.adaptable) : nil
    // Without an id of its own, which was told, it is no rule that anybody could name.
    guard let articles, !id.hasSuffix("."), !id.contains("..") else {
      log.noteHole(at: id)
      return nil
    }
    let citations = articles.map { Citation(rulebook: source.id, article: $0, rule: id) }
    let declared = Declared(
      citations: citations, evidence: (evidence ?? source.evidence) ?? source.evidence,
      adaptable: adaptable)
    let entry = RuleEntry(
      id: id, title: peek("title")?.title, citations: citations, evidence: declared.evidence,
      level: peek("level")?.text.flatMap(FindingLevel.init), reading: peek("reading")?.title,
      adaptable: adaptable, absence: absence, file: place.file, line: place.line,
      exampleCount: 0)
    log.declare(LoadLog.DeclaredRule(entry: entry, mapping: place, article: place(of: "article")))
    return declared
  }

  private func adaptable(_ passage: Passage) -> Adaptable? {
    if passage.text == "stricter" { return .stricter }
    guard case .mapping = passage.content else {
      wrong(passage, "adaptable", expected: .adaptable)
      return nil
    }
    return Fields.read(passage, path: path(of: "adaptable"), log: log) { fields in
      let (least, most) = (
        fields.integer("minimum", in: 1...1_000_000_000),
        fields.integer("maximum", in: 1...1_000_000_000)
      )
      guard let least, let most else { return nil }
      guard least <= most else {
        log.report(
          .numberOutOfRange, at: fields.place(of: "maximum"),
          [
            "path": fields.path(of: "maximum"), "value": "\(most)", "minimum": "\(least)",
            "maximum": "1000000000",
          ])
        return nil
      }
      return .within(least...most)
    }
  }

  /// Which of the shared keys a rule must have; those it need not have may stand there anyway.
  struct HeadKeys: OptionSet {
    let rawValue: Int
    static let title = HeadKeys(rawValue: 1)
    static let level = HeadKeys(rawValue: 2)
    static let reading = HeadKeys(rawValue: 4)
  }

  /// What the rule in this mapping shares with all others.
  ///
  /// - Parameter section: what stands before the rule's own `id`.
  func head(_ section: String, _ keys: HeadKeys, hasNumber: Bool = false) -> RuleHead? {
    let id = identifier("id")
    let declared = id.flatMap { declare(section + "." + $0, hasNumber: hasNumber) }
    if id == nil {
      log.noteHole(at: section)
      _ = articles()
    }
    let mustHave = { (key: HeadKeys, name: String) in
      keys.contains(key) || self.peek(name) != nil
    }
    let title = mustHave(.title, "title") ? self.title("title") : nil
    let level = mustHave(.level, "level") ? choice("level", FindingLevel.self) : nil
    let reading = mustHave(.reading, "reading") ? optionalTitle("reading") : nil
    guard let id, let declared, !keys.contains(.title) || title != nil,
      !keys.contains(.level) || level != nil
    else { return nil }
    return RuleHead(
      id: section + "." + id, citations: declared.citations, title: title, level: level,
      reading: reading, evidence: declared.evidence, adaptable: declared.adaptable)
  }

  /// A rule that is its head.
  func point(_ section: String, _ keys: HeadKeys = [.title, .level]) -> PointRule? {
    head(section, keys).map { PointRule(head: $0) }
  }
}
