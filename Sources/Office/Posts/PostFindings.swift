import Rulebook
import Screening

/// What the rules have to say about a draft. Findings point; a person decides.
package enum PostFindings {
  /// - Parameter platforms: ids of the platforms of its accounts.
  package static func of(
    _ draft: PostDraft, platforms: Set<String>, under rules: GoverningRules
  ) -> [Finding] {
    var found: [Finding] = []
    for platform in platforms.sorted() {
      found += FormatCheck.findings(
        title: draft.title, summary: draft.summary, body: draft.body,
        limits: rules.formatLimits(platform: platform))
    }
    if draft.kind == .emergency {
      found += RequiredFields.findings(
        values: draft.elements, elements: rules.emergencyElements)
    }
    return found.sorted { $0.level < $1.level }
  }
}
