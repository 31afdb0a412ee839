import Foundation
import Rulebook
import Screening

/// Checks pictures, sound and films, which are known by what is in them and not by their name.
struct MediaDesk {
  /// Which file a finding is about, in place of a field.
  private static let field = "file"

  private let inspection: MediaInspection
  private let rules: [MediaRule]
  private let taken: [PlatformLimits.MediaEntry]
  private let words: CheckWords
  private let copies: CleanCopies?

  /// - Parameters:
  ///   - platforms: where the files go; without any, nothing limits them.
  ///   - limits: what platforms take today.
  ///   - copies: where copies without position are put; nil where nobody asked for any.
  init(
    rules: GoverningRules, platforms: Set<String>, limits: PlatformLimits, words: CheckWords,
    copies: CleanCopies?
  ) {
    self.copies = copies
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    inspection = MediaInspection(probe: MediaProbe(searchPath: path))
    var regulated: [MediaRule] = []
    for platform in PlatformKind.allCases where platforms.contains(platform.rawValue) {
      for rule in MediaKind.allCases.flatMap({ rules.mediaLimits(platform: platform, kind: $0) })
      where !regulated.contains(rule) {
        regulated.append(rule)
      }
    }
    self.rules = regulated
    taken = limits.media(on: platforms)
    self.words = words
  }

  /// What is noticed about a file; nil for standard input, and for what is no picture, no sound
  /// and no film or cannot be looked at.
  func check(_ path: String) async -> CheckedFile? {
    guard path != "-" else { return nil }
    let file = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard let media = try? await inspection.measured(file), media.type?.kind != nil else {
      return nil
    }
    let name = URL(fileURLWithPath: path).lastPathComponent
    let findings = MediaCheck.findings(
      of: media, file: MediaCheck.File(field: Self.field, name: name), rules: rules,
      platforms: taken)
    return CheckedFile(
      name: path, findings: findings.map { checked($0, in: path) },
      copy: copies?.copy(of: file, media, name: name))
  }

  static func isNamedLikeMedia(_ path: String) -> Bool {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    return MediaFormat.allCases.contains { $0.kind != nil && $0.endings.contains(ending) }
  }

  /// A file has no lines: what is said of it stands at its beginning.
  private func checked(_ finding: Finding, in path: String) -> CheckedFinding {
    CheckedFinding(
      file: path, rule: finding.rule, family: finding.family, level: finding.level,
      articles: ArticleSheet.all(finding.citations), line: 1, column: 1, endLine: 1, endColumn: 1,
      offset: 0, length: 0, text: nil, message: words.message(finding),
      suggestion: finding.suggestion)
  }
}
