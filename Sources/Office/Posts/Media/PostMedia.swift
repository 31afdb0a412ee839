import Rulebook
import Screening

/// A picture, a sound or a film of an item: what was handed in, what readers get, and what is said
/// of it. A signature vouches for all of it.
package struct PostMedia: Sendable, Hashable, Codable {
  /// A file that the body keeps, and what is in it.
  package struct Kept: Sendable, Hashable, Codable {
    package let file: StoredFileID
    /// SHA-256 of the content, in 64 digits.
    package let sha256: String

    package init(file: StoredFileID, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// As it was handed in; it never leaves the office.
  package let original: Kept
  /// What is published: the original, or a copy without the place where it was made.
  package let shown: Kept
  /// The name under which it was handed in.
  package let name: String
  /// What was measured of the published file.
  package let measure: MediaMeasure
  /// Whether the original says of itself, where nobody sees it, that a machine made it (GB 45438).
  package let hasHiddenLabel: Bool
  package var words: MediaWords

  package init(
    original: Kept, shown: Kept, name: String, measure: MediaMeasure,
    hasHiddenLabel: Bool = false, words: MediaWords = MediaWords()
  ) {
    self.original = original
    self.shown = shown
    self.name = name
    self.measure = measure
    self.hasHiddenLabel = hasHiddenLabel
    self.words = words
  }

  /// What tells it from the other files of an item, short enough for the names of fields.
  package var key: String { String(original.sha256.prefix(16)) }

  /// Whether something was taken out before it may be published.
  package var isCleaned: Bool { original.sha256 != shown.sha256 }
}

/// What a person says of a file: for readers, and for those who sign.
package struct MediaWords: Sendable, Hashable, Codable {
  /// What is read out to whoever cannot see or hear it.
  package var alternative: String
  /// What stands beneath it.
  package var caption: String
  /// Who made it, or where it was taken from.
  package var source: String
  /// By which right the office uses it; nil until somebody has said so.
  package var licence: MediaLicence?
  /// Whether a machine made it or a part of it; nil until somebody has answered.
  package var isAIMade: Bool?

  package init(
    alternative: String = "", caption: String = "", source: String = "",
    licence: MediaLicence? = nil, isAIMade: Bool? = nil
  ) {
    self.alternative = alternative
    self.caption = caption
    self.source = source
    self.licence = licence
    self.isAIMade = isAIMade
  }
}

/// By which right an office uses a work.
package enum MediaLicence: String, Sendable, CaseIterable, Codable {
  /// Made by the body itself, in the course of duty.
  case own
  /// Whoever holds the rights has agreed.
  case permission
  /// Bought, from an agency for example.
  case purchased
  /// Rights have ended, or were given up for everybody.
  case free
  /// A published work within what official duty needs (Copyright Law, art. 24 (7)).
  case officialUse = "official-use"

  /// Whether a source has to be named: only for what others made.
  package var asksForSource: Bool { self != .own }
}

extension PostDraft {
  /// Pictures, sound and films in their order; none where nobody attached any.
  package var attached: [PostMedia] { media ?? [] }
}
