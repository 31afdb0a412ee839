import HTML
import HTTPTypes
import Office
import Spreadsheets
import WorkCalendar

/// A list as a file: its columns, and its rows a portion at a time.
///
/// A list of yours joins with two lines: `routes.export("/things/export") { … ListExport(…) }`
/// beside its page, and `exportButtons("/things/export", fields, visit)` among the page's actions.
package struct ListExport: Sendable {
  package struct Portion: Sendable {
    package let rows: [[TableValue]]
    /// Where the next portion begins; nil at the end.
    package let next: String?

    package init(rows: [[TableValue]], next: String?) { (self.rows, self.next) = (rows, next) }
  }

  /// Most rows of a file.
  static let maximum = 100_000
  static let portionRows = 500

  let list: ExportedList
  let columns: [TableColumn]
  /// What narrows the list, by the names of the page's address.
  let filter: [String: String]
  /// The body the list is narrowed to, for the name of the file.
  let body: OrganizationID?
  /// The rows behind a place, at most so many.
  let portion: @Sendable (Reading, String?, Int) throws -> Portion

  package init(
    _ list: ExportedList, columns: [TableColumn], filter: [String: String],
    body: OrganizationID? = nil,
    portion: @escaping @Sendable (Reading, String?, Int) throws -> Portion
  ) {
    (self.list, self.columns, self.filter, self.body) = (list, columns, filter, body)
    self.portion = portion
  }
}

extension Routes {
  /// An address that hands a list out: a form, because every copy is written down.
  ///
  /// - Parameters:
  ///   - instead: answers with a page where there is nothing to hand out.
  ///   - list: made of the fields that narrow it.
  package mutating func export(
    _ path: String,
    instead: @escaping @Sendable (Visit) async throws -> Reply? = { _ in nil },
    _ list: @escaping @Sendable (Visit) throws -> ListExport
  ) {
    post(path, bodyLimit: 8_192) { visit in
      if let page = try await instead(visit) { return page }
      return try await ListExportReply.reply(try list(visit), visit)
    }
  }
}

/// The buttons that hand a list out as it is narrowed now.
package func exportButtons(
  _ path: String, _ fields: [(String, String)], _ visit: Visit
) -> Node {
  group(
    TableFile.Kind.written.map { kind in
      buttonForm(
        action: path, csrf: visit.formToken, label: visit.say("export.as-" + kind.rawValue),
        style: .quiet, fields: fields.filter { !$0.1.isEmpty } + [("format", kind.rawValue)])
    })
}

extension TableFile.Kind {
  static let written: [TableFile.Kind] = [.xlsx, .csv]

  var mediaType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}

private enum ListExportReply {
  static func reply(_ export: ListExport, _ visit: Visit) async throws -> Reply {
    let unknown = visit.form.unknown(
      besides: Set(export.filter.keys).union(["format", FormToken.field]))
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
    guard let kind = TableFile.Kind(rawValue: visit.form.text("format")) else {
      throw Refusal.invalid([FieldProblem("format", .notAChoice)])
    }
    let count = try await count(export, visit)
    let rows = min(count, ListExport.maximum)
    // Without the form's key: who takes the same file twice has two copies.
    _ = try await visit.office.perform(
      ExportList(export.list, filter: export.filter.filter { !$0.value.isEmpty }, rows: rows),
      as: visit.actor, request: visit.request)
    let about = try await about(export, rows: rows, isCut: count > rows, visit)
    let file = try ExportFile(export, kind, about: about, rows: rows, isCut: count > rows, visit)
    var reply = Reply(type: kind.mediaType, body: [])
    reply.stream = ReplyStream(length: nil) { try await file.next() }
    reply.headers[.contentDisposition] =
      "attachment; filename*=UTF-8''" + percentEncoded("\(about.fileName).\(kind.rawValue)")
    return reply
  }

