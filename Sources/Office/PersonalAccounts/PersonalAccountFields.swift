/// What the fields about officers' own accounts accept.
package enum PersonalAccountFields {
  package static let name = TextRule(maximum: 40)
  package static let post = TextRule(maximum: 60)
  package static let need = TextRule(maximum: 300, required: false, multiline: true)
  package static let reason = TextRule(maximum: 300, multiline: true)
  package static let remark = TextRule(maximum: 300, required: false, multiline: true)

  /// Platforms on which a person can have an account.
  package static let platforms = Platform.allCases.filter { $0 != .portal && $0 != .app }

  /// The report as it will be stored, with every problem of its fields.
  static func check(
    _ report: PersonalReport, _ problems: inout [FieldProblem]
  ) -> PersonalReport {
    var clean = report
    if let platform = report.platform {
      if !platforms.contains(platform) { problems.append(FieldProblem("platform", .notAChoice)) }
    } else {
      problems.append(FieldProblem("platform", .required))
    }
    clean.name = name.check(report.name, field: "name", &problems)
    clean.link = AccountFields.link(report.link, field: "link", &problems)
    clean.post = post.check(report.post, field: "post", &problems)
    clean.need = need.check(report.need, field: "need", &problems)
    return clean
  }
}
