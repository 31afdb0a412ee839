/// The citizen says, once, what they think of the answer, in five grades.
package struct RateReply: Act {
  package static let name: ActName = "messages.rate"
  package static let permission = Permission.citizens

  package let number: String
  package let code: String
  /// 5 very satisfied … 1 very dissatisfied, as typed.
  package let grade: String
  package let comment: String

  package init(number: String, code: String, grade: String, comment: String = "") {
    self.number = number
    self.code = code
    self.grade = grade
    self.comment = comment
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let matter = try desk.reading.matter(number: number, code: code)
    guard matter.state == .answered else { throw Refusal(MessageRefusal.notAnswered) }
    var problems: [FieldProblem] = []
    let chosen = Int(grade).flatMap { (1...5).contains($0) ? $0 : nil }
    if chosen == nil {
      problems.append(FieldProblem("grade", grade.isEmpty ? .required : .notAChoice))
    }
    let comment = MessageFields.comment.check(comment, field: "comment", &problems)
    guard let chosen, problems.isEmpty else { throw Refusal.invalid(problems) }
    try desk.insertRating(chosen, comment: comment, of: matter.id)
    desk.record(
      AuditObject(.matter, matter.id.rawValue, of: matter.organization),
      facts: ["number": matter.number])
    return Done()
  }
}
