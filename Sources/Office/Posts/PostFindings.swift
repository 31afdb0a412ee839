import Rulebook
import Screening

/// What the rules and the lists have to say about a draft. Findings point; a person decides.
package enum PostFindings {
  /// - Parameters:
  ///   - targets: where it goes.
  ///   - scopes: whose accounts they are.
  ///   - warning: what a warning says, by the element's id; nil for anything else.
  ///   - check: who looked into a reprint, and what they confirmed.
  package static func of(
    _ draft: PostDraft, to targets: PostTargets, scopes: Set<AccountScope> = [.own],
    warning: [String: String]? = nil,
    check: ReprintCheck? = nil, under rules: GoverningRules, by screener: Screener
  ) -> [Finding] {
    let item = ScreenedItem(
      fields: fields(of: draft), platforms: targets.common,
      elements: draft.noticeForm == .report ? draft.elements : nil,
      warning: draft.noticeForm == .warning ? draft.elements : warning,
      reprint: draft.reprint?.facts, pictures: pictures(of: draft))
    let found =
      screener.findings(in: item, under: rules)
      + targets.forms.flatMap { findings(in: $0, of: draft, under: rules, by: screener) }
      + concerns(of: draft, on: scopes, under: rules)
      + reprint(of: draft, check, under: rules)
      + media(of: draft, platforms: targets.platforms, under: rules, limits: screener.platforms)
    return found.sorted { $0.level < $1.level }
  }

  private static func fields(of draft: PostDraft) -> [ScreenedField] {
    let texts = [
      ScreenedField(id: "title", text: draft.title),
      ScreenedField(id: "summary", text: draft.summary),
      ScreenedField(id: "body", text: draft.body),
    ]
    let elements = draft.elements.sorted { $0.key < $1.key }.map { id, text in
      ScreenedField(id: PostFields.field(ofElement: id), text: text)
    }
    return (texts + elements).filter { !$0.text.isEmpty }
  }

  /// What is to be said of the text on one account: of its own words everything, of the item's own
  /// only whether they are too long there.
  private static func findings(
    in target: PostTargets.Form, of draft: PostDraft, under rules: GoverningRules,
    by screener: Screener
  ) -> [Finding] {
    let words = draft.words(on: target.form.account)
    let item = ScreenedItem(
      fields: [
        ScreenedField(id: "title", text: words.title),
        ScreenedField(id: "summary", text: draft.summary),
        ScreenedField(id: "body", text: words.body),
      ].filter { !$0.text.isEmpty },
      platforms: [target.platform])
    let own = [
      "title": target.form.title.isEmpty
        ? nil : PostFields.field(ofTitleOn: target.form.account),
      "body": target.form.body.isEmpty ? nil : PostFields.field(ofBodyOn: target.form.account),
    ]
    return screener.findings(in: item, under: rules).compactMap { finding in
      var finding = finding
      guard let field = own[finding.field] ?? nil else {
        return ["format", "platform"].contains(finding.family) ? finding : nil
      }
      finding.field = field
      return finding
    }
  }

  /// That nobody has looked into a reprint yet.
  private static func reprint(
    of draft: PostDraft, _ check: ReprintCheck?, under rules: GoverningRules
  ) -> [Finding] {
    let confirmed = Set(check?.confirmed ?? [])
    let missing = rules.demandedReprintChecks.filter { !confirmed.contains($0.name) }
    guard draft.reprint != nil, !missing.isEmpty else { return [] }
    return [
      Finding(
        rule: "reprint", family: "reprint", level: .mustFix, citations: missing.citations,
        field: CheckReprint.field, phraseKey: "finding.reprint.unchecked")
    ]
  }

  // MARK: - Kinds of content

  /// What follows from a person's answers to the rulebooks' questions.
  private static func concerns(
    of draft: PostDraft, on scopes: Set<AccountScope>, under rules: GoverningRules
  ) -> [Finding] {
    let questions = rules.contentQuestions(.institutional)
    guard !questions.isEmpty else { return [] }
    guard let answered = draft.concerns else {
      let citations = questions.citations
      return [
        finding("content.unanswered", .mustFix, citations)
      ]
    }
    let text = fields(of: draft).map(\.text).joined(separator: "\n")
    let route = rules.reviewRoute(draft.demand(on: scopes, under: rules))
    let reachesSuperior = route.stages.contains { $0.seat != .unit }
    return questions.flatMap { question -> [Finding] in
      guard answered.contains(question.concern) else {
        let hints = question.hints(in: text)
        guard !hints.isEmpty else { return [] }
        return [
          finding(question, "content.hint", .hint, facts: ["words": hints.joined(separator: " ")])
        ]
      }
      switch question.kind {
      case .forbidden: return [finding(question, "content.forbidden", .mustFix)]
      case .careful: return [finding(question, "content.careful", .caution)]
      case .needsConsent:
        return [finding(question, "content.consent", .needsConsent)]
          + (reachesSuperior ? [] : [finding(question, "content.no-consent", .mustFix)])
      }
    }
  }

  private static func finding(
    _ question: ContentRule, _ phrase: String, _ level: FindingLevel, facts: [String: String] = [:]
  ) -> Finding {
    Finding(
      rule: question.id, family: "content", level: level, citations: question.citations,
      field: PostFields.concerns,
      facts: facts.merging(["concern": question.concern]) { own, _ in own },
      phraseKey: "finding." + phrase)
  }

  private static func finding(
    _ phrase: String, _ level: FindingLevel, _ citations: [Citation]
  ) -> Finding {
    Finding(
      rule: "content", family: "content", level: level, citations: citations,
      field: PostFields.concerns, phraseKey: "finding." + phrase)
  }
}

/// Where a draft goes, and in which words.
package struct PostTargets: Sendable {
  /// The text of one account, and its platform.
  struct Form: Sendable {
    let form: AccountForm
    let platform: String
  }

  /// Ids of the platforms that get the item's own words, in ascending order.
  let common: [String]
  let forms: [Form]

  /// Ids of all platforms it goes to.
  var platforms: Set<String> { Set(common + forms.map(\.platform)) }

  /// Platforms that all get the same words.
  package init(platforms: Set<String>) {
    common = platforms.sorted()
    forms = []
  }

  /// - Parameter platforms: ids of the platforms of the draft's accounts.
  package init(_ draft: PostDraft, platforms: [AccountID: String]) {
    common = Set(platforms.filter { draft.form(on: $0.key) == nil }.values).sorted()
    forms = (draft.forms ?? []).compactMap { form in
      platforms[form.account].map { Form(form: form, platform: $0) }
    }
  }
}

extension ContentRule {
  /// How a person's answer names the kind of content: `zhengzhou-2020/content.major-cases`.
  package var concern: String { (citations.first?.rulebook ?? "") + "/" + id }
}
