import Rulebook
import Screening

/// What the rules, the platforms and the house have to say about the files of a draft.
extension PostFindings {
  /// Of all findings on what is said of a file.
  private static let family = "asset"
  /// The rules that files have a share in, by the ids that all rulebooks use for them.
  private static let unlicensed = "content.unlicensed"
  private static let aiMade = "content.ai-made"

  /// - Parameters:
  ///   - platforms: ids of the platforms of its accounts.
  ///   - limits: what platforms take today.
  static func media(
    of draft: PostDraft, platforms: Set<String>, under rules: GoverningRules,
    limits: PlatformLimits
  ) -> [Finding] {
    guard !draft.attached.isEmpty else { return [] }
    let regulated = PlatformKind.allCases.filter { platforms.contains($0.rawValue) }
      .flatMap { platform in
        MediaKind.allCases.flatMap { rules.mediaLimits(platform: platform, kind: $0) }
      }
    let taken = limits.media(on: platforms)
    let questions = rules.contentQuestions(.institutional)
    let licence = questions.first { $0.id == unlicensed }
    let machine = questions.first { $0.id == aiMade }
    return draft.attached.enumerated().flatMap { index, media in
      let field = field(of: index + 1)
      let file = MediaCheck.File(field: field, name: media.name)
      return MediaCheck.findings(
        of: media.measure.measured, file: file, rules: regulated, platforms: taken)
        + rights(media, field, licence) + origin(media, field, machine, draft.concerns)
    }
  }

  /// The field that findings on a file name.
  ///
  /// - Parameter number: its place, from 1.
  package static func field(of number: Int) -> String { "media-\(number)" }

  /// Pictures with the words that are read out for them.
  static func pictures(of draft: PostDraft) -> [ScreenedPicture] {
    draft.attached.filter { $0.measure.kind == .picture }.map {
      ScreenedPicture(name: $0.name, alternativeText: $0.words.alternative)
    }
  }

  /// By which right it is used: must be said where a rule keeps works without licence back.
  private static func rights(
    _ media: PostMedia, _ field: String, _ rule: ContentRule?
  ) -> [Finding] {
    let level: FindingLevel = rule == nil ? .caution : .mustFix
    guard let licence = media.words.licence else {
      return [finding("no-licence", level, media, field, rule)]
    }
    guard licence.asksForSource, media.words.source.isEmpty else { return [] }
    return [finding("no-source", level, media, field, rule)]
  }

  /// Whether a machine made it (labels of AI-made content, in force since 2025-09-01).
  private static func origin(
    _ media: PostMedia, _ field: String, _ rule: ContentRule?, _ concerns: [String]?
  ) -> [Finding] {
    guard let isMade = media.words.isAIMade else {
      return [finding("ai-unanswered", rule == nil ? .caution : .mustFix, media, field, rule)]
    }
    guard isMade else {
      return media.hasHiddenLabel
        ? [finding("ai-label-found", .caution, media, field, rule)] : []
    }
    var found: [Finding] = []
    if let rule, let concerns, !concerns.contains(rule.concern) {
      found.append(finding("ai-not-ticked", .mustFix, media, field, rule))
    }
    if media.isCleaned, media.hasHiddenLabel {
      found.append(finding("ai-label-lost", .caution, media, field, rule))
    }
    return found
  }

  private static func finding(
    _ code: String, _ level: FindingLevel, _ media: PostMedia, _ field: String,
    _ rule: ContentRule?
  ) -> Finding {
    Finding(
      rule: "asset." + code, family: family, level: level, citations: rule?.citations ?? [],
      field: field, facts: ["name": media.name], phraseKey: "finding.asset." + code)
  }
}
