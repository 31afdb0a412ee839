import HTML
import Office
import Rulebook

/// The parts of the first-run form.
struct SetupForm {
  let visit: Visit
  let entries: Entries
  let label: FieldLabels

  private var say: Words { visit.say }

  var organization: Node {
    fieldset([
      legend([h2(say("setup.organization"))]),
      line("name", hint: say("organization.name-hint")),
      line("shortName", hint: say("organization.short-name-hint")),
      line("code", hint: say("organization.code-hint")),
      selectBox(
        label("level"), entries, choices: OrganizationWords.levels(say), say: say),
      selectBox(
        label("sector"), entries, choices: OrganizationWords.sectors(say), say: say),
    ]).class("field-group")
  }

  var rulebooks: Node {
    OrganizationWords.rulebookBoxes(
      label("rulebooks", hint: say("setup.rulebooks-hint")), entries, visit: visit)
  }

  func administrator(_ role: Role) -> Node {
    let prefix = role.rawValue
    return fieldset([
      legend([h2(say("role." + prefix))]),
      p(say("setup.duty." + prefix)).class("hint"),
      line("\(prefix)-login", autocomplete: "off"),
      line("\(prefix)-name", autocomplete: "off"),
      line("\(prefix)-password", type: "password", autocomplete: "new-password"),
      line("\(prefix)-again", type: "password", autocomplete: "new-password"),
    ]).class("field-group")
  }

  var passwordRules: String {
    let policy = visit.house.policy
    return say(
      "setup.password-rules",
      ["length": "\(policy.minimumLength)", "classes": "\(policy.characterClasses)"])
  }

  private func line(
    _ name: String, hint: String? = nil, type: String = "text", autocomplete: String? = nil
  ) -> Node {
    textInput(
      label(name, hint: hint), entries, say: say, type: type, autocomplete: autocomplete)
  }
}
