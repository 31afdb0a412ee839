package import Rulebook

/// Compares a file with the rules on media, and says what else was noticed.
package struct MediaCheck {
  /// Which file the findings are about, and how it is called.
  package struct File: Sendable, Hashable {
    /// Id of the field it hangs on, as findings give it.
    package var field: String
    /// Its name with the ending.
    package var name: String

    package init(field: String, name: String) {
      self.field = field
      self.name = name
    }
  }

  /// What was noticed, the heaviest first.
  ///
  /// - Parameter rules: of the platforms the file is meant for; those on other kinds of files are
  ///   passed over.
  package static func findings(
    of media: MeasuredMedia, file: File, rules: [MediaRule]
  ) -> [Finding] {
    let limits = rules.filter { media.kinds.contains($0.kind) }
      .flatMap { MediaRuleCheck(media: media, file: file, rule: $0).findings() }
    return (limits + MediaNotes(media: media, file: file).findings())
      .sorted { $0.level < $1.level }
  }
}

/// One file under one rule.
struct MediaRuleCheck {
  let media: MeasuredMedia
  let file: MediaCheck.File
  let rule: MediaRule

  /// Encoders add up to a tenth of a second at the edges.
  private static let slackMilliseconds = 100
  private static let megabyte = 1_048_576

  func findings() -> [Finding] {
    let facts = facts()
    let found = rule.excess(of: facts).compactMap { finding($0, facts) }
    return found + unmeasured(facts)
  }

  /// The file as the rule looks at it.
  private func facts() -> MediaFacts {
    let isAnimation = rule.kind == .animation
    // Every picture of an animation is shown on its screen, but may also be larger than it.
    let frame = isAnimation ? media.largestFrame : nil
    let endings = media.type?.endings ?? []
    return MediaFacts(
      bytes: media.bytes,
      seconds: media.milliseconds.map(Self.startedSeconds),
      width: [media.width, frame?.width].compactMap(\.self).max(),
      height: [media.height, frame?.height].compactMap(\.self).max(),
      type: endings.first(where: rule.types.contains) ?? endings.first)
  }

  private static func startedSeconds(_ milliseconds: Int) -> Int {
    milliseconds / 1000 + (milliseconds % 1000 > slackMilliseconds ? 1 : 0)
  }

  private func finding(_ excess: MediaExcess, _ facts: MediaFacts) -> Finding? {
    let isAnimation = rule.kind == .animation
    return switch excess {
    case .bytes: tooLarge(facts.bytes, rule.maximumBytes)
    case .seconds: tooMuch(facts.seconds, rule.maximumSeconds, .tooLong)
    case .width:
      tooMuch(facts.width, rule.maximumWidth, isAnimation ? .frameTooWide : .tooWide)
    case .height:
      tooMuch(facts.height, rule.maximumHeight, isAnimation ? .frameTooHigh : .tooHigh)
    case .type:
      finding(
        .typeNotAllowed,
        ["type": facts.type ?? "", "types": rule.types.joined(separator: ", ")])
    }
  }

  private func tooMuch(_ count: Int?, _ maximum: Int?, _ code: MediaFindingCode) -> Finding? {
    guard let count, let maximum else { return nil }
    return finding(
      code, ["count": "\(count)", "maximum": "\(maximum)", "excess": "\(count - maximum)"])
  }

  /// In megabytes of 1024 × 1024 bytes, so rounded that the larger number looks larger.
  private func tooLarge(_ count: Int?, _ maximum: Int?) -> Finding? {
    guard let count, let maximum else { return nil }
    return finding(
      .tooLarge,
      [
        "count": megabytes(count, up: true), "maximum": megabytes(maximum, up: false),
        "excess": megabytes(count - maximum, up: true), "bytes": "\(count)",
      ])
  }

  private func megabytes(_ bytes: Int, up: Bool) -> String {
    let (product, overflow) = bytes.multipliedReportingOverflow(by: 10)
    guard !overflow else { return "\(bytes / Self.megabyte)" }
    let tenths = product / Self.megabyte + (up && product % Self.megabyte > 0 ? 1 : 0)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Says once that a limit could not be checked, where nothing else says so already.
  private func unmeasured(_ facts: MediaFacts) -> [Finding] {
    guard media.trouble == nil, media.probe == .notNeeded || media.probe == .used else { return [] }
    let isOpen =
      (rule.maximumSeconds != nil && facts.seconds == nil)
      || (rule.maximumWidth != nil && facts.width == nil)
      || (rule.maximumHeight != nil && facts.height == nil)
    return isOpen ? [finding(.notMeasured, [:], level: .caution)] : []
  }

  private func finding(
    _ code: MediaFindingCode, _ facts: [String: String], level: FindingLevel? = nil
  ) -> Finding {
    Finding(
      rule: rule.id, family: MediaFindingCode.family, level: level ?? rule.level,
      citations: rule.citations, field: file.field, text: file.name,
      facts: facts.merging(["name": file.name, "platform": rule.platform.rawValue]) { $1 },
      phraseKey: code.phraseKey)
  }
}
