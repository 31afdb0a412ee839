import Office
import Spreadsheets
import WorkCalendar

/// The corrections as a file, as far as the asker sees them on the page.
enum CorrectionExport {
  static let fields = ["show"]

  static func list(_ visit: Visit) -> ListExport {
    let (say, now) = (visit.say, visit.now)
    let isOpenOnly = visit.form.text("show") == "open"
    let columns =
      [
        TableColumn(say("corrections.column.number")),
        TableColumn(say("corrections.column.item")), TableColumn(say("corrections.column.body")),
        TableColumn(say("corrections.field.kind")), TableColumn(say("corrections.field.fault")),
        TableColumn(say("corrections.field.finder")),
        TableColumn(say("corrections.field.found-at")),
        TableColumn(say("corrections.column.opened")), TableColumn(say("corrections.column.by")),
        TableColumn(say("corrections.time")), TableColumn(say("corrections.column.closed")),
        TableColumn(say("corrections.column.state")),
        TableColumn(say("corrections.field.explanation")),
        TableColumn(say("corrections.field.basis")),
      ]
    return ListExport(
      .corrections, columns: columns, filter: ExportFields.named(fields, in: visit.form)
    ) { reading, place, limit in
      let found = try reading.correctionList(
        before: place.flatMap { CorrectionID($0) }, openOnly: isOpenOnly, limit: limit)
      return ListExport.Portion(
        rows: found.map { row($0, at: now, say) },
        next: found.count == limit ? found.last?.correction.id.description : nil)
    }
  }

  private static func row(
    _ line: ListedCorrection, at now: Instant, _ say: Words
  ) -> [TableValue] {
    let correction = line.correction
    return [
      .words(line.number), .words(line.title), .words(line.organization.name),
      .words(CorrectionWords.kind(correction.kind, say)), .words(correction.draft.fault),
      .words(CorrectionWords.finder(correction, say)),
      .words(say.dateTime(correction.draft.foundAt)), .words(say.dateTime(correction.openedAt)),
      .words(line.person), .words(CorrectionWords.taken(correction, at: now, say)),
      .words(correction.closedAt.map { say.dateTime($0) }),
      .words(CorrectionWords.stateWords(correction, say)),
      .words(correction.draft.explanation), .words(correction.draft.basis),
    ]
  }
}
