/// A kind of file.
package enum MediaKind: String, CaseIterable, Codable, Sendable {
  case voice, video, picture
  /// A moving picture, of which every frame is measured.
  case animation
}

/// What is known of a file; nil where it does not apply or was not measured.
package struct MediaFacts: Sendable, Hashable, Codable {
  package var bytes: Int?
  package var seconds: Int?
  /// In pixels; of an animation, the widest frame.
  package var width: Int?
  /// In pixels; of an animation, the highest frame.
  package var height: Int?
  /// Ending of the name without the dot, in any case.
  package var type: String?

  package init(
    bytes: Int? = nil, seconds: Int? = nil, width: Int? = nil, height: Int? = nil,
    type: String? = nil
  ) {
    self.bytes = bytes
    self.seconds = seconds
    self.width = width
    self.height = height
    self.type = type
  }
}

/// What of a file a rule does not allow.
package enum MediaExcess: String, CaseIterable, Codable, Sendable {
  case bytes, seconds, width, height, type
}

/// How large a file of a kind may be, and of which type.
package protocol MediaBounds: Sendable {
  var kind: MediaKind { get }
  var maximumBytes: Int? { get }
  var maximumSeconds: Int? { get }
  var maximumWidth: Int? { get }
  var maximumHeight: Int? { get }
  /// Types that are allowed, in small letters; empty when any is.
  var types: [String] { get }
}

/// How large a file may be on a platform, and of which type.
package struct MediaRule: Rule, MediaBounds {
  package var head: RuleHead
  package var platform: PlatformKind
  package var kind: MediaKind
  package var maximumBytes: Int?
  package var maximumSeconds: Int?
  package var maximumWidth: Int?
  package var maximumHeight: Int?
  package var types: [String]
}

extension MediaBounds {
  /// What of a file is too much; what was not measured counts as allowed.
  package func excess(of file: MediaFacts) -> [MediaExcess] {
    func exceeds(_ value: Int?, _ maximum: Int?) -> Bool {
      guard let value, let maximum else { return false }
      return value > maximum
    }
    var result: [MediaExcess] = []
    if exceeds(file.bytes, maximumBytes) { result.append(.bytes) }
    if exceeds(file.seconds, maximumSeconds) { result.append(.seconds) }
    if exceeds(file.width, maximumWidth) { result.append(.width) }
    if exceeds(file.height, maximumHeight) { result.append(.height) }
    if !types.isEmpty, let type = file.type, !types.contains(type.lowercased()) {
      result.append(.type)
    }
    return result
  }

  package func allows(_ file: MediaFacts) -> Bool { excess(of: file).isEmpty }
}

/// A kind of message that a platform knows.
package struct MessageKindRule: Rule {
  package var head: RuleHead
  package var platform: PlatformKind
}
