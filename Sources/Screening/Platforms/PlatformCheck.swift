package import Rulebook

/// Compares the length of an item's fields with what platforms take today.
package struct PlatformCheck: Sendable {
  let limits: PlatformLimits

  /// Family of its findings; their rules are `platform.<sheet>.<field>`.
  static let family = "platform"

  /// One finding for each limit that a field exceeds; each names platform, source and date.
  package func findings(in item: ScreenedItem) -> [Finding] {
    var seen: Set<String> = []
    return item.platforms.flatMap { platform -> [Finding] in
      guard let sheet = limits.sheet(of: platform), seen.insert(sheet.id).inserted else {
        return []
      }
      return sheet.limits.compactMap { limit in
        let text = item.fields.first { $0.id == limit.field.rawValue }?.text ?? ""
        return finding(in: text, limit, of: sheet, platform)
      }
    }
  }

  private func finding(
    in text: String, _ limit: PlatformLimit, of sheet: PlatformLimitSheet, _ platform: String
  ) -> Finding? {
    let measure = TextMeasure(maximum: limit.maximum, count: limit.unit.count)
    let count = measure.count(text)
    guard count > limit.maximum else { return nil }
    let offset = measure.fittingCharacters(of: text)
    var facts = limit.origin.facts(on: platform, of: sheet)
    facts["count"] = "\(count)"
    facts["maximum"] = "\(limit.maximum)"
    facts["excess"] = "\(count - limit.maximum)"
    if limit.offer != .shorter { facts["offer"] = limit.offer.rawValue }
    return Finding(
      rule: [Self.family, sheet.id, limit.field.rawValue].joined(separator: "."),
      family: Self.family, level: limit.origin.level, citations: [], field: limit.field.rawValue,
      offset: offset, length: text.count - offset,
      suggestion: limit.offer == .shorter ? measure.shortened(text) : nil, facts: facts,
      phraseKey: "finding.platform.too-long." + limit.unit.rawValue)
  }
}

extension PlatformCheck {
  /// What a platform does not take of a file.
  static func finding(
    on file: MediaCheck.File, _ code: MediaFindingCode, _ facts: [String: String],
    _ level: FindingLevel?, _ entry: PlatformLimits.MediaEntry
  ) -> Finding {
    let origin = entry.limit.origin
    var all = origin.facts(on: entry.platform, of: entry.sheet).merging(facts) { $1 }
    all["name"] = file.name
    all["use"] = entry.limit.use.rawValue
    let key = code == .notMeasured ? code.phraseKey : "finding.platform.media." + code.rawValue
    return Finding(
      rule: [family, entry.sheet.id, entry.limit.kind.rawValue].joined(separator: "."),
      family: family, level: level ?? origin.level, citations: [], field: file.field,
      text: file.name, facts: all, phraseKey: key)
  }
}
