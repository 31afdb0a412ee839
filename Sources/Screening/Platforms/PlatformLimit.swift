package import Rulebook

/// How a platform counts a text.
package enum PlatformUnit: String, CaseIterable, Codable, Sendable {
  /// As a reader sees them; an emoji is one.
  case characters
  /// A character of ASCII counts half and every other one, and the sum is rounded up.
  case weighted

  package func count(of text: String) -> Int {
    switch self {
    case .characters: text.count
    case .weighted: (text.reduce(0) { $0 + Self.halves($1) } + 1) / 2
    }
  }

  private static func halves(_ character: Character) -> Int { character.isASCII ? 1 : 2 }
}

/// What helps where a text is too long.
package enum LengthOffer: String, CaseIterable, Codable, Sendable {
  /// The text cut where a reader can stop.
  case shorter
  /// The text as one long picture, with a few words above it.
  case longPicture = "long-picture"
  /// An article of pictures and text in place of a plain message.
  case article
  /// Several items.
  case parts
}

/// Where a platform's limit was read, and how well it is known.
package struct LimitOrigin: Sendable, Hashable {
  /// Which way the platform takes an item.
  package enum Way: String, CaseIterable, Codable, Sendable {
    case interface, website
  }

  /// How well the number is known.
  package enum Evidence: String, CaseIterable, Codable, Sendable {
    /// The platform's own page was read.
    case page
    /// A copy of the platform's page was read.
    case copy
    /// Seen by those who use the platform; it stands on no page of the platform's.
    case observed
  }

  package var way: Way
  package var level: FindingLevel
  package var evidence: Evidence
  package var source: String
  /// The day of the source, `2025-12-19`.
  package var dated: String

  /// What a finding says of it.
  func facts(on platform: String, of sheet: PlatformLimitSheet) -> [String: String] {
    [
      "platform": platform, "source": source, "dated": dated, "seen": sheet.readOn,
      "evidence": evidence.rawValue, "through": way.rawValue,
    ]
  }
}

/// The longest a field may be for a platform, as it was read.
package struct PlatformLimit: Sendable, Hashable {
  package var field: LimitField
  package var maximum: Int
  package var unit: PlatformUnit
  package var offer: LengthOffer
  package var origin: LimitOrigin
}

/// How large a file may be for a platform, as it was read.
package struct PlatformMediaLimit: Sendable, Hashable, MediaBounds {
  /// What the file is for.
  package enum Use: String, CaseIterable, Codable, Sendable {
    /// A picture in the text of an article.
    case inside
    /// A file that is sent as such.
    case itself
  }

  package var kind: MediaKind
  package var use: Use
  package var maximumBytes: Int?
  package var maximumSeconds: Int?
  package var types: [String]
  package var origin: LimitOrigin

  /// No platform's page that was read names a size in pixels as the largest.
  package var maximumWidth: Int? { nil }
  package var maximumHeight: Int? { nil }
}

/// What one platform accepts, as it was read on a day. Not what a regulation allows: that is a rule.
package struct PlatformLimitSheet: Sendable, Hashable {
  package var id: String
  /// Ids of the platforms, as accounts name them.
  package var platforms: [String]
  /// The day on which the sources were read, `2026-11-21`.
  package var readOn: String
  /// What becomes of a body that is longer than a regulation allows.
  package var longerBody: LengthOffer
  package var limits: [PlatformLimit]
  package var media: [PlatformMediaLimit]

  /// Whether it speaks of a platform: `wechat` stands for both kinds of WeChat accounts.
  package func speaks(of platform: String) -> Bool {
    platforms.contains { $0 == platform || $0.hasPrefix(platform + "-") }
  }
}
