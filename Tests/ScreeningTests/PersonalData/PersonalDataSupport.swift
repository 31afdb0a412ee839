import Rulebook
import Screening

/// The check with the words that ship with the program.
enum Checked {
  static let check = Result { try PersonalData.bundled() }

  static func matches(
    _ text: String, under rules: GoverningRules = GoverningRules(rulebooks: [])
  ) throws -> [Finding] {
    try check.get().findings(in: ScreenedField(id: "body", text: text), under: rules)
  }

  /// What was found, as `kind words`.
  static func words(_ text: String) throws -> [String] {
    try matches(text).map { "\($0.facts["kind"] ?? "") \($0.text ?? "")" }
  }
}
