import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// What went out on an account without the program: the list, and the form that adds to it.
enum OutsideList {
  static let pageLength = 50
  private static let keepers: Set<Role> = RecordOutside.permission.roles

  static func labels(_ say: Words) -> [String: String] {
    [
      "outside-at": say("rhythm.outside.at"), "outside-title": say("rhythm.outside.name"),
      "outside-link": say("rhythm.outside.link"),
      "outside-category": say("posts.field.category"), "reason": say("rhythm.outside.reason"),
    ]
  }

  static func mayKeep(_ part: AccountPart) -> Bool { part.isHeld(keepers) }

  static func path(_ publication: OutsidePublication) -> String {
    RhythmWords.path(publication.account) + "/outside/\(publication.id)"
  }

  static func panel(
    _ part: AccountPart, _ view: AccountRhythmView, _ visit: Visit, _ entries: Entries, page: Int
  ) -> Node {
    let say = visit.say
    let base = RhythmWords.path(part.account.id)
    let month = AccountRhythmPage.key(view.month)
    let shown = Array(view.outside.prefix(pageLength))
    let mayRecord = mayKeep(part) && part.account.isOpen
    func address(_ page: String) -> String {
      RhythmAddress.of(base, ["q"], visit, [("month", month), ("page", page)])
    }
    return Web.panel(
      say("rhythm.outside.title"),
      [
        p(say("rhythm.outside.note")).class("note"), search(base, visit, month: month),
        shown.isEmpty
          ? emptyState(
            say(
              !visit.query.text("q").isEmpty
                ? "filter.none"
                : mayRecord ? "rhythm.outside.none" : "rhythm.outside.none-here"))
          : table(shown, view, visit),
        pager(
          first: page > 1 ? address("") : nil,
          next: view.outside.count > pageLength ? address("\(page + 1)") : nil, say: say),
        when(mayRecord, form(base, view.rules, entries, visit)),
        when(!mayKeep(part), p(keeperWords(part, say)).class("note")),
      ])
  }

  /// Who may record here, for those who may not.
  private static func keeperWords(_ part: AccountPart, _ say: Words) -> String {
    say(
      "rhythm.outside.keepers",
      [
        "organization": part.organization.name,
        "roles": say.list(keepers.sorted().map { say("role." + $0.rawValue) }),
      ])
  }

  private static func search(_ base: String, _ visit: Visit, month: String) -> Node {
    let say = visit.say
    return filterRow(
      action: base,
      [
        textInput(
          FieldLabel("month", say("rhythm.outside.month")), Entries(single: ["month": month]),
          say: say, type: "month"),
        textInput(
          FieldLabel("q", say("rhythm.outside.search")), Entries(visit.query.values), say: say,
          type: "search"),
      ], say: say)
  }

  private static func table(
    _ shown: [OutsidePublication], _ view: AccountRhythmView, _ visit: Visit
  ) -> Node {
    let say = visit.say
    return dataTable(
      columns: [
        Column(say("rhythm.outside.name"), .name), Column(say("rhythm.outside.at")),
        Column(say("posts.field.category")), Column(say("rhythm.outside.link")),
        Column(say("rhythm.outside.by")), Column(say("rhythm.outside.state")),
      ],
      rows: shown.map { entry in
        Row([
          a(entry.title).href(path(entry)), text(say.dateTime(entry.publishedAt)),
          text(CategoryWords.title(entry.category, on: visit.office.shelf, say)),
          a(say("rhythm.outside.open")).href(entry.link).rel("noopener noreferrer external"),
          text(view.names[entry.recordedBy] ?? ""), state(entry, say),
        ])
      }, caption: say("rhythm.outside.title"))
  }

  static func state(_ entry: OutsidePublication, _ say: Words) -> Node {
    entry.struck == nil
      ? tag(say("rhythm.outside.counts"), tone: .green)
      : tag(say("rhythm.outside.struck"), tone: .grey)
  }

  private static func form(
    _ base: String, _ rules: GoverningRules, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    let label = FieldLabels(labels(say))
    return details([
      summary(say("rhythm.outside.record")),
      postForm(
        action: base, csrf: visit.formToken,
        [
          textInput(
            label("outside-title", .required, OutsideFields.title.maximum), entries, say: say,
            autocomplete: "off"),
          textInput(
            label("outside-link", .required, hint: say("rhythm.outside.link-hint")), entries,
            say: say, type: "url", autocomplete: "off"),
          textInput(
            label("outside-at", .required, hint: say("rhythm.outside.at-hint")), entries,
            say: say, type: "datetime-local"),
          selectBox(
            label("outside-category", .required), entries,
            choices: CategoryWords.choices(under: rules, say), say: say),
          div([submitButton(say("rhythm.outside.save"))]).class("buttons"),
        ]),
    ]).class("aside-form no-print").open(!entries.errors.isEmpty)
  }

