internal import WorkCalendar

extension Fields {
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    passage(key).flatMap { integer(of: $0, key, in: range) }
  }

  /// A whole number, or nil for `none`.
  func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
    passage(key).flatMap { $0.isNone ? nil : integer(of: $0, key, in: range) }
  }

  func integer(
    of passage: Passage, _ key: String, in range: ClosedRange<Int>,
    orElse code: RulebookErrorCode = .numberOutOfRange
  ) -> Int? {
    guard case .word(let text, true) = passage.content,
      text.wholeMatch(of: /-?[0-9]+/) != nil
    else {
      wrong(passage, key, expected: .wholeNumber)
      return nil
    }
    // Beyond what the machine counts, a number is as large as can be.
    let value = Int(text) ?? (text.hasPrefix("-") ? .min : .max)
    guard range.contains(value) else {
      log.report(
        code, at: passage.place,
        [
          "path": path(of: key), "value": text, "minimum": "\(range.lowerBound)",
          "maximum": "\(range.upperBound)",
        ])
      return nil
    }
    return value
  }

  func boolean(_ key: String) -> Bool? {
    guard let passage = passage(key) else { return nil }
    if case .word(let text, true) = passage.content {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    wrong(passage, key, expected: .boolean)
    return nil
  }

  /// A day such as `2020-12-08`.
  func day(_ key: String) -> CivilDate? {
    passage(key).flatMap { day(of: $0, key) }
  }

  /// A day, or nil for `none`.
  func optionalDay(_ key: String) -> CivilDate? {
    passage(key).flatMap { $0.isNone ? nil : day(of: $0, key) }
  }

  /// Days of a list that may be empty.
  func days(_ key: String) -> [CivilDate]? {
    guard let passage = passage(key) else { return nil }
    if passage.isNone { return [] }
    guard case .list(let items) = passage.content else {
      wrong(passage, key, expected: .list)
      return nil
    }
    let days = items.compactMap { day(of: $0, key) }
    return days.count == items.count ? days : nil
  }

  private func day(of passage: Passage, _ key: String) -> CivilDate? {
    guard let text = text(of: passage, key) else { return nil }
    guard let day = CivilDate(text) else {
      wrong(passage, key, expected: .date)
      return nil
    }
    return day
  }

  /// An instant such as `2026-09-30T10:00:00+08:00`.
  func instant(_ key: String) -> Instant? {
    guard let passage = passage(key), let text = text(of: passage, key) else { return nil }
    guard let instant = Instant(rfc3339: text) else {
      wrong(passage, key, expected: .instant)
      return nil
    }
    return instant
  }

  /// A mapping of one unit and a number, such as `{days: 14}`; answers both.
  func counted(
    _ key: String, units: [String], upTo maximum: Int, orElse code: RulebookErrorCode
  ) -> (unit: String, count: Int)? {
    guard let passage = passage(key) else { return nil }
    return counted(passage, key, units: units, upTo: maximum, orElse: code)
  }

  func counted(
    _ passage: Passage, _ key: String, units: [String], upTo maximum: Int,
    orElse code: RulebookErrorCode
  ) -> (unit: String, count: Int)? {
    guard case .mapping(let pairs) = passage.content, pairs.count == 1, let pair = pairs.first
    else {
      wrong(passage, key, expected: .countedUnit)
      return nil
    }
    guard units.contains(pair.key.name) else {
      reportUnknown(pair.key.name, pair.value, key, known: units)
      return nil
    }
    return integer(of: pair.value, key, in: 1...maximum, orElse: code)
      .map { (pair.key.name, $0) }
  }
}
