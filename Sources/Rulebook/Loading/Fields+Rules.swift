internal import WorkCalendar
internal import Yams

extension Fields {
  /// A title in both languages.
  func title(_ key: String) -> LocalizedTitle? {
    node(key).flatMap { title(of: $0, key) }
  }

  /// A title in both languages, or nil for `none`.
  func optionalTitle(_ key: String) -> LocalizedTitle? {
    node(key).flatMap { $0.isNone ? nil : title(of: $0, key) }
  }

  private func title(of node: Node, _ key: String) -> LocalizedTitle? {
    Fields.read(node, path: path(of: key), log: log) { fields in
      let (chinese, english) = (fields.text("zh-Hans"), fields.text("en"))
      guard let chinese, let english else { return nil }
      return LocalizedTitle(chinese: chinese, english: english)
    }
  }

  /// The articles of a rule, under `article:` as one number or a list; declares the rule.
  func citations(rule: String) -> [Citation]? {
    guard let articles = articles() else { return nil }
    log.declare(rule, articles: articles, at: place(of: "article"))
    return articles.map { Citation(rulebook: log.rulebook, article: $0, rule: rule) }
  }

  /// The numbers under `article:`.
  func articles() -> [String]? {
    guard let node = node("article", orElse: .missingArticle) else { return nil }
    if case .sequence = node {
      guard let items = items(of: node, "article") else { return nil }
      let articles = items.compactMap { article(of: $0) }
      return articles.count == items.count ? articles : nil
    }
    return article(of: node).map { [$0] }
  }

  func article(of node: Node) -> String? {
    if case .scalar(let scalar) = node, scalar.string.isEmpty || node.isNone {
      log.report(.missingArticle, at: Place(node.mark), ["key": "article", "path": path])
      return nil
    }
    guard let text = text(of: node, "article") else { return nil }
    let isNumber = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "A"..."Z", ".", "-": true
      default: false
      }
    }
    guard isNumber, text.utf8.count <= 16 else {
      wrong(node, "article", expected: "article number")
      return nil
    }
    return text
  }

  /// A day such as `2020-12-08`.
  func day(_ key: String) -> CivilDate? {
    node(key).flatMap { day(of: $0, key) }
  }

  /// A day, or nil for `none`.
  func optionalDay(_ key: String) -> CivilDate? {
    node(key).flatMap { $0.isNone ? nil : day(of: $0, key) }
  }

  private func day(of node: Node, _ key: String) -> CivilDate? {
    guard let text = text(of: node, key) else { return nil }
    guard let day = CivilDate(text) else {
      wrong(node, key, expected: "date")
      return nil
    }
    return day
  }

  /// An instant such as `2026-09-30T10:00:00+08:00`.
  func instant(_ key: String) -> Instant? {
    guard let node = node(key), let text = text(of: node, key) else { return nil }
    guard let instant = Instant(rfc3339: text) else {
      wrong(node, key, expected: "date and time with offset")
      return nil
    }
    return instant
  }

  /// A mapping under a key.
  func record<Value>(_ key: String, _ body: (Fields) -> Value?) -> Value? {
    node(key).flatMap { Fields.read($0, path: path(of: key), log: log, body) }
  }

  /// A list of mappings that is not empty.
  func records<Value>(_ key: String, _ body: (Fields) -> Value?) -> [Value]? {
    guard let node = node(key), let items = items(of: node, key) else { return nil }
    let path = path(of: key)
    let values = items.compactMap { Fields.read($0, path: path, log: log, body) }
    return values.count == items.count ? values : nil
  }

  /// What stands under a key, or `none:` with the article read for it and the reason.
  func stated<Content: Sendable & Hashable>(
    _ key: String, _ body: (Node) -> Content?
  ) -> Stated<Content>? {
    guard let node = node(key) else { return nil }
    guard case .mapping(let pairs) = node, pairs.count == 1,
      case .scalar(let name)? = pairs.first?.key, name.string == "none"
    else { return body(node).map { .given($0) } }
    let path = path(of: key)
    return Fields.read(node, path: path, log: log) { outer in
      outer.record("none") { fields in
        let (citations, reason) = (fields.citations(rule: path), fields.title("reason"))
        guard let citation = citations?.first, let reason else { return nil }
        return Stated<Content>.none(Absence(citation: citation, reason: reason))
      }
    }
  }

  /// As ``stated(_:_:)`` for a mapping.
  func statedRecord<Content: Sendable & Hashable>(
    _ key: String, _ body: (Fields) -> Content?
  ) -> Stated<Content>? {
    stated(key) { Fields.read($0, path: path(of: key), log: log, body) }
  }
}