  /// At most one over the limit.
  private static func count(_ export: ListExport, _ visit: Visit) async throws -> Int {
    var (count, place): (Int, String?) = (0, nil)
    repeat {
      let start = place
      let portion = try await visit.ask {
        try export.portion($0, start, ListExport.portionRows)
      }
      count += portion.rows.count
      place = portion.next
    } while place != nil && count <= ListExport.maximum
    return min(count, ListExport.maximum + 1)
  }

  struct About: Sendable {
    let fileName: String
    let notes: TableNotes
    let cut: String?
  }

  private static func about(
    _ export: ListExport, rows: Int, isCut: Bool, _ visit: Visit
  ) async throws -> About {
    let say = visit.say
    let asker = try visit.signedIn()
    var name = asker.appointments.first?.organization.shortName ?? say("app.name")
    if let body = export.body {
      name = try await visit.ask { try $0.visibleOrganization(body).shortName }
    }
    let list = say("export.list." + export.list.rawValue)
    let cut = isCut ? say("export.cut", ["n": "\(ListExport.maximum)"]) : nil
    var lines = [
      [say("export.which"), list], [say("export.body"), name],
      [say("export.at"), say.dateTime(visit.now)], [say("export.by"), asker.person?.name ?? ""],
      [say("export.rows"), "\(rows)"],
    ]
    let narrowed = export.filter.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    if !narrowed.isEmpty {
      lines.append(
        [say("export.narrowed"), say.list(narrowed.map { "\($0.key)=\($0.value)" })])
    }
    if let cut { lines.append([say("export.note"), cut]) }
    return About(
      fileName: say(
        "export.file-name", ["list": list, "body": name, "date": visit.now.date.text]),
      notes: TableNotes(title: say("export.note"), rows: lines), cut: cut)
  }
}

/// A file that is made while it is sent.
private actor ExportFile {
  private enum Writer { case csv(CSVWriter), excel(ExcelWriter), ended }

  private let export: ListExport
  private let cut: String?
  private let visit: Visit
  private var writer: Writer
  private var place: String?
  private var left: Int

  init(
    _ export: ListExport, _ kind: TableFile.Kind, about: ListExportReply.About, rows: Int,
    isCut: Bool, _ visit: Visit
  ) throws(TableError) {
    (self.export, self.visit, cut, left) = (export, visit, about.cut, ListExport.maximum)
    switch kind {
    case .csv: writer = .csv(CSVWriter(columns: export.columns))
    case .xlsx:
      writer = .excel(
        try ExcelWriter(
          title: visit.say("export.list." + export.list.rawValue), columns: export.columns,
          notes: about.notes))
    }
  }

  /// The next bytes; empty at the end.
  func next() async throws -> [UInt8] {
    while true {
      if case .ended = writer { return [] }
      let (start, limit) = (place, min(ListExport.portionRows, left))
      let portion = try await visit.ask { [export] in try export.portion($0, start, limit) }
      left -= portion.rows.count
      place = portion.next
      let bytes = try add(portion.rows, isLast: portion.next == nil || left <= 0)
      if !bytes.isEmpty { return bytes }
    }
  }

  private func add(_ rows: [[TableValue]], isLast: Bool) throws -> [UInt8] {
    switch writer {
    case .csv(var csv):
      for row in rows { csv.add(row) }
      if isLast, let cut { csv.add([.text(cut)]) }
      let bytes = csv.take()
      writer = isLast ? .ended : .csv(csv)
      return bytes
    case .excel(var excel):
      for row in rows { try excel.add(row) }
      let bytes = isLast ? try excel.finish() : excel.take()
      writer = isLast ? .ended : .excel(excel)
      return bytes
    case .ended: return []
    }
  }
}

extension TableValue {
  /// A text that fits a cell; an empty one leaves it empty.
  static func words(_ text: String?) -> TableValue {
    guard let text, !text.isEmpty else { return .empty }
    return .text(text.utf16.count > 32_000 ? String(text.prefix(8_000)) : text)
  }

  static func day(_ instant: Instant?) -> TableValue { instant.map { .date($0.date) } ?? .empty }
}
