import Rulebook

extension Desk {
  /// Whether everybody may take up a duty on an account: where a text says that nobody works
  /// untrained, whoever works with the program has passed a training (R35).
  ///
  /// Of somebody who does not work with the program nothing is known, and nothing is asked.
  /// - Throws: `accounts.untrained` with the names.
  func checkTrained(
    _ holders: [AccountDuty: DutyHolder], under rules: GoverningRules
  ) throws {
    let walls = rules.walls(named: TrainingRules.gate)
    guard !walls.isEmpty else { return }
    let untrained = try reading.untrained(among: holders.values.compactMap(\.person))
    guard !untrained.isEmpty else { return }
    let names = try reading.names(of: untrained)
    let problems = AccountDuty.allCases.compactMap { duty -> FieldProblem? in
      guard let person = holders[duty]?.person, let name = names[person] else { return nil }
      return FieldProblem(
        "people.\(duty.rawValue).person", .wrong,
        facts: [FieldProblem.cause: "untrained", "name": name, "person": "\(person)"])
    }
    throw Refusal(
      AccountRefusal.untrained, facts: ["name": names.values.sorted().joined(separator: ", ")],
      citations: walls.citations,
      helpers: [.accountManager, .bureauManager], problems: problems)
  }
}
