extension Fields {
  /// A text that is not empty and not the word `none`.
  func text(_ key: String, orElse code: RulebookErrorCode = .missingKey) -> String? {
    passage(key, orElse: code).flatMap { text(of: $0, key) }
  }

  /// A text, or nil for `none`.
  func optionalText(_ key: String) -> String? {
    passage(key).flatMap { $0.isNone ? nil : text(of: $0, key) }
  }

  func text(of passage: Passage, _ key: String) -> String? {
    guard let text = passage.text else {
      wrong(passage, key, expected: .text)
      return nil
    }
    return text
  }

  /// Texts of a list that is not empty.
  func texts(_ key: String) -> [String]? {
    passage(key).flatMap { texts(of: $0, key) }
  }

  /// Texts of a list; none of them for `none`.
  func optionalTexts(_ key: String) -> [String]? {
    passage(key).flatMap { $0.isNone ? [] : texts(of: $0, key) }
  }

  func texts(of passage: Passage, _ key: String) -> [String]? {
    guard let items = items(of: passage, key) else { return nil }
    let texts = items.compactMap { text(of: $0, key) }
    return texts.count == items.count ? texts : nil
  }

  /// A text of small letters, digits and hyphens.
  func identifier(_ key: String) -> String? {
    passage(key).flatMap { identifier(of: $0, key) }
  }

  func identifier(of passage: Passage, _ key: String) -> String? {
    guard let text = text(of: passage, key) else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-": true
      default: false
      }
    }
    guard isPlain, text.utf8.count <= 64 else {
      wrong(passage, key, expected: .identifier)
      return nil
    }
    return text
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self,
    orElse code: RulebookErrorCode = .missingKey
  ) -> Choice? where Choice.RawValue == String {
    passage(key, orElse: code).flatMap { choice(of: $0, key) }
  }

  /// One of the words of an enumeration, or nil for `none`.
  func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    passage(key).flatMap { $0.isNone ? nil : choice(of: $0, key) }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    of passage: Passage, _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(of: passage, key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      reportUnknown(text, passage, key, known: Choice.allCases.map(\.rawValue))
      return nil
    }
    return choice
  }

  func reportUnknown(_ text: String, _ passage: Passage, _ key: String, known: [String]) {
    if let folded = WideWord.folded(text), known.contains(where: folded.contains) {
      return log.report(
        .fullWidth, at: passage.place,
        ["path": path(of: key), "value": text, "folded": folded])
    }
    log.report(
      .unknownValue, at: passage.place,
      ["path": path(of: key), "value": text, "known": known.joined(separator: ", ")])
  }

  /// Several words of an enumeration, each once; an empty list for `none` where that is allowed.
  func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ key: String, noneAllowed: Bool = false, _ type: Choice.Type = Choice.self
  ) -> [Choice]? where Choice.RawValue == String {
    guard let passage = passage(key) else { return nil }
    if passage.isNone, noneAllowed { return [] }
    return choices(of: passage, key)
  }

  func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    of passage: Passage, _ key: String, _ type: Choice.Type = Choice.self
  ) -> [Choice]? where Choice.RawValue == String {
    guard let items = items(of: passage, key) else { return nil }
    let choices: [Choice] = items.compactMap { choice(of: $0, key) }
    guard choices.count == items.count else { return nil }
    guard Set(choices).count == choices.count else {
      log.report(.duplicateID, at: passage.place, ["id": path(of: key)])
      return nil
    }
    return choices
  }
}
