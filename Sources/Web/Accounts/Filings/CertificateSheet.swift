import HTML
import Office
import QRCode
import Rulebook
import WorkCalendar

/// The certificate of a filing: number, account, and a code that leads to the page that confirms it.
enum CertificateSheet {
  private static let columns = 4

  static func reply(_ visit: Visit) async throws -> Reply {
    let say = visit.say
    let id: FilingID = try visit.id()
    let view = try await visit.ask { try FilingView(id, $0) }
    guard let code = view.filing.certificate, let number = view.filing.number else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let address = absolute("/p/verify/" + code, visit.house)
    let form = view.filing.form
    let rows: [(String, String)] = [
      (say("filings.field.name"), form.name),
      (
        say("accounts.column.platform"), AccountWords.platform(view.account.platform, say)
      ),
      (say("filings.sheet.unit"), view.organization.name),
      (say("filings.field.platform-id"), form.platformID),
      (say("filings.sheet.link"), form.link),
      (
        say("filings.certificate.since"),
        view.filing.decidedAt.map { say.printedDate($0.date) } ?? ""
      ),
    ]
    let table = sheetTable(
      rows.filter { !$0.1.isEmpty }.map { name, words in
        SheetRow([.name(name), .content(text(words), columns: columns - 1)])
      }, columns: columns, say: say)
    // A code without the site's address would lead nowhere.
    let drawn =
      visit.house.origin == nil
      ? nil : try drawing(of: address, label: say("filings.certificate.code"))
    let sheet = a4Sheet(
      title: say("filings.certificate.title"),
      number: say("filings.sheet.number", ["n": number]),
      content: [
        table,
        figure([
          ifPresent(drawn) { $0 },
          figcaption([
            p(say("filings.certificate.check")), p(address).class("address"),
          ]),
        ]).class("certificate-code"),
      ],
      foot: printFooter(
        number: number, version: Int(view.filing.version), printedAt: say.dateTime(visit.now),
        check: String(code.prefix(16)), say: say))
    return .page(
      staffPage(
        try await visit.staffFrame(.accounts), title: say("filings.certificate.title"),
        breadcrumb: view.crumbs(say, say("filings.certificate.title")),
        content: [
          div([printButton(say: say), linkButton(say("act.back"), href: filingPath(id))])
            .class("buttons no-print"),
          when(
            visit.house.publicOrigin == nil,
            div([
              note(
                [
                  p(
                    say(
                      visit.house.origin == nil
                        ? "filings.certificate.no-address" : "filings.certificate.own-address"))
                ], tone: .amber)
            ]).class("no-print")),
          sheet,
        ]))
  }

  /// The code as a drawing that prints sharp at any size.
  static func drawing(of address: String, label: String) throws -> Node {
    let code = try QRCode(address)
    let side = code.viewBoxSide()
    return svg([path(code.path())]).attribute("viewBox", "0 0 \(side) \(side)").role("img")
      .aria("label", label).class("qr")
  }
}
