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
  /// - Parameters:
  ///   - rules: of the platforms the file is meant for; those on other kinds of files are passed
  ///     over.
  ///   - platforms: what these platforms take today.
  package static func findings(
    of media: MeasuredMedia, file: File, rules: [MediaRule],
    platforms: [PlatformLimits.MediaEntry] = []
  ) -> [Finding] {
    let regulated = rules.filter { media.kinds.contains($0.kind) }.flatMap { rule in
      MediaBoundsCheck(media: media, bounds: rule).findings { code, facts, level in
        Finding(
          rule: rule.id, family: MediaFindingCode.family, level: level ?? rule.level,
          citations: rule.citations, field: file.field, text: file.name,
          facts: facts.merging(["name": file.name, "platform": rule.platform.rawValue]) { $1 },
          phraseKey: code.phraseKey)
      }
    }
    let unmeasured = MediaFindingCode.notMeasured.phraseKey
    let taken = platforms.filter { media.kinds.contains($0.limit.kind) }.flatMap { entry in
      MediaBoundsCheck(media: media, bounds: entry.limit).findings { code, facts, level in
        PlatformCheck.finding(on: file, code, facts, level, entry)
      }
    }.filter { finding in
      finding.phraseKey != unmeasured || !regulated.contains { $0.phraseKey == unmeasured }
    }
    return (regulated + taken + MediaNotes(media: media, file: file).findings())
      .sorted { $0.level < $1.level }
  }
}

/// One file under one set of bounds.
private struct MediaBoundsCheck {
  /// Makes a finding of a code and what is to be said; the level where it is not the usual one.
  typealias Making = (MediaFindingCode, [String: String], FindingLevel?) -> Finding

  let media: MeasuredMedia
  let bounds: any MediaBounds

  /// Encoders add up to a tenth of a second at the edges.
  private static let slackMilliseconds = 100
  private static let megabyte = 1_048_576

  func findings(_ make: Making) -> [Finding] {
    let facts = facts()
    return bounds.excess(of: facts).compactMap { excess in
      said(excess, facts).map { make($0, $1, nil) }
    } + (isUnmeasured(facts) ? [make(.notMeasured, [:], .caution)] : [])
  }

  /// The file as the bounds look at it.
  private func facts() -> MediaFacts {
    let isAnimation = bounds.kind == .animation
    // Every picture of an animation is shown on its screen, but may also be larger than it.
    let frame = isAnimation ? media.largestFrame : nil
    let endings = media.type?.endings ?? []
    return MediaFacts(
      bytes: media.bytes,
      seconds: media.milliseconds.map(Self.startedSeconds),
      width: [media.width, frame?.width].compactMap(\.self).max(),
      height: [media.height, frame?.height].compactMap(\.self).max(),
      type: endings.first(where: bounds.types.contains) ?? endings.first)
  }

  private static func startedSeconds(_ milliseconds: Int) -> Int {
    milliseconds / 1000 + (milliseconds % 1000 > slackMilliseconds ? 1 : 0)
  }

  private func said(
    _ excess: MediaExcess, _ facts: MediaFacts
  ) -> (MediaFindingCode, [String: String])? {
    let isAnimation = bounds.kind == .animation
    return switch excess {
    case .bytes: tooLarge(facts.bytes, bounds.maximumBytes)
    case .seconds: tooMuch(facts.seconds, bounds.maximumSeconds, .tooLong)
    case .width:
      tooMuch(facts.width, bounds.maximumWidth, isAnimation ? .frameTooWide : .tooWide)
    case .height:
      tooMuch(facts.height, bounds.maximumHeight, isAnimation ? .frameTooHigh : .tooHigh)
    case .type:
      (
        .typeNotAllowed,
        ["type": facts.type ?? "", "types": bounds.types.joined(separator: ", ")]
      )
    }
  }

  private func tooMuch(
    _ count: Int?, _ maximum: Int?, _ code: MediaFindingCode
  ) -> (MediaFindingCode, [String: String])? {
    guard let count, let maximum else { return nil }
    return (
      code, ["count": "\(count)", "maximum": "\(maximum)", "excess": "\(count - maximum)"]
    )
  }

  /// In megabytes of 1024 × 1024 bytes, so rounded that the larger number looks larger.
  private func tooLarge(
    _ count: Int?, _ maximum: Int?
  ) -> (MediaFindingCode, [String: String])? {
    guard let count, let maximum else { return nil }
    return (
      .tooLarge,
      [
        "count": megabytes(count, up: true), "maximum": megabytes(maximum, up: false),
        "excess": megabytes(count - maximum, up: true), "bytes": "\(count)",
      ]
    )
  }

  private func megabytes(_ bytes: Int, up: Bool) -> String {
    let (product, overflow) = bytes.multipliedReportingOverflow(by: 10)
    guard !overflow else { return "\(bytes / Self.megabyte)" }
    let tenths = product / Self.megabyte + (up && product % Self.megabyte > 0 ? 1 : 0)
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  /// Whether a limit could not be checked, and nothing else says so already.
  private func isUnmeasured(_ facts: MediaFacts) -> Bool {
    guard media.trouble == nil, media.probe == .notNeeded || media.probe == .used else {
      return false
    }
    return (bounds.maximumSeconds != nil && facts.seconds == nil)
      || (bounds.maximumWidth != nil && facts.width == nil)
      || (bounds.maximumHeight != nil && facts.height == nil)
  }
}
