import Office
import Rulebook
import Spreadsheets
import WorkCalendar

/// Accounts with the persons behind them; what is handed out can be brought in again.
enum AccountExport {
  static let fields = ["q", "platform", "state", "organization"]

  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let filter = filter(visit.form)
    return ListExport(
      .accounts, columns: columns(say), filter: ExportFields.named(fields, in: visit.form),
      body: filter.organization
    ) { reading, place, limit in
      let found = try reading.accountList(
        filter, after: place.flatMap { AccountID($0) }, limit: limit)
      let people = try reading.currentPeople(of: found.map(\.account.id))
      return ListExport.Portion(
        rows: found.map { row($0, people[$0.account.id] ?? [:], say) },
        next: found.count == limit ? found.last?.account.id.description : nil)
    }
  }

  static func filter(_ fields: FormFields) -> AccountFilter {
    var filter = AccountFilter()
    filter.text = String(fields.text("q").prefix(60))
    filter.platform = Platform(rawValue: fields.text("platform"))
    filter.state = Account.State(rawValue: fields.text("state"))
    filter.organization = OrganizationID(fields.text("organization"))
    return filter
  }

  private static func columns(_ say: Words) -> [TableColumn] {
    let texts: [ImportField] = [
      .unit, .platform, .name, .platformID, .link, .opened, .certification, .interaction,
      .description,
    ]
    let own = (texts + ImportField.card.map { $0.field }).map { field in
      TableColumn(say("imports.field." + field.rawValue), field == .opened ? .date : .text)
    }
    let state = [
      TableColumn(say("accounts.column.state")), TableColumn(say("accounts.column.filing")),
      TableColumn(say("export.closed"), .date), TableColumn(say("imports.field.code")),
    ]
    let people = ImportField.holders.flatMap { columns in
      columns.parts.map { TableColumn(say("imports.field." + $0.field.rawValue)) }
    }
    return own + people + state
  }

  private static func row(
    _ line: ListedAccount, _ people: [AccountDuty: DutyHolder], _ say: Words
  ) -> [TableValue] {
    let account = line.account
    let own: [TableValue] = [
      .words(line.organization.name), .words(AccountWords.platform(account.platform, say)),
      .words(account.name), .words(account.platformID), .words(account.link),
      .day(account.openedAt),
      .words(say("accounts.certification." + account.card.certification.rawValue)),
      .words(ImportPhrases.answer(account.hasInteraction, say)), .words(account.description),
    ]
    let card = ImportField.card.map { TableValue.words(account.card[keyPath: $0.text.path]) }
    let holders = ImportField.holders.flatMap { columns -> [TableValue] in
      columns.parts.map { .words(people[columns.duty]?.value($0.part)) }
    }
    return own + card + holders + [
      .words(say("accounts.state." + account.state.rawValue)), .words(account.filingNumber),
      .day(account.closedAt), .words(line.organization.code),
    ]
  }
}

/// Filings with the verdict on their limit.
enum FilingExport {
  static func list(_ visit: Visit) -> ListExport {
    let say = visit.say
    let filter = FilingListQuery(visit.form).filter
    return ListExport(
      .filings, columns: columns(say),
      filter: ExportFields.named(FilingListQuery.names, in: visit.form),
      body: filter.organization
    ) { reading, place, limit in
      let found = try reading.filingList(
        filter, before: place.flatMap { FilingID($0) }, limit: limit)
      let limits = try reading.limits(of: found.map(\.filing))
      return ListExport.Portion(
        rows: found.map { line in row(line, limits[line.filing.id], say) },
        next: found.count == limit ? found.last?.filing.id.description : nil)
    }
  }

  private static func columns(_ say: Words) -> [TableColumn] {
    [
      TableColumn(say("export.number")), TableColumn(say("filings.column.event")),
      TableColumn(say("accounts.column.name")), TableColumn(say("accounts.column.platform")),
      TableColumn(say("accounts.column.organization")),
      TableColumn(say("filings.column.state")),
      TableColumn(say("filings.column.submitted"), .date),
      TableColumn(say("export.decided"), .date), TableColumn(say("export.carried-out"), .date),
      TableColumn(say("export.due"), .date), TableColumn(say("filings.column.in-time")),
    ]
  }

  private static func row(
    _ line: ListedFiling, _ clock: RunningClock?, _ say: Words
  ) -> [TableValue] {
    let filing = line.filing
    return [
      .words(filing.number), .words(AccountWords.event(filing.event, say)),
      .words(line.account.name), .words(AccountWords.platform(line.account.platform, say)),
      .words(line.organization.name), .words(say("filings.state." + filing.state.rawValue)),
      .day(filing.submittedAt), .day(filing.decidedAt), .day(filing.carriedOutAt),
      .day(clock?.due.advanced(byMilliseconds: -1)), .words(verdict(clock, say)),
    ]
  }
}

extension FilingExport {
  /// Empty while the limit runs, and where there is none.
  private static func verdict(_ clock: RunningClock?, _ say: Words) -> String? {
    switch clock?.verdict {
    case .kept: say("filings.verdict.kept")
    case .missed: say("filings.verdict.missed")
    case .void, nil: nil
    }
  }
}

/// Fields that narrow a list.
enum ExportFields {
  /// Every name that may come, also those that are empty.
  static func named(_ names: [String], in form: FormFields) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, String(form.text($0).prefix(60))) })
  }
}
