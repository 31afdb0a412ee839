extension Fields {
  /// The items of a list that is not empty.
  func items(of passage: Passage, _ key: String) -> [Passage]? {
    guard case .list(let items) = passage.content else {
      wrong(passage, key, expected: .list)
      return nil
    }
    guard !items.isEmpty else {
      log.report(.emptyList, at: passage.place, ["path": path(of: key)])
      log.noteHole(at: path(of: key))
      return nil
    }
    return items
  }

  /// A mapping under a key.
  func record<Value>(_ key: String, _ body: (Fields) -> Value?) -> Value? {
    passage(key).flatMap { Fields.read($0, path: path(of: key), log: log, body) }
  }

  /// A list of mappings that is not empty.
  func records<Value>(_ key: String, _ body: (Fields) -> Value?) -> [Value]? {
    passage(key).flatMap { records(of: $0, key, body) }
  }

  private func records<Value>(
    of passage: Passage, _ key: String, _ body: (Fields) -> Value?
  ) -> [Value]? {
    guard let items = items(of: passage, key) else { return nil }
    let path = path(of: key)
    let values = items.compactMap { Fields.read($0, path: path, log: log, body) }
    return values.count == items.count ? values : nil
  }

  /// A list of rules; empty for `none` and for `none` with an article.
  func rules<Value>(_ key: String, _ body: (Fields) -> Value?) -> [Value]? {
    guard let passage = passage(key) else { return nil }
    return optionalRules(passage, key, body)
  }

  /// A list of rules under a key that may be left out.
  func rules<Value>(ifGiven key: String, _ body: (Fields) -> Value?) -> [Value]? {
    guard let passage = passage(ifGiven: key) else { return [] }
    return optionalRules(passage, key, body)
  }

  private func optionalRules<Value>(
    _ passage: Passage, _ key: String, _ body: (Fields) -> Value?
  ) -> [Value]? {
    if passage.isNone { return [] }
    if passage.isStatedNone { return absence(passage, path: path(of: key)).map { _ in [] } }
    return records(of: passage, key, body)
  }

  /// What stands under a key, or that nothing does.
  ///
  /// - Parameter id: the rule's id, where it is not the path.
  func stated<Content: Sendable & Hashable>(
    _ key: String, id: String? = nil, _ body: (Passage) -> Content?
  ) -> Stated<Content>? {
    guard let passage = passage(key) else { return nil }
    if passage.isNone { return .silent }
    if passage.isStatedNone {
      return absence(passage, path: id ?? path(of: key)).map { .none($0) }
    }
    return body(passage).map { .given($0) }
  }

  /// As ``stated(_:id:_:)`` for a mapping.
  func statedRecord<Content: Sendable & Hashable>(
    _ key: String, id: String? = nil, _ body: (Fields) -> Content?
  ) -> Stated<Content>? {
    stated(key, id: id) { Fields.read($0, path: id ?? path(of: key), log: log, body) }
  }

  /// As ``stated(_:id:_:)`` for a list of mappings.
  func statedRecords<Content: Sendable & Hashable>(
    _ key: String, _ body: (Fields) -> Content?
  ) -> Stated<[Content]>? {
    stated(key) { records(of: $0, key, body) }
  }

  /// `none: {article, reason}`.
  private func absence(_ passage: Passage, path: String) -> Absence? {
    Fields.read(passage, path: path, log: log) { outer in
      outer.record("none") { $0.absence(of: path) }
    }
  }

  /// The statement that a rule or section demands nothing, with the article read for it.
  func absence(of rule: String) -> Absence? {
    let reason = title("reason")
    guard let declared = declare(rule, absence: reason), let reason,
      let citation = declared.citations.first
    else { return nil }
    let absence = Absence(citation: citation, reason: reason)
    log.absences.append(absence)
    return absence
  }
}
