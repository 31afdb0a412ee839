/// What a platform accepts, as it was read on a day. Not what a regulation allows: that is a rule.
package struct PlatformSheet: Sendable, Hashable {
  package enum Part: String, Sendable, CaseIterable {
    case title, summary, body
  }

  package struct Limit: Sendable, Hashable {
    package let part: Part
    /// In visible characters.
    package let maximum: Int
  }

  /// Id of the platform, as accounts name it.
  package let platform: String
  /// The day on which the limits were read, `2026-11-21`.
  package let readOn: String
  /// Where they were read.
  package let source: String
  package let limits: [Limit]

  /// The parts of a parcel that the platform would not take.
  package func excesses(of parcel: Parcel) -> [Limit] {
    limits.filter { limit in
      switch limit.part {
      case .title: parcel.title.count > limit.maximum
      case .summary: parcel.summary.count > limit.maximum
      case .body: parcel.body.count > limit.maximum
      }
    }
  }
}

extension PlatformSheet {
  /// Our own portal: its pages and feeds are laid out for these lengths.
  package static let portal = PlatformSheet(
    platform: "portal", readOn: "2026-11-21", source: "docs/capabilities/publishing.md",
    limits: [
      Limit(part: .title, maximum: 120), Limit(part: .summary, maximum: 300),
      Limit(part: .body, maximum: 20_000),
    ])
}
