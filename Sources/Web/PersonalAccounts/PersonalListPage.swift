import HTML
import Office
import Rulebook
import WorkCalendar

/// The accounts one reported, or those of the officers one decides on; the newest first.
enum PersonalListPage {
  private static let pageLength = 50
  static let longest = 40

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let decides = try visit.signedIn().decidesOnPersonalAccounts
    let text = try visit.searched("q", label: say("personal.filter.text"), atMost: longest)
    let filter = filter(visit.query, text: text, decides: decides)
    let before = PersonalAccountID(visit.query.text("before"))
    let (found, rules) = try await visit.ask { reading in
      let found = try reading.personalAccounts(filter, before: before, limit: pageLength + 1)
      guard let home = reading.asker.person?.organization else {
        throw Refusal(OfficeRefusal.notSignedIn)
      }
      return (found, try reading.rules(for: try reading.organization(home)))
    }
    let shown = Array(found.prefix(pageLength))
    let next = found.count > pageLength ? shown.last?.account.id : nil
    let new = linkButton(
      say("personal.new"), href: "/personal/new", style: .primary, icon: .pen)
    let content = [
      pageHeading(
        say("personal.title"),
        actions: [
          exportButtons(
            "/personal/export", PersonalExport.fields.map { ($0, visit.query.text($0)) }, visit),
          new,
        ]), PersonalWords.source(say),
      when(decides, tabs(views(filter, say), label: say("personal.title"))),
      filterForm(filter, say),
      when(shown.isEmpty, empty(filter, say)),
      when(!shown.isEmpty, table(shown, say)),
      pager(
        first: before == nil ? nil : address(filter, before: nil),
        next: next.map { address(filter, before: $0) }, say: say),
      panel(
        say("personal.rules-title"),
        [PersonalWords.rules(rules, names: visit.rulebookNames, say)]),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.personal), title: say("personal.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("personal.title"))],
        content: content))
  }

  /// - Parameter text: what is searched for, of a length that was looked at.
  static func filter(_ fields: FormFields, text: String, decides: Bool) -> PersonalAccountFilter {
    var filter = PersonalAccountFilter()
    filter.isOwn = !decides || fields.text("view") == "own"
    filter.state = PersonalAccount.State(rawValue: fields.text("state"))
    filter.platform = Platform(rawValue: fields.text("platform"))
    filter.text = text.filter { !$0.isNewline }
    return filter
  }

  private static func address(
    _ filter: PersonalAccountFilter, before: PersonalAccountID?
  ) -> String {
    var fields = [filter.isOwn ? "view=own" : "view=unit"]
    if let state = filter.state { fields.append("state=" + state.rawValue) }
    if let platform = filter.platform { fields.append("platform=" + platform.rawValue) }
    if !filter.text.isEmpty { fields.append("q=" + percentEncoded(filter.text)) }
    if let before { fields.append("before=\(before)") }
    return "/personal?" + fields.joined(separator: "&")
  }

  private static func views(_ filter: PersonalAccountFilter, _ say: Words) -> [MenuItem] {
    [
      MenuItem(
        label: say("personal.view.unit"), href: "/personal?view=unit",
        isCurrent: !filter.isOwn),
      MenuItem(
        label: say("personal.view.own"), href: "/personal?view=own", isCurrent: filter.isOwn),
    ]
  }

  private static func filterForm(_ filter: PersonalAccountFilter, _ say: Words) -> Node {
    let entries = Entries(single: [
      "state": filter.state?.rawValue ?? "", "platform": filter.platform?.rawValue ?? "",
      "q": filter.text,
    ])
    let states = PersonalAccount.State.allCases.map {
      Choice($0.rawValue, say("personal.state." + $0.rawValue))
    }
    return filterRow(
      action: "/personal",
      [
        hiddenInput("view", filter.isOwn ? "own" : "unit"),
        textInput(FieldLabel("q", say("personal.filter.text")), entries, say: say),
        selectBox(
          FieldLabel("state", say("personal.column.state")), entries, choices: states, say: say),
        selectBox(
          FieldLabel("platform", say("personal.field.platform")), entries,
          choices: PersonalForm.platforms(say), say: say),
      ], say: say)
  }

  private static func empty(_ filter: PersonalAccountFilter, _ say: Words) -> Node {
    if filter.state != nil || filter.platform != nil || !filter.text.isEmpty {
      return emptyState(
        say("filter.none"),
        actions: [linkButton(say("act.clear-filters"), href: "/personal")])
    }
    return emptyState(say(filter.isOwn ? "personal.empty-own" : "personal.empty-unit"))
  }

  private static func table(_ found: [ListedPersonalAccount], _ say: Words) -> Node {
    dataTable(
      columns: [
        Column(say("personal.field.name"), .name), Column(say("personal.field.platform")),
        Column(say("personal.officer")), Column(say("personal.field.post")),
        Column(say("personal.body")), Column(say("personal.field.certified")),
        Column(say("personal.reported-at")), Column(say("personal.column.state")),
      ],
      rows: found.map { row($0, say) }, caption: say("personal.title"))
  }

  private static func row(_ found: ListedPersonalAccount, _ say: Words) -> Row {
    let report = found.account.report
    return Row([
      a(report.name).href(personalPath(found.account.id)),
      text(PersonalWords.platform(report, say)), text(found.officer),
      group([
        text(report.post),
        when(report.isSecretPost, tag(say("personal.secret"), tone: .purple)),
      ]),
      text(found.organization.shortName), text(PersonalWords.answer(report.isCertified, say)),
      time(say.date(found.account.reportedAt.date))
        .datetime(found.account.reportedAt.rfc3339),
      PersonalWords.state(found.account.state, say),
    ])
  }
}
