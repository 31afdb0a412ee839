import HTML
import Office
import Rulebook

/// Words and choices about bodies, shared by the pages that show or add one.
enum OrganizationWords {
  static func levels(_ say: Words) -> [Choice] {
    Organization.Level.allCases.map { Choice($0.rawValue, level($0, say)) }
  }

  static func sectors(_ say: Words) -> [Choice] {
    Organization.Sector.allCases.map { Choice($0.rawValue, sector($0, say)) }
  }

  static func level(_ level: Organization.Level, _ say: Words) -> String {
    say("organization.level-name." + level.rawValue)
  }

  static func sector(_ sector: Organization.Sector, _ say: Words) -> String {
    say("organization.sector-name." + sector.rawValue)
  }

  /// The rulebooks on the shelf to tick, each with the clocks it brings.
  static func rulebookBoxes(_ label: FieldLabel, _ entries: Entries, visit: Visit) -> Node {
    let shelf = visit.office.shelf
    let choices = shelf.ids.compactMap { shelf.rulebook($0) }.map { rulebook in
      Choice(
        rulebook.id, visit.say.title(rulebook.title),
        hint: RulebookWords.clockSummary(of: rulebook, say: visit.say))
    }
    return checkboxes(label, entries, choices: choices, say: visit.say)
  }

  /// A person's name that leads to their page.
  static func link(_ person: Person) -> Node {
    a(person.name).href("/persons/\(person.id)")
  }

  static func link(_ organization: Organization) -> Node {
    a(organization.name).href("/organizations/\(organization.id)")
  }
}