  static func record(_ visit: Visit) async throws -> Reply {
    try visit.expect("outside-title", "outside-link", "outside-at", "outside-category")
    let account: AccountID = try visit.id()
    let form = visit.form
    var problems: [FieldProblem] = []
    let typed = form.text("outside-at")
    let at = Instant(typed: typed)
    if at == nil {
      problems.append(FieldProblem("outside-at", typed.isEmpty ? .required : .notADate))
    }
    let category = visit.choice("outside-category", &problems, as: PostCategory.self)
    _ = OutsideFields.title.check(form.text("outside-title"), field: "outside-title", &problems)
    _ = OutsideFields.link.check(form.text("outside-link"), field: "outside-link", &problems)
    guard let at, let category, problems.isEmpty else { throw Refusal.invalid(problems) }
    _ = try await visit.perform(
      RecordOutside(
        account, publishedAt: at, title: form.text("outside-title"),
        link: form.text("outside-link"), category: category))
    let month = String(at.date.text.prefix(7))
    return .redirect(RhythmWords.path(account) + "?month=\(month)&done=recorded")
  }
}

/// One entry of that list, and the form that strikes it out.
enum OutsidePage {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/accounts/:id/rhythm/outside/:publication") { visit in try await page(visit) }
    routes.post("/accounts/:id/rhythm/outside/:publication", bodyLimit: 16_384) { visit in
      try await visit.answering({ try await page(visit, refusal: $0) }) {
        try await strike(visit)
      }
    }
    return routes
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let part = try await AccountPart.load(visit.id(), visit)
    let id: OutsidePublicationID = try visit.id("publication")
    let account = part.account.id
    let (entry, names) = try await visit.ask { reading in
      let entry = try reading.outsidePublication(id, on: account)
      return (entry, try reading.names(of: [entry.recordedBy, entry.struck?.by].compactMap { $0 }))
    }
    let entries = visit.entries(refusal, labels: OutsideList.labels(say))
    return .page(
      staffPage(
        try await visit.staffFrame(.rhythm), title: entry.title,
        breadcrumb: [
          Crumb(say("rhythm.title"), href: "/rhythm"),
          Crumb(part.account.name, href: RhythmWords.path(account)), Crumb(entry.title),
        ],
        content: [
          errorSummary(entries.errors, say: say),
          pageHeading(entry.title, marks: [OutsideList.state(entry, say)]),
          panel(say("rhythm.outside.facts"), [facts(entry, names, visit)]),
          when(
            entry.struck == nil && OutsideList.mayKeep(part), striking(entry, entries, visit)),
        ], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func facts(
    _ entry: OutsidePublication, _ names: [PersonID: String], _ visit: Visit
  ) -> Node {
    let say = visit.say
    func by(_ person: PersonID, _ at: Instant) -> String {
      say("rhythm.outside.by-at", ["name": names[person] ?? "", "time": say.dateTime(at)])
    }
    var rows: [(String, Node)] = [
      (say("rhythm.outside.at"), text(say.dateTime(entry.publishedAt))),
      (
        say("rhythm.outside.link"),
        a(entry.link).href(entry.link).rel("noopener noreferrer external")
      ),
      (
        say("posts.field.category"),
        text(CategoryWords.title(entry.category, on: visit.office.shelf, say))
      ),
      (say("rhythm.outside.by"), text(by(entry.recordedBy, entry.recordedAt))),
    ]
    if let struck = entry.struck {
      rows.append(
        (
          say("rhythm.outside.struck"),
          group([text(by(struck.by, struck.at)), p(struck.reason)])
        ))
    }
    return definitionList(rows)
  }

  private static func striking(
    _ entry: OutsidePublication, _ entries: Entries, _ visit: Visit
  ) -> Node {
    let say = visit.say
    return panel(
      say("rhythm.outside.strike"),
      [
        p(say("rhythm.outside.strike-text")),
        postForm(
          action: OutsideList.path(entry), csrf: visit.formToken,
          [
            textArea(
              FieldLabel(
                "reason", say("rhythm.outside.reason"), need: .required,
                limit: FieldLimit(OutsideFields.reason.maximum)), entries, say: say, rows: 3),
            div([submitButton(say("rhythm.outside.strike"), style: .danger)]).class("buttons"),
          ]),
      ])
  }

  private static func strike(_ visit: Visit) async throws -> Reply {
    try visit.expect("reason")
    let account: AccountID = try visit.id()
    let id: OutsidePublicationID = try visit.id("publication")
    _ = try await visit.perform(
      StrikeOutside(id, on: account, reason: visit.form.text("reason")))
    return .redirect(RhythmWords.path(account) + "?done=struck")
  }
}
