import HTML
import HTTPTypes
import Office
import Rulebook

/// The form on which an officer reports an account of their own, or puts right what they reported.
enum PersonalForm {
  static func platforms(_ say: Words) -> [Choice] {
    PersonalAccountFields.platforms.map {
      Choice($0.rawValue, RulebookWords.platform($0.rawValue, say))
    }
  }

  static func blank(_ visit: Visit) async throws -> Reply { try await page(visit, Entries()) }

  static func saved(_ visit: Visit) async throws -> Reply {
    let found = try await own(visit)
    let report = found.account.report
    func word(_ isOn: Bool) -> String { isOn ? "yes" : "no" }
    let entries = Entries(single: [
      "platform": report.platform?.rawValue ?? "", "name": report.name, "link": report.link,
      "post": report.post, "need": report.need, "secret": word(report.isSecretPost),
      "certified": word(report.isCertified), "realName": word(report.hasRealName),
      "marks": word(report.hasPoliceMarks),
    ])
    return try await page(visit, entries, correcting: found.account)
  }

  static func report(_ visit: Visit) async throws -> Reply {
    try await visit.answering({ try await again(visit, refusal: $0) }) {
      let report = try read(visit)
      let id = try await visit.perform(ReportPersonalAccount(report))
      return .redirect(personalPath(id) + "?done=reported")
    }
  }

  static func correct(_ visit: Visit) async throws -> Reply {
    let found = try await own(visit)
    return try await visit.answering(
      { try await again(visit, refusal: $0, correcting: found.account) },
      {
        let report = try read(visit)
        _ = try await visit.perform(
          CorrectPersonalAccount(
            found.account.id, version: Int64(visit.form.text("version")) ?? 0, report: report))
        return .redirect(personalPath(found.account.id) + "?done=corrected")
      })
  }

  /// - Throws: `office.not-found`, `personal.not-own`.
  private static func own(_ visit: Visit) async throws -> ListedPersonalAccount {
    let id = try visit.id(of: PersonalAccount.self)
    let found = try await visit.ask { try $0.visiblePersonalAccount(id) }
    guard found.account.person == visit.asker?.person?.id else {
      throw Refusal(PersonalAccountRefusal.notOwn)
    }
    return found
  }

  private static func read(_ visit: Visit) throws -> PersonalReport {
    try visit.expect(
      "platform", "name", "link", "post", "need", "secret", "certified", "realName", "marks",
      "version")
    let form = visit.form
    var report = PersonalReport()
    var problems: [FieldProblem] = []
    let platform = form.text("platform")
    if !platform.isEmpty {
      report.platform = visit.choice("platform", &problems, as: Platform.self)
    }
    if !["yes", "no"].contains(form.text("secret")) {
      problems.append(FieldProblem("secret", .required))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    (report.name, report.link) = (form.text("name"), form.text("link"))
    (report.post, report.need) = (form.text("post"), form.text("need"))
    report.isSecretPost = form.isOn("secret")
    report.isCertified = form.isOn("certified")
    report.hasRealName = form.isOn("realName")
    report.hasPoliceMarks = form.isOn("marks")
    return report
  }

  private static func again(
    _ visit: Visit, refusal: Refusal, correcting: PersonalAccount? = nil
  ) async throws -> Reply {
    var labels = PersonalWords.labels(visit.say)
    labels["secret"] = visit.say("personal.field.secret")
    return try await page(
      visit, visit.entries(refusal, labels: labels), correcting: correcting, refusal: refusal)
  }

  // MARK: - The page

  private static func page(
    _ visit: Visit, _ entries: Entries, correcting: PersonalAccount? = nil,
    refusal: Refusal? = nil
  ) async throws -> Reply {
    let say = visit.say
    let rules = try await visit.ask { reading in
      guard let home = reading.asker.person?.organization else {
        throw Refusal(OfficeRefusal.notSignedIn)
      }
      return try reading.rules(for: try reading.organization(home))
    }
    let names = visit.rulebookNames
    let title = say(correcting == nil ? "personal.new" : "personal.correct")
    let reporting = rules.personalAccountRules.filter { $0.kind == .report }
    let content = [
      errorSummary(entries.errors, say: say), wholeFormNote(refusal, say: say),
      pageHeading(title), PersonalWords.source(say),
      basisLine(
        reporting.citations, names: names, say: say),
      columns(
        [panel(say("personal.report"), [form(visit, entries, rules, correcting)])],
        aside: [
          panel(say("personal.rules-title"), [PersonalWords.rules(rules, names: names, say)])
        ]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.personal), title: title,
        breadcrumb: [Crumb(say("personal.title"), href: "/personal"), Crumb(title)],
        content: content, hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func form(
    _ visit: Visit, _ entries: Entries, _ rules: GoverningRules, _ correcting: PersonalAccount?
  ) -> Node {
    let say = visit.say
    let barring = rules.personalAccountRules.filter { $0.kind == .barred }
      .citations
    let action = correcting.map { personalPath($0.id) + "/report" } ?? "/personal"
    return postForm(
      action: action, csrf: visit.formToken,
      [
        ifPresent(correcting) { hiddenInput("version", "\($0.version)") },
        line("post", .required, PersonalAccountFields.post.maximum, entries, say),
        radioGroup(
          FieldLabel(
            "secret", say("personal.field.secret"), hint: say("personal.hint.secret"),
            need: .required), entries,
          choices: [Choice("yes", say("personal.yes")), Choice("no", say("personal.no"))],
          say: say, isInline: true),
        basisLine(barring, names: visit.rulebookNames, say: say),
        textArea(
          FieldLabel(
            "need", say("personal.field.need"), hint: say("personal.hint.need"),
            need: .optional, limit: FieldLimit(PersonalAccountFields.need.maximum)), entries,
          say: say, rows: 3),
        selectBox(
          FieldLabel("platform", say("personal.field.platform"), need: .required), entries,
          choices: platforms(say), say: say),
        line("name", .required, PersonalAccountFields.name.maximum, entries, say),
        line("link", .optional, AccountFields.link.maximum, entries, say),
        checkbox("certified", say("personal.field.certified"), entries, say: say),
        checkbox("realName", say("personal.field.real-name"), entries, say: say),
        checkbox("marks", say("personal.field.marks"), entries, say: say),
        actionBar([submitButton(say("personal.submit"))]),
      ])
  }

  private static func line(
    _ name: String, _ need: Need, _ limit: Int, _ entries: Entries, _ say: Words
  ) -> Node {
    textInput(
      FieldLabel(
        name, PersonalWords.labels(say)[name] ?? name, need: need, limit: FieldLimit(limit)),
      entries, say: say, autocomplete: "off")
  }
}
