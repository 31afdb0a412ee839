import HTML
import Office
import WorkCalendar

/// The accounts of the bodies in sight, fifty to a page, narrowed by words, platform and state.
enum AccountListPage {
  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let query = try Query(visit)
    let after = AccountID(visit.query.text("after"))
    let size = 50
    let (found, people, units) = try await visit.ask { reading in
      let found = try reading.accountList(query.filter, after: after, limit: size + 1)
      return (
        found, try reading.currentPeople(of: found.map(\.account.id)),
        try reading.unitChoices()
      )
    }
    let lines = found.prefix(size)
    let mayApply = visit.asker?.holds(.accountManager) ?? false
    let content = [
      pageHeading(
        say("accounts.title"), note: say("accounts.note"),
        actions: [
          linkButton(say("filings.title"), href: "/filings"),
          linkButton(say("coverage.title"), href: "/accounts/coverage"),
          exportButtons("/accounts/export", query.fields, visit),
          importLink(.accounts, visit),
          when(
            mayApply,
            linkButton(
              say("accounts.apply"), href: "/accounts/new", style: .primary, icon: .account)),
        ]),
      filters(query, units, say),
      lines.isEmpty
        ? empty(query, mayApply: mayApply, say)
        : dataTable(
          columns: columns(say), rows: lines.map { row($0, people[$0.account.id] ?? [:], say) },
          caption: say("accounts.title")),
      pager(
        first: after == nil ? nil : query.address(after: nil),
        next: found.count > size ? lines.last.map { query.address(after: $0.account.id) } : nil,
        say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("accounts.title"),
        breadcrumb: [Crumb(say("menu.home"), href: "/"), Crumb(say("accounts.title"))],
        content: content))
  }

  /// What the address narrows the list to.
  private struct Query: Sendable {
    let filter: AccountFilter
    let fields: [(String, String)]

    init(_ visit: Visit) throws {
      var filter = AccountFilter()
      filter.text = try visit.searched("q", label: visit.say("accounts.filter.text"))
      filter.platform = Platform(rawValue: visit.query.text("platform"))
      filter.state = Account.State(rawValue: visit.query.text("state"))
      filter.organization = OrganizationID(visit.query.text("organization"))
      self.filter = filter
      fields = ["q", "platform", "state", "organization"].compactMap { name in
        let value = visit.query.text(name)
        return value.isEmpty ? nil : (name, value)
      }
    }

    var isNarrowed: Bool { !fields.isEmpty }
    var entries: Entries {
      Entries(Dictionary(fields.map { ($0.0, [$0.1]) }, uniquingKeysWith: { first, _ in first }))
    }

    func address(after: AccountID?) -> String {
      var parts = fields.map { $0.0 + "=" + percentEncoded($0.1) }
      if let after { parts.append("after=\(after)") }
      return parts.isEmpty ? "/accounts" : "/accounts?" + parts.joined(separator: "&")
    }
  }

  private static func filters(_ query: Query, _ units: [Organization], _ say: Words) -> Node {
    filterRow(
      action: "/accounts",
      [
        textInput(
          FieldLabel("q", say("accounts.filter.text"), hint: say("accounts.filter.text-hint")),
          query.entries, say: say, type: "search"),
        UnitPicker.node(units, query.entries, say),
        selectBox(
          FieldLabel("platform", say("accounts.column.platform")), query.entries,
          choices: Platform.allCases.map { Choice($0.rawValue, AccountWords.platform($0, say)) },
          say: say, isFilter: true),
        selectBox(
          FieldLabel("state", say("accounts.column.state")), query.entries,
          choices: Account.State.allCases.map {
            Choice($0.rawValue, say("accounts.state." + $0.rawValue))
          }, say: say, isFilter: true),
      ], say: say)
  }

  private static func empty(_ query: Query, mayApply: Bool, _ say: Words) -> Node {
    if query.isNarrowed {
      return emptyState(
        say("filter.none"),
        actions: [linkButton(say("act.clear-filters"), href: "/accounts")])
    }
    return emptyState(
      say("accounts.empty"),
      actions: mayApply ? [linkButton(say("accounts.apply"), href: "/accounts/new")] : [])
  }

  private static func columns(_ say: Words) -> [Column] {
    [
      Column(say("accounts.column.name"), .name), Column(say("accounts.column.platform")),
      Column(say("accounts.column.organization")), Column(say("accounts.column.people")),
      Column(say("accounts.column.filing")),
      Column(say("accounts.column.opened")), Column(say("accounts.column.state")),
    ]
  }

  /// Who answers for it first, and its administrators, a line each.
  private static func people(_ people: [AccountDuty: DutyHolder], _ say: Words) -> Node {
    let shown: [AccountDuty] = [.firstResponsible, .administratorA, .administratorB]
    let lines = shown.compactMap { duty in
      people[duty].map {
        say("accounts.in-charge." + duty.rawValue, ["name": $0.name])
      }
    }
    return lines.isEmpty
      ? span(say("accounts.nobody")).class("note") : group(lines.map { div([text($0)]) })
  }

  private static func row(
    _ line: ListedAccount, _ holders: [AccountDuty: DutyHolder], _ say: Words
  ) -> Row {
    let account = line.account
    return Row([
      a(account.name).href(accountPath(account.id)),
      text(AccountWords.platform(account.platform, say)),
      text(line.organization.shortName), people(holders, say),
      text(account.filingNumber ?? say("accounts.no-filing")),
      text(account.openedAt.map { say.date($0.date) } ?? say("accounts.not-opened")),
      AccountWords.stateTag(account.state, say),
    ])
  }
}
