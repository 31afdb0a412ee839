import Office

/// A body of the cast, as it is founded.
struct CastBody {
  let code: String
  let parent: String
  let level: Organization.Level
  let sector: Organization.Sector
  let name: String
  let shortName: String
  var isSecretRelated = false
  var rulebooks: [String] = []

  private static let root = CastBody(
    code: "ZF", parent: "", level: .province, sector: .generalGovernment, name: "云川省人民政府",
    shortName: "云川省政府")

  /// From the top down.
  private static let others: [CastBody] = [
    CastBody(
      code: "ST", parent: "ZF", level: .province, sector: .publicSecurity, name: "云川省公安厅",
      shortName: "云川省公安", rulebooks: ["hunan-2017"]),
    CastBody(
      code: "YC", parent: "ST", level: .city, sector: .publicSecurity, name: "云川市公安局",
      shortName: "云川公安", rulebooks: ["zhengzhou-2020"]),
    CastBody(
      code: "JS", parent: "YC", level: .county, sector: .publicSecurity,
      name: "云川市公安局金水分局", shortName: "金水公安"),
    CastBody(
      code: "ZA", parent: "YC", level: .department, sector: .publicSecurity, name: "治安支队",
      shortName: "治安支队"),
    CastBody(
      code: "GB", parent: "YC", level: .department, sector: .publicSecurity, name: "国保支队",
      shortName: "国保支队", isSecretRelated: true),
    CastBody(
      code: "YX", parent: "ZF", level: .county, sector: .generalGovernment,
      name: "姚川县人民政府办公室", shortName: "姚川县政府", rulebooks: ["yaoan"]),
    CastBody(
      code: "JY", parent: "YX", level: .department, sector: .generalGovernment, name: "教育科",
      shortName: "教育科"),
  ]

  /// - Returns: the bodies by their codes.
  static func found(in office: Office) async throws -> [String: OrganizationID] {
    let administrators = try CastPerson.administrators.map {
      FoundOffice.Administrator(
        login: $0.login, name: $0.name, passwordHash: try CastPerson.passwordHash)
    }
    let top = try await office.perform(
      FoundOffice(organization: root.draft(below: nil), administrators: administrators),
      as: .system(.founder), request: "cast")
    let login = administrators.first?.login ?? ""
    guard let first = try await office.ask(as: .system(.founder), { try $0.person(login: login) })
    else { throw CastError.nobody(login) }
    var bodies = [root.code: top]
    for body in others {
      guard let parent = bodies[body.parent] else { throw CastError.nobody(body.parent) }
      bodies[body.code] = try await office.perform(
        CreateOrganization(parent: parent, draft: body.draft(below: parent)),
        as: .person(first.id), request: "cast")
    }
    return bodies
  }

  private func draft(below parent: OrganizationID?) -> OrganizationDraft {
    OrganizationDraft(
      parent: parent, level: level, sector: sector, name: name, shortName: shortName, code: code,
      isSecretRelated: isSecretRelated, rulebooks: rulebooks)
  }
}
