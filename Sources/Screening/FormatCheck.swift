package import Rulebook

/// Compares the length of an item's fields with the limits of the rules.
package struct FormatCheck {
  /// One finding for each limit that a field exceeds, the heaviest first.
  ///
  /// A finding begins at the first character that is too much and reaches to the field's end; for a
  /// title or a summary it offers a shorter one.
  package static func findings(
    title: String, summary: String, body: String, limits: [LimitRule]
  ) -> [Finding] {
    let found = limits.compactMap { limit in
      switch limit.field {
      case .title: finding(in: title, limit: limit)
      case .summary: finding(in: summary, limit: limit)
      case .body: finding(in: body, limit: limit)
      }
    }
    return found.sorted { $0.level < $1.level }
  }

  private static func finding(in text: String, limit: LimitRule) -> Finding? {
    let count = unitCount(text, in: limit.unit)
    guard count > limit.maximum else { return nil }
    let offset = limit.unit.fittingCharacters(of: text, maximum: limit.maximum)
    let measure = TextMeasure(maximum: limit.maximum, count: limit.unit.count)
    return Finding(
      rule: limit.id, family: "format", level: limit.level, citations: limit.citations,
      field: limit.field.rawValue, offset: offset, length: text.count - offset,
      suggestion: limit.field == .body ? nil : measure.shortened(text),
      facts: [
        "count": "\(count)", "maximum": "\(limit.maximum)",
        "excess": "\(count - limit.maximum)", "unit": limit.unit.rawValue,
        "platform": limit.platform,
      ],
      phraseKey: "finding.format.too-long.\(limit.unit.rawValue)")
  }
}

/// How long a text is: visible characters, or bytes of GB 18030.
package func unitCount(_ text: String, in unit: LimitUnit) -> Int { unit.count(of: text) }
