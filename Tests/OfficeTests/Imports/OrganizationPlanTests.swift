import Testing

@testable import Office

@Suite struct OrganizationPlanTests {
  private static let head = "编号字头,机构名称,简称,上级机构,层级,系统,涉密单位\n"

  private static func unit(
    _ id: Int64, _ code: String, _ name: String, parent: Int64?, path: String,
    level: Organization.Level = .city
  ) -> Organization {
    Organization(
      id: OrganizationID(id), parent: parent.map { OrganizationID($0) }, path: path, level: level,
      sector: .generalGovernment, name: name, shortName: name, code: code, isSecretRelated: false,
      version: 1, closedAt: nil)
  }

  private static let root = unit(1, "ZF", "云川省政府", parent: nil, path: "/1/", level: .province)
  private static let city = unit(2, "YC", "云川市政府", parent: 1, path: "/1/2/")

  private func plan(_ rows: String) throws -> [PlannedRow<OrganizationEntry>] {
    try planner(.organizations, Self.head + rows).organizations(
      OrganizationBooks(
        root: Self.root, units: UnitIndex([Self.root, Self.city]), foreignCodes: ["XX"]))
  }

  @Test func `parents may come after their children, by code or by name`() throws {
    let rows = try plan("AC,甲科,,甲县政府,部门,,\nAB,甲县政府,,YC,县级,,否\nAD,乙科,,ab,部门,,")
    #expect(rows.map(\.verdict) == [.new, .new, .new])
    #expect(rows.map { $0.entry?.parent } == ["AB", "YC", "AB"])
    let order = rows.sorted { $0.depth < $1.depth }.map { $0.entry?.code }
    #expect(order.first == "AB")
  }

  static let bad: [(String, [Int: [RowFault.Reason]])] = [
    ("AA,甲,,AB,县级,,\nAB,乙,,AC,县级,,\nAC,丙,,AA,县级,,", [2: [.cycle], 3: [.cycle], 4: [.cycle]]),
    ("AA,甲,,AA,县级,,", [2: [.cycle]]),
    ("AA,甲,,AB,县级,,\nAB,乙,,AB,县级,,", [2: [.badParent], 3: [.cycle]]),
    ("AA,甲,,,省级,,\nAB,乙,,,省级,,", [2: [.secondRoot], 3: [.secondRoot]]),
    ("AA,甲,,QQ,县级,,", [2: [.unknownParent]]),
    ("AA,甲,,QQ,县级,,\nAB,乙,,AA,部门,,", [2: [.unknownParent], 3: [.badParent]]),
    ("AA,甲,,YC,县级,,\naa,乙,,YC,县级,,", [2: [.twiceInFile], 3: [.twiceInFile]]),
    ("AA,甲,,YC,县级,,\nAB,甲,,YC,县级,,", [3: [.taken]]),
    ("AA,云川市政府,,ZF,市级,,", [2: [.taken]]),
    ("XX,甲,,YC,县级,,", [2: [.taken]]),
    ("AA,甲,,YC,省级,,", [2: [.levelBelowParent]]),
    ("AA,甲,,YC,村级,,", [2: [.notAChoice]]),
    ("AA,甲,,YC,县级,,也许", [2: [.notAChoice]]),
    ("A-1,甲,,YC,县级,,", [2: [.badCharacters]]),
    ("AA,,,YC,县级,,", [2: [.required]]),
    ("AA,=A1&B1,,YC,县级,,", [2: [.formula]]),
    ("AA,甲", [2: [.shortRow, .required, .secondRoot]]),
    ("YC,云川市政府,,AA,市级,,\nAA,甲,,ZF,市级,,", [2: [.fixed]]),
    ("YC,云川市政府,,ZF,县级,,", [2: [.fixed]]),
  ]

  @Test(arguments: bad)
  func `what cannot be taken is named with its row and reason`(
    rows: String, expected: [Int: [RowFault.Reason]]
  ) throws {
    #expect(try plan(rows).reasons == expected)
  }

  @Test func `every reason about a cell names its column`() throws {
    let row = try #require(try plan("AA,甲,,QQ,县级,,").first)
    #expect(row.report.faults.first?.columns == [4])
    #expect(row.report.faults.first?.facts["value"] == "QQ")
    let circle = try plan("AA,甲,,AB,县级,,\nAB,乙,,AA,县级,,")
    #expect(circle.first?.report.faults.first?.facts["way"] == "AA → AB → AA")
  }

  @Test func `what exists is changed field by field, and an empty cell changes nothing`() throws {
    let same = try plan("ZF,云川省政府,,,省级,,\nYC,云川市政府,,ZF,市级,,")
    #expect(same.map(\.verdict) == [.unchanged, .unchanged])
    let changed = try #require(try plan("YC,云川市人民政府,,ZF,市级,,是").first)
    #expect(changed.verdict == .changed)
    #expect(changed.report.changes.map(\.field) == [.name, .secret])
    #expect(changed.report.changes.first?.old == "云川市政府")
    #expect(changed.report.changes.map(\.column) == [2, 7])
  }

  @Test func `a chain of ten thousand bodies and a circle as long are looked through`() throws {
    let chain = (0..<10_000).map { "C\($0),名\($0),,\($0 == 0 ? "YC" : "C\($0 - 1)"),部门,," }
    #expect(try plan(chain.reversed().joined(separator: "\n")).reasons.isEmpty)
    let circle = (0..<10_000).map { "C\($0),名\($0),,C\(($0 + 1) % 10_000),部门,," }
    #expect(try plan(circle.joined(separator: "\n")).reasons.count == 10_000)
  }
}
