import Rulebook

/// A leader says how a message is to be handled, by whom, and how hard it is (Yao'an 7). The
/// department's clock starts (Hunan 27, Yao'an 7).
package struct InstructMatter: Act {
  package static let name: ActName = "messages.instruct"
  package static let permission = Permission.roles(MatterWay.deciders)

  package let step: MatterStepID
  package let instruction: String
  /// A department's number, or the unit's own, as typed.
  package let department: String
  /// A `Complexity`, as typed.
  package let complexity: String

  package init(step: MatterStepID, instruction: String, department: String, complexity: String) {
    self.step = step
    self.instruction = instruction
    self.department = department
    self.complexity = complexity
  }

  package var place: Place { .matterStep(step) }

  package func perform(at desk: Desk) throws -> MatterMoved {
    let open = try desk.lockMatter(at: step, .instruct)
    try desk.assume(open.step.role)
    let (instruction, department, complexity) = try checked(open, desk)
    let way = try desk.way(of: open)
    let rule = try way.departmentClock(
      complexity, from: desk.now, calendar: desk.reading.calendar())
    let clock = try rule.map { try desk.startClock($0, from: desk.now, of: department) }
    try desk.setInstruction(
      instruction, complexity: complexity, department: department, of: open.matter.id)
    try desk.closeStep(open.step, .done, opinion: instruction)
    try desk.advance(
      open, to: way.planned(.draft, department: department, complexity: complexity), clock: clock)
    desk.record(
      open, citations: rule?.citations ?? [],
      facts: ["department": "\(department)", "complexity": complexity.rawValue])
    return MatterMoved(message: open.matter.id, step: .draft)
  }

  private func checked(
    _ open: OpenMatter, _ desk: Desk
  ) throws -> (String, OrganizationID, Complexity) {
    var problems: [FieldProblem] = []
    let text = MessageFields.instruction.check(instruction, field: "instruction", &problems)
    let chosen = Complexity(rawValue: complexity)
    if chosen == nil {
      problems.append(FieldProblem("complexity", complexity.isEmpty ? .required : .notAChoice))
    }
    let departments = try desk.reading.answeringDepartments(of: open.unit.id).map(\.id)
    let named = OrganizationID(department)
    let isKnown = named.map { $0 == open.unit.id || departments.contains($0) } ?? false
    if !isKnown {
      problems.append(FieldProblem("department", department.isEmpty ? .required : .notAChoice))
    }
    guard let chosen, let named, problems.isEmpty else { throw Refusal.invalid(problems) }
    return (text, named, chosen)
  }
}
