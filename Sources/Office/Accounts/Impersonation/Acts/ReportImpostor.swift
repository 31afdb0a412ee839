import Rulebook
import WorkCalendar

/// Puts an account that pretends to be one of ours into the register, with what shows it.
package struct ReportImpostor: Act {
  package static let name: ActName = "impostors.report"
  package static let permission = Permission(
    .accountManager, .bureauManager, .securityOfficer, .dutyOfficer, .inboxClerk)

  package let organization: OrganizationID
  /// Which of the body's accounts is imitated; nil when it is the body as such.
  package let account: AccountID?
  package let platform: Platform
  package let shownName: String
  package let link: String
  package let foundOn: CivilDate
  package let source: Impostor.Source
  package let evidence: String
  package let evidenceLink: String
  package let files: [IncomingFile]

  package init(
    organization: OrganizationID, account: AccountID? = nil, platform: Platform, name: String,
    link: String = "", foundOn: CivilDate, source: Impostor.Source = .staff, evidence: String,
    evidenceLink: String = "", files: [IncomingFile] = []
  ) {
    self.organization = organization
    self.account = account
    self.platform = platform
    shownName = name
    self.link = link
    self.foundOn = foundOn
    self.source = source
    self.evidence = evidence
    self.evidenceLink = evidenceLink
    self.files = files
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> ImpostorID {
    let unit = try desk.here()
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let name = ImpostorFields.name.check(shownName, field: "name", &problems)
    let link = AccountFields.link(link, field: "link", &problems)
    let evidence = ImpostorFields.evidence.check(evidence, field: "evidence", &problems)
    let evidenceLink = AccountFields.link(evidenceLink, field: "evidence-link", &problems)
    ImpostorFields.check(files, field: "files", &problems)
    if foundOn > desk.today { problems.append(FieldProblem("found-on", .inFuture)) }
    if let account, try desk.reading.account(account).organization != unit.id {
      problems.append(FieldProblem("account", .notAChoice))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertImpostor(
      of: unit.id, account: account, platform: platform, name: name, link: link,
      foundOn: foundOn, source: source, by: person.id)
    try desk.enter(
      ImpostorEntry(
        .report, .reported, words: evidence, link: evidenceLink, by: person.id, at: desk.now),
      of: id, files: files)
    let rules = try desk.reading.rules(for: unit)
    desk.record(
      AuditObject(.impostor, id.rawValue, of: unit.id),
      citations: rules.duties(named: ImpostorRules.duties).reduce([]) {
        $0.joined(with: $1.citations)
      },
      facts: [
        "name": name, "platform": platform.rawValue, "day": foundOn.text,
        "files": files.auditWords,
      ])
    return id
  }
}
