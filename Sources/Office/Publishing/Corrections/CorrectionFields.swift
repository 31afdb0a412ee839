import Rulebook
import Screening
import WorkCalendar

/// What the fields of a correction accept.
package enum CorrectionFields {
  package static let fault = TextRule(maximum: 1_000, multiline: true)
  package static let foundBy = TextRule(maximum: 60, required: false)
  package static let explanation = TextRule(maximum: 300, multiline: true)
  package static let basis = TextRule(maximum: 300, multiline: true)
  package static let evidence = TextRule(maximum: 500)
  package static let reason = TextRule(maximum: 300, multiline: true)

  /// The draft as it will be stored, with every problem of its fields.
  ///
  /// - Parameter published: when the item first appeared; nothing is found wrong before.
  static func check(
    _ draft: CorrectionDraft, published: Instant, now: Instant,
    _ problems: inout [FieldProblem]
  ) -> CorrectionDraft {
    var clean = draft
    clean.fault = fault.check(draft.fault, field: "fault", &problems)
    // A citizen's name is not even read.
    clean.foundBy =
      draft.finder == .citizen
      ? "" : foundBy.check(draft.foundBy, field: "found-by", &problems)
    clean.explanation =
      draft.kind == .delete
      ? "" : explanation.check(draft.explanation, field: "explanation", &problems)
    clean.basis = draft.kind == .delete ? basis.check(draft.basis, field: "basis", &problems) : ""
    clean.foundAt = draft.foundAt.wholeMinute
    check(
      clean.foundAt, field: "found-at", published: published, now: now, &problems)
    return clean
  }

  /// A moment between the publication and now, in whole minutes.
  static func check(
    _ at: Instant, field: String, published: Instant, now: Instant,
    _ problems: inout [FieldProblem]
  ) {
    if at > now {
      problems.append(FieldProblem(field, .inFuture))
    } else if at < published.wholeMinute {
      problems.append(
        FieldProblem(
          field, .order,
          facts: [FieldProblem.cause: "before-start", "day": published.date.text]))
    }
  }
}

extension CorrectionDraft {
  /// What readers will see, for the checks; the field's id is its name in the form.
  var screened: ScreenedItem {
    ScreenedItem(
      fields: [ScreenedField(id: "explanation", text: explanation)].filter { !$0.text.isEmpty },
      platforms: [PlatformKind.portal.rawValue])
  }
}
