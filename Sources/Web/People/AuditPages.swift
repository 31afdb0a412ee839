import HTML
import Office
import WorkCalendar

/// The audit log, for auditors: who did what, when, to which object, under which article.
enum AuditPages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/audit") { visit in try await page(visit) }
    return routes
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    var problems: [FieldProblem] = []
    let filter = filter(visit, &problems)
    let before = Int64(visit.query.text("before"))
    let log = try await visit.ask { try $0.auditLog(filter, before: before) }
    let errors = problems.map {
      FieldError($0.field, visit.words(for: $0, field: say("audit." + $0.field)))
    }
    let entries = Entries(visit.query.values, errors: errors)
    let title = say("audit.title")
    return .page(
      staffPage(
        try await visit.staffFrame(.audit), title: title, breadcrumb: [Crumb(title)],
        content: [
          pageHeading(title, note: say("audit.note")),
          errorSummary(errors, say: say), filters(entries, visit),
          when(log.records.isEmpty, emptyState(say("audit.none"))),
          when(!log.records.isEmpty, table(log.records, visit)),
          pager(
            first: before == nil ? nil : address(visit, before: nil),
            next: log.before.map { address(visit, before: $0) }, say: say),
        ], hasErrors: !errors.isEmpty))
  }

  private static func filter(_ visit: Visit, _ problems: inout [FieldProblem]) -> AuditFilter {
    func text(_ name: String) -> String? {
      let text = visit.query.text(name)
      return text.isEmpty ? nil : text
    }
    var filter = AuditFilter()
    if let kind = text("kind") {
      filter.object = AuditObject.Kind(rawValue: kind)
      if filter.object == nil { problems.append(FieldProblem("kind", .notAChoice)) }
    }
    if let number = text("number") {
      filter.objectID = Int64(number)
      if filter.objectID == nil { problems.append(FieldProblem("number", .notANumber)) }
    }
    if let person = text("person") {
      filter.person = PersonID(person)
      if filter.person == nil { problems.append(FieldProblem("person", .notANumber)) }
    }
    filter.act = text("act")
    return filter
  }

  private static func filters(_ entries: Entries, _ visit: Visit) -> Node {
    let say = visit.say
    let kinds = AuditObject.Kind.allCases.map {
      Choice($0.rawValue, say("audit.object." + $0.rawValue))
    }
    return filterRow(
      action: "/audit",
      [
        selectBox(FieldLabel("kind", say("audit.kind")), entries, choices: kinds, say: say),
        textInput(
          FieldLabel("number", say("audit.number")), entries, say: say, inputmode: "numeric"),
        textInput(
          FieldLabel("person", say("audit.person"), hint: say("audit.person-hint")), entries,
          say: say, inputmode: "numeric"),
        selectBox(FieldLabel("act", say("audit.act-label")), entries, choices: acts(say), say: say),
      ], say: say)
  }

  /// Every act that has a name, in the order of the names.
  private static func acts(_ say: Words) -> [Choice] {
    let family = "audit.act."
    return say.keys.filter { $0.hasPrefix(family) }
      .map { Choice(String($0.dropFirst(family.count)), say($0)) }
  }

  private static func table(_ records: [AuditRecord], _ visit: Visit) -> Node {
    let say = visit.say
    let words = AuditWords(visit)
    return dataTable(
      columns: [
        Column(say("audit.act-label"), .name), Column(say("audit.at")),
        Column(say("audit.who")), Column(say("audit.on")), Column(say("audit.facts")),
      ],
      rows: records.map { row($0, words) }, caption: say("audit.title"))
  }

  private static func row(_ record: AuditRecord, _ words: AuditWords) -> Row {
    let say = words.say
    let object = say("audit.object." + record.object.rawValue)
    let link = "/audit?kind=\(record.object.rawValue)&number=\(record.objectID)"
    return Row([
      group([
        text(words.act(record.act)),
        p(say("audit.number-line", ["id": "\(record.id)", "request": record.request]))
          .class("note"),
      ]),
      time(say.dateTime(record.at)).datetime(record.at.rfc3339),
      group([
        who(record, words),
        ifPresent(record.role) { p(say("role." + $0.rawValue)).class("note") },
        ifPresent(record.principalName) {
          p(say("appointment.acting-note", ["principal": $0])).class("note")
        },
      ]),
      group([
        record.objectID == 0
          // Not one thing but all of them, such as the limits under a calendar.
          ? text(object)
          : a(say("audit.object-line", ["object": object, "number": "\(record.objectID)"]))
            .href(link),
        ifPresent(record.objectName) { p($0).class("note") },
        ifPresent(record.organization) { p($0).class("note") },
      ]),
      group([
        when(!record.facts.isEmpty, text(words.facts(of: record))),
        citationLinks(record.citations, names: words.rulebooks, say: say),
      ]),
    ])
  }

  private static func who(_ record: AuditRecord, _ words: AuditWords) -> Node {
    if let person = record.person {
      return a(record.personName ?? "\(person)").href("/persons/\(person)")
    }
    guard record.actor == Actor.citizen.label else { return text(words.system(record.actor)) }
    // Nobody is signed in yet when somebody signs in; the entry's object says who it was.
    guard record.object == .person, let name = record.objectName else {
      return text(words.say("audit.citizen"))
    }
    return group([
      a(name).href("/persons/\(record.objectID)"),
      when(
        record.act == RecordFailedSignIn.name.rawValue,
        p(words.say("audit.unproven")).class("note")),
    ])
  }

  private static func address(_ visit: Visit, before: Int64?) -> String {
    var parts: [String] = []
    for name in ["kind", "number", "person", "act"] {
      let text = visit.query.text(name)
      if !text.isEmpty { parts.append(name + "=" + percentEncoded(text)) }
    }
    if let before { parts.append("before=\(before)") }
    return parts.isEmpty ? "/audit" : "/audit?" + parts.joined(separator: "&")
  }
}
