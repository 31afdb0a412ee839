import Rulebook

extension OrganizationDraft {
  /// The draft as it will be stored; what is wrong with it is added to the problems.
  ///
  /// - Parameter shelf: the rulebooks a body can put in force.
  package func checked(
    shelf: RulebookShelf, _ problems: inout [FieldProblem]
  ) -> OrganizationDraft {
    let name = PersonFields.organizationName.check(name, field: "name", &problems)
    let shortName = PersonFields.shortName.check(shortName, field: "shortName", &problems)
    let code = PersonFields.code(code, &problems)
    var known: [String] = []
    for id in rulebooks where !known.contains(id) {
      if shelf.rulebook(id) == nil { problems.append(FieldProblem("rulebooks", .notAChoice)) }
      known.append(id)
    }
    return OrganizationDraft(
      parent: parent, level: level, sector: sector, name: name, shortName: shortName, code: code,
      isSecretRelated: isSecretRelated, rulebooks: known)
  }
}

extension FoundOffice.Administrator {
  /// Sign-in name and name as they will be stored; problems name the fields `<role>-login` and
  /// `<role>-name`.
  package static func checked(
    login: String, name: String, role: Role, _ problems: inout [FieldProblem]
  ) -> (login: String, name: String) {
    var found: [FieldProblem] = []
    let login = PersonFields.login(login, &found)
    let name = PersonFields.name.check(name, field: "name", &found)
    problems += found.map { problem in
      FieldProblem("\(role.rawValue)-\(problem.field)", problem.code, facts: problem.facts)
    }
    return (login, name)
  }
}
