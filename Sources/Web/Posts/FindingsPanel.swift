import HTML
import Office
import Rulebook

/// What the check noticed on an item: each with its place, articles and remedy, and, for whoever may,
/// the way to let it stand with a reason.
extension PostView {
  /// What the rules say about the text as it stands.
  var findings: Node {
    findingList(dossier.findings.map { findingView($0) }, names: rulebookNames, say: say)
  }

  /// The same beside the editor, where a form of its own would lose what was typed.
  var findingsWhileEditing: Node {
    let views = dossier.findings.map { findingView($0, isEditing: true) }
    let mayWaive = dossier.rights.mayWaive && dossier.findings.contains(where: \.isWaivable)
    return group([
      findingList(views, names: rulebookNames, say: say), markedText,
      when(mayWaive, p(say("finding.waive-elsewhere")).class("hint")),
    ])
  }

  /// The text as it is stored, folded, with what findings are about marked in it; nothing where no
  /// finding points at words.
  var markedText: Node {
    let draft = dossier.current.draft
    let elements = draft.elements.sorted { $0.key < $1.key }
      .map { (PostFields.field(ofElement: $0.key), $0.value) }
    let fields =
      [("title", draft.title), ("summary", draft.summary)] + elements + [("body", draft.body)]
    let findings = numbered(dossier.findings, by: \.level)
    let marked = fields.compactMap { field, words -> Node? in
      let text = MarkedText(words, field: field, findings: findings)
      guard !text.places.isEmpty, let name = fieldName(field) else { return nil }
      return group([h3(name), text.node(say: say)])
    }
    return when(
      !marked.isEmpty, details([summary(say("finding.in-text"))] + marked).class("marked"))
  }

  /// What was let stand, each with who said so and why, as the sheet prints it.
  var waived: [String] {
    dossier.findings.map { findingView($0) }.compactMap { view in
      view.waiver.map { waiver in
        let facts = [
          "finding": view.words, "place": view.place ?? "", "name": waiver.name,
          "reason": waiver.reason,
        ]
        return say(view.place == nil ? "posts.sheet.waived" : "posts.sheet.waived-at", facts)
      }
    }
  }

  private func findingView(_ finding: Finding, isEditing: Bool = false) -> FindingView {
    var facts = finding.facts
    if let concern = facts["concern"] { facts["concern"] = concernTitle(concern) }
    let waiver = dossier.waiver(of: finding)
    let words = FindingWords(say: say)
    let said = words.words(of: finding, facts: facts)
    return FindingView(
      level: finding.level,
      words: dossier.isLater(finding) ? say("finding.later", ["finding": said]) : said,
      place: place(of: finding), fix: words.suggestion(of: finding), citations: finding.citations,
      waiver: waiver.map { (dossier.name($0.person), $0.reason) },
      actions: isEditing ? [] : actions(on: finding, waiver: waiver))
  }

  private func concernTitle(_ concern: String) -> String {
    dossier.rules.contentQuestions(.institutional).first { $0.concern == concern }
      .map { say.title($0.title) } ?? concern
  }

  /// The field, and how far into it.
  private func place(of finding: Finding) -> String? {
    guard let field = fieldName(finding.field) else { return nil }
    guard let offset = finding.offset, finding.text != nil else { return field }
    return say("finding.at", ["field": field, "n": "\(offset + 1)"])
  }

  private func actions(on finding: Finding, waiver: FindingWaiver?) -> [Node] {
    guard dossier.rights.mayWaive, finding.isWaivable else { return [] }
    let path = postPath(dossier.post.id) + "/waivers"
    if let waiver {
      return [
        buttonForm(
          action: path + "/end", csrf: visit.formToken, label: say("finding.restore"),
          fields: [("waiver", waiver.id.description)])
      ]
    }
    return [waiverForm(finding, path: path)]
  }

  private func waiverForm(_ finding: Finding, path: String) -> Node {
    let former = dossier.formerWaiver(of: finding)
    // One page holds many of these forms, so the label's target has to be its own.
    let id = "waive-" + String(digest(finding.key).hex.prefix(12))
    return details([
      summary(say("finding.waive")),
      postForm(
        action: path, csrf: visit.formToken,
        [
          hiddenInput("revision", dossier.current.id.description),
          hiddenInput("finding", finding.key),
          label(say("finding.waive-reason")).for(id),
          p(say(former == nil ? "finding.waive-hint" : "finding.waive-again")).class("hint")
            .id(id + "-hint"),
          input().type("text").name("reason").id(id).value(former?.reason ?? "").required()
            .maxlength(PostFields.waiverReason.maximum).aria("describedby", id + "-hint"),
          div([submitButton(say("finding.waive-submit"), style: .normal)]).class("buttons"),
        ]),
    ])
  }
}
