import HTML
import Office
import Rulebook
import WorkCalendar

/// All corrections of one's bodies with the time they took, the newest first, fifty to a page.
enum CorrectionListPage {
  private static let pageLength = 50
  /// How far back is counted.
  private static let days: Int64 = 365

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let isOpenOnly = visit.query.text("show") == "open"
    let before = CorrectionID(visit.query.text("before"))
    let start = visit.now.advanced(byMilliseconds: -days * 86_400_000)
    let (found, counts) = try await visit.ask { reading in
      (
        try reading.correctionList(
          before: before, openOnly: isOpenOnly, limit: pageLength + 1),
        try reading.correctionCounts(since: start)
      )
    }
    let shown = Array(found.prefix(pageLength))
    let next = found.count > pageLength ? shown.last?.correction.id : nil
    let content = [
      pageHeading(
        say("corrections.title"),
        actions: [
          printButton(say: say),
          exportButtons(
            "/corrections/export", CorrectionExport.fields.map { ($0, visit.query.text($0)) },
            visit),
        ]),
      tabs(views(isOpenOnly, say), label: say("corrections.title")),
      numbers(counts, say),
      shown.isEmpty
        ? emptyState(say(isOpenOnly ? "corrections.empty-open" : "corrections.empty"))
        : table(shown, visit),
      pager(
        first: before == nil ? nil : address(isOpenOnly, before: nil),
        next: next.map { address(isOpenOnly, before: $0) }, say: say),
    ]
    return .page(
      staffPage(
        try await visit.staffFrame(.posts), title: say("corrections.title"),
        breadcrumb: [
          Crumb(say("posts.title"), href: "/posts"), Crumb(say("corrections.title")),
        ],
        content: content))
  }

  private static func views(_ isOpenOnly: Bool, _ say: Words) -> [MenuItem] {
    [
      MenuItem(
        label: say("corrections.tab.all"), href: address(false, before: nil),
        isCurrent: !isOpenOnly),
      MenuItem(
        label: say("corrections.tab.open"), href: address(true, before: nil),
        isCurrent: isOpenOnly),
    ]
  }

  private static func address(_ isOpenOnly: Bool, before: CorrectionID?) -> String {
    var fields = isOpenOnly ? ["show=open"] : []
    if let before { fields.append("before=\(before)") }
    return "/corrections" + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
  }

  private static func numbers(_ counts: [CorrectionCount], _ say: Words) -> Node {
    definitionList(
      counts.map { count in
        let facts = [
          "n": "\(count.all)", "open": "\(count.open)",
          "duration": count.average.map { say.duration(milliseconds: $0) } ?? "",
        ]
        return (
          CorrectionWords.kind(count.kind, say),
          say(count.average == nil ? "corrections.count" : "corrections.count-took", facts)
        )
      })
  }

  private static func table(_ found: [ListedCorrection], _ visit: Visit) -> Node {
    let say = visit.say
    return dataTable(
      columns: [
        Column(say("corrections.column.item"), .name), Column(say("corrections.column.body")),
        Column(say("corrections.field.kind")), Column(say("corrections.found")),
        Column(say("corrections.time")), Column(say("corrections.column.state")),
      ],
      rows: found.map { line in
        let correction = line.correction
        return Row(
          [
            group([
              a(line.title).href(postPath(correction.post)), text(" "),
              span(line.number).class("note"),
            ]),
            text(line.organization.shortName), text(CorrectionWords.kind(correction.kind, say)),
            group([
              time(say.shortDateTime(correction.draft.foundAt))
                .datetime(correction.draft.foundAt.rfc3339),
              text(" "), text(CorrectionWords.finder(correction, say)),
            ]),
            text(CorrectionWords.taken(correction, at: visit.now, say)),
            CorrectionWords.state(correction, say),
          ], tone: correction.isOpen ? .red : nil)
      }, caption: say("corrections.title"))
  }
}
