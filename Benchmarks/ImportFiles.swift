import Foundation
import Office
import Server
import Spreadsheets
import Storage
import WorkCalendar

/// The tables that `script/bench imports` brings in: the bodies and accounts of a province as .xlsx
/// files, and those who may bring them in.
struct ImportFiles {
  let assembly: Assembly
  let folder: URL
  let bodies: Int
  let accounts: Int

  /// Who brings bodies and who brings accounts of the whole province in; the password is that of
  /// the demo.
  private static let importers = [
    (login: "bench.bodies", role: Role.systemAdministrator),
    (login: "bench.accounts", role: .bureauManager),
  ]

  func make() async throws {
    let plan = ProvincePlan(bodies: bodies, accounts: accounts)
    let root = try await appoint()
    try write("bodies.xlsx", bodies(plan, below: root))
    try write("accounts.xlsx", accounts(plan))
    print("files: \(plan.units.count) bodies, \(plan.seats.count) accounts")
  }

  /// - Returns: the body under which they come in.
  private func appoint() async throws -> Organization {
    let office = assembly.office
    let found = try await assembly.database.read { session in
      try session.first("SELECT id FROM organizations WHERE parent_id IS NULL")?.int("id") ?? 0
    }
    let root = try await office.ask(as: .system(.founder)) {
      try $0.organization(OrganizationID(found))
    }
    let hash = try PasswordHash(of: Province.password, salt: office.random.bytes(16))
    for (login, role) in Self.importers {
      let person = try await office.perform(
        CreatePerson(
          organization: root.id, login: login, name: "Bench", passwordHash: hash,
          mustChange: false), as: .system(.founder), request: "bench")
      _ = try await office.perform(
        Appoint(
          person: person, organization: root.id, role: role, title: "",
          from: office.clock.now.date), as: .system(.founder), request: "bench")
    }
    return root
  }

  private func bodies(_ plan: ProvincePlan, below root: Organization) -> [[String]] {
    [["code", "name", "parent", "level"]]
      + plan.units.enumerated().map { number, unit in
        [code(number), unit.name, unit.parent.map(code) ?? root.code, unit.level]
      }
  }

  private func accounts(_ plan: ProvincePlan) -> [[String]] {
    let platforms = plan.seats.map { $0.platform == "portal" ? "app" : $0.platform }
    return [
      [
        "unit", "platform", "name", "link", "opened", "head", "administrator a",
        "administrator b", "reviewer", "security person",
      ]
    ]
      + zip(plan.seats, platforms).map { seat, platform in
        [
          code(seat.unit), platform, "\(plan.units[seat.unit].name) \(seat.number)",
          "https://example.gov.cn/\(seat.number)", "2019-05-01", "Li \(seat.number)",
          "Wang \(seat.number)", "Zhao \(seat.number)", "Qian \(seat.number)",
          "Sun \(seat.number)",
        ]
      }
  }

  private func code(_ number: Int) -> String { "B\(number)" }

  private func write(_ name: String, _ rows: [[String]]) throws {
    let head = rows.first ?? []
    let bytes = try TableWriter.xlsx(
      title: "bench", head.map { TableColumn($0) },
      rows.dropFirst().map { $0.map { TableValue.text($0) } })
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }
}
