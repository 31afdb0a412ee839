extension Fields {
  /// The section `articles`, compared with the rules that have been read.
  ///
  /// - Parameter capabilities: what the program can do; nil when that is not known here.
  func articleList(capabilities: CapabilityList?) -> ArticleList? {
    let covers = coveredArticles()
    var places: [String: Place] = [:]
    var entries: [(entry: ArticleEntry, named: [(id: String, place: Place)])] = []
    let read = records("list") { fields -> Bool? in
      guard let (entry, named) = fields.articleEntry(capabilities) else { return nil }
      if places.updateValue(fields.place, forKey: entry.article) != nil {
        log.report(.duplicateID, at: fields.place, ["id": entry.article])
      }
      entries.append((entry, named))
      return true
    }
    guard let covers, read != nil else { return nil }
    for article in covers where places[article] == nil {
      log.report(.articleNotListed, at: place(of: "covers"), ["article": article])
    }
    for (entry, _) in entries where !covers.contains(entry.article) {
      log.report(
        .articleNotCovered, at: places[entry.article] ?? place, ["article": entry.article])
    }
    compare(entries.map { ($0.entry.article, $0.named) })
    return ArticleList(covers: covers, entries: entries.map(\.entry))
  }

  /// Every article of the text; `1..31` stands for 1, 2 and so on to 31.
  private func coveredArticles() -> [String]? {
    guard let passage = passage("covers"), let items = items(of: passage, "covers") else {
      return nil
    }
    var covered: [String] = []
    for item in items {
      guard let articles = articles(from: item) else { return nil }
      for article in articles {
        if covered.contains(article) {
          log.report(.duplicateID, at: item.place, ["id": article])
        } else {
          covered.append(article)
        }
      }
    }
    return covered
  }

  private func articles(from passage: Passage) -> [String]? {
    guard let text = text(of: passage, "covers") else { return nil }
    guard let dots = text.firstRange(of: "..") else { return article(of: passage).map { [$0] } }
    guard let first = Int(text[..<dots.lowerBound]), let last = Int(text[dots.upperBound...]),
      1 <= first, first <= last, last <= 999
    else {
      wrong(passage, "covers", expected: .articleRange)
      return nil
    }
    return (first...last).map(String.init)
  }

  private func articleEntry(
    _ capabilities: CapabilityList?
  ) -> (ArticleEntry, [(id: String, place: Place)])? {
    let article = passage("article", orElse: .missingArticle).flatMap { self.article(of: $0) }
    let says = title("says")
    var named: [(id: String, place: Place)] = []
    let became = records("became") { $0.outcome(capabilities, &named) }
    let tests = optionalTexts("tests")
    guard let article, let says, let became, let tests else { return nil }
    let entry = ArticleEntry(
      article: article, says: says, became: became, tests: tests, line: place.line)
    return (entry, named)
  }

  private func outcome(
    _ capabilities: CapabilityList?, _ named: inout [(id: String, place: Place)]
  ) -> ArticleOutcome? {
    let kinds = ["rules", "capability", "principle"]
    guard let kind = kinds.first(where: { peek($0) != nil }) else {
      log.report(
        .missingKey, at: place, ["key": kinds.joined(separator: ", "), "path": path])
      return nil
    }
    switch kind {
    case "rules":
      guard let passage = passage("rules"), let items = items(of: passage, "rules"),
        let ids = texts(of: passage, "rules")
      else { return nil }
      named += zip(ids, items).map { ($0, $1.place) }
      return .rules(ids)
    case "capability":
      guard let id = text("capability") else { return nil }
      if let capabilities, capabilities.capability(id) == nil {
        log.report(
          .unknownCapability, at: peek("capability")?.place ?? place,
          ["capability": id, "known": capabilities.resembling(id).joined(separator: ", ")])
      }
      return .capability(id)
    default:
      return title("principle").map { .principle($0) }
    }
  }

  /// Rules and list must agree both ways, as far as the rules have been read.
  ///
  /// Rules of a rulebook underneath are listed there.
  private func compare(_ lists: [(article: String, named: [(id: String, place: Place)])]) {
    var listed: [String: Set<String>] = [:]
    for (article, named) in lists {
      for (id, place) in named {
        if !listed[article, default: []].insert(id).inserted {
          log.report(.duplicateID, at: place, ["id": id])
        }
        let rule = log.rules.first { $0.entry.id == id }
        let cites = rule?.ownCitations(log).contains { $0.article == article } ?? false
        guard !cites, !log.mayHide(id) else { continue }
        log.report(.ruleNotFound, at: place, ["rule": id, "article": article])
      }
      listed[article, default: []].formUnion([])
    }
    for rule in log.rules {
      for citation in rule.ownCitations(log)
      where listed[citation.article]?.contains(rule.entry.id) != true {
        let code: RulebookErrorCode =
          listed[citation.article] == nil ? .articleNotListed : .ruleNotListed
        log.report(
          code, at: rule.article, ["rule": rule.entry.id, "article": citation.article])
      }
    }
  }
}

extension LoadLog.DeclaredRule {
  /// Its citations in the rulebook that is being read; none for an inherited rule.
  fileprivate func ownCitations(_ log: LoadLog) -> [Citation] {
    entry.citations.filter { $0.rulebook == log.sources[log.file]?.id }
  }
}
