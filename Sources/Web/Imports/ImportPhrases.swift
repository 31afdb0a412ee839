import HTML
import Office
import Rulebook
import Spreadsheets

/// How imports, their rows and what is wrong with them are said.
package enum ImportPhrases {
  static func answer(_ answer: Bool, _ say: Words) -> String {
    say("imports.answer." + (answer ? "yes" : "no"))
  }

  package static func field(_ field: ImportField, _ say: Words) -> String {
    say("imports.field." + field.rawValue)
  }

  /// `C`, or `C、D`; empty for the whole row.
  package static func columns(_ columns: [Int], _ say: Words) -> String {
    say.list(columns.map { ColumnName.letters(of: $0) })
  }

  /// Columns and reason in one line.
  package static func line(_ fault: RowFault, _ say: Words) -> String {
    let words = reason(fault, say)
    guard !fault.columns.isEmpty else { return words }
    return say(
      "imports.at-columns", ["columns": columns(fault.columns, say), "words": words])
  }

  static func reason(_ fault: RowFault, _ say: Words) -> String {
    var facts = fault.facts
    if fault.reason == .wrongState {
      facts["state"] = facts["state"].map { say("accounts.state." + $0) }
    }
    if fault.reason == .fixed, let level = facts["old"].flatMap(Organization.Level.init) {
      facts["old"] = OrganizationWords.level(level, say)
    }
    return say("imports.reason." + fault.reason.rawValue, facts)
  }

  /// How far an import has come. All or nothing is looked through first, then written at once.
  package static func progress(_ found: TableImport, handled: Int, _ say: Words) -> String {
    let all = found.counts.all
    let facts = ["handled": "\(min(handled, all))", "n": "\(all)"]
    guard found.mode == .allOrNothing else { return say("imports.progress", facts) }
    return say(handled < all ? "imports.progress-look" : "imports.progress-write", facts)
  }

  /// A field with its old and its new value.
  package static func line(_ change: RowChange, _ say: Words) -> String {
    say(
      "imports.change",
      [
        "field": field(change.field, say), "column": ColumnName.letters(of: change.column),
        "old": value(change.old, change.field, say), "new": value(change.new, change.field, say),
      ])
  }

  private static func value(_ value: String, _ field: ImportField, _ say: Words) -> String {
    guard !value.isEmpty else { return say("imports.nothing") }
    switch field {
    case .sector: return say("organization.sector-name." + value)
    case .secret, .interaction: return say("imports.answer." + value)
    case .certification: return say("accounts.certification." + value)
    default: return value
    }
  }

  static func tag(_ verdict: RowVerdict, _ say: Words) -> Node {
    let tone: Tone =
      switch verdict {
      case .new: .green
      case .changed: .primary
      case .unchanged: .grey
      case .bad: .red
      }
    return Web.tag(say("imports.verdict." + verdict.rawValue), tone: tone)
  }
}

/// The way to bring a list in, for whoever may.
func importLink(_ kind: ImportKind, _ visit: Visit) -> Node {
  when(
    ImportPages.units(kind, visit).isEmpty == false,
    linkButton(visit.say("imports.begin"), href: "/imports/new?kind=\(kind.rawValue)"))
}
