import HTML
import Office

/// The public list of genuine accounts, body by body, fifty to a page.
enum DirectoryPages {
  static let pageLength = 50
  static func filter(_ visit: Visit) throws -> DirectoryFilter {
    var filter = DirectoryFilter()
    filter.text = try asked("q", label: visit.say("directory.filter.text"), visit)
    filter.body = try asked("body", label: visit.say("directory.filter.body"), visit)
    filter.platform = Platform(rawValue: visit.query.text("platform"))
    return filter
  }

  private static func asked(
    _ name: String, label: String, _ visit: Visit
  ) throws -> String {
    try visit.searched(name, label: label).filter { !$0.isNewline && $0 != "\0" }
      .split(separator: " ").joined(separator: " ")
  }

  /// The address of a page of the list with its filter.
  static func address(_ path: String, _ filter: DirectoryFilter, after: AccountID?) -> String {
    var fields: [String] = []
    if !filter.text.isEmpty { fields.append("q=" + percentEncoded(filter.text)) }
    if let platform = filter.platform { fields.append("platform=" + platform.rawValue) }
    if !filter.body.isEmpty { fields.append("body=" + percentEncoded(filter.body)) }
    if let after { fields.append("after=\(after)") }
    return fields.isEmpty ? path : path + "?" + fields.joined(separator: "&")
  }

  static func list(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let filter = try filter(visit)
    let after = AccountID(visit.query.text("after"))
    let found = try await visit.ask {
      try $0.accountDirectory(filter, after: after, limit: pageLength + 1)
    }
    let shown = Array(found.prefix(pageLength))
    let next = found.count > pageLength ? shown.last?.account.id : nil
    let content = [
      h1(say("directory.title")), p(say("directory.note")),
      p([a(say("verify.title")).href("/p/verify")]),
      filterForm(filter, say),
      when(shown.isEmpty, empty(filter, say)),
      when(!shown.isEmpty, table(shown, say)),
      pager(
        first: after == nil ? nil : address("/p/accounts", filter, after: nil),
        next: next.map { address("/p/accounts", filter, after: $0) }, say: say),
      p([
        text(say("directory.data")), text(" "),
        a(say("directory.json")).href(address("/p/accounts.json", filter, after: nil)),
      ]).class("note"),
    ]
    return .page(
      publicPage(
        try await visit.publicFrame(.accounts), title: say("directory.title"),
        content: content))
  }

  private static func filterForm(_ filter: DirectoryFilter, _ say: Words) -> Node {
    let entries = Entries(single: [
      "q": filter.text, "body": filter.body, "platform": filter.platform?.rawValue ?? "",
    ])
    return filterRow(
      action: "/p/accounts",
      [
        textInput(
          FieldLabel("q", say("directory.filter.text")), entries, say: say, type: "search"),
        textInput(FieldLabel("body", say("directory.filter.body")), entries, say: say),
        selectBox(
          FieldLabel("platform", say("directory.column.platform")), entries,
          choices: Platform.allCases.map {
            Choice($0.rawValue, RulebookWords.platform($0.rawValue, say))
          }, say: say, isFilter: true),
      ], say: say)
  }

  private static func empty(_ filter: DirectoryFilter, _ say: Words) -> Node {
    filter.isEmpty
      ? emptyState(say("directory.empty"))
      : emptyState(
        say("directory.none"),
        actions: [
          linkButton(say("act.clear-filters"), href: "/p/accounts"),
          linkButton(say("verify.report"), href: "/p/ask"),
        ])
  }

  private static func table(_ entries: [DirectoryEntry], _ say: Words) -> Node {
    dataTable(
      columns: [
        Column(say("directory.column.name"), .name), Column(say("directory.column.platform")),
        Column(say("directory.column.body")), Column(say("directory.column.number")),
        Column(say("directory.column.address")), Column(say("directory.column.state")),
      ],
      rows: entries.map { row($0, say) }, caption: say("directory.title"))
  }

  private static func row(_ entry: DirectoryEntry, _ say: Words) -> Row {
    let account = entry.account
    return Row([
      group([
        a(account.name).href("/p/a/" + account.slug),
        when(
          !account.platformID.isEmpty,
          p(say("directory.platform-id", ["id": account.platformID])).class("note")),
      ]),
      text(DirectoryWords.platform(account, say)),
      group([
        text(entry.organization.name),
        DirectoryWords.contact(account, of: entry.organization, say),
      ]),
      text(account.filingNumber ?? say("directory.no-number")),
      DirectoryWords.address(account, say),
      group([
        DirectoryWords.state(account, say),
        ifPresent(entry.notice) { notice in
          p([a(say("directory.notice")).href(publicNoticePath(notice))])
        },
      ]),
    ])
  }
}
