import Office

/// The people and bodies of the tests. They are invented; their family names come from the book of
/// family names, their given names say what they do.
///
/// Below the province's government stand its public-security department, under which the city
/// bureau works after the Hunan and the Zhengzhou rulebooks, and the county after Yao'an's.
package struct Cast: Sendable {
  /// 云川省人民政府: the root, without a rulebook.
  package let government: OrganizationID
  /// 云川省公安厅: `hunan-2017`.
  package let province: OrganizationID
  /// 云川市公安局: `zhengzhou-2020`. Unless a name says otherwise, people work here.
  package let city: OrganizationID
  /// 金水分局, below the city bureau.
  package let district: OrganizationID
  /// 治安支队, a department of the city bureau.
  package let orderDepartment: OrganizationID
  /// 国保支队, secret-related.
  package let secretDepartment: OrganizationID
  /// 姚川县人民政府办公室: `yaoan`.
  package let county: OrganizationID
  /// 教育科, a department of the county's office.
  package let countyDepartment: OrganizationID

  package let editor: Actor
  /// Writes and is a first reviewer as well.
  package let secondEditor: Actor
  package let firstReviewer: Actor
  package let secondReviewer: Actor
  package let finalReviewer: Actor
  package let legalityReviewer: Actor
  package let secrecyReviewer: Actor
  package let leader: Actor
  package let publisher: Actor
  package let inboxClerk: Actor
  /// Of the 治安支队, as is its head.
  package let departmentHandler: Actor
  package let departmentHead: Actor
  package let dutyOfficer: Actor
  package let accountManager: Actor
  package let bureauManager: Actor
  /// Of the province's department, as is the next.
  package let provinceBureauManager: Actor
  package let provinceManager: Actor
  package let centreClerk: Actor
  package let newsCentre: Actor
  package let securityOfficer: Actor
  package let auditor: Actor
  /// The three administrators of the whole office, at its root.
  package let systemAdministrator: Actor
  package let securityAdministrator: Actor
  package let auditAdministrator: Actor
  /// Holds every role of the 金水分局 that reaches no farther.
  package let outsider: Actor
  /// Can sign in and holds no role.
  package let newcomer: Actor

  /// 云川公安 of the city bureau, 金水公安 of the district, 姚川县政府 of the county.
  package let account: AccountID
  package let districtAccount: AccountID
  package let countyAccount: AccountID

  /// Everybody's password.
  package static let password = "Rui-Muduo-2026"

  private let members: [Member: Actor]

  /// Who holds a role at a body, the first of several; every role the rulebooks ask for is held at the city bureau, its
  /// district, and the county.
  package func holder(of role: Role, at body: OrganizationID) throws -> Actor {
    guard let actor = members[Member(role: role, body: body)] else {
      throw CastError.noHolder(role, body)
    }
    return actor
  }

  /// One holder of each role; the departments' roles at the 治安支队, the others at the city bureau,
  /// above it, or at the county.
  package func holder(of role: Role) throws -> Actor {
    for body in [city, orderDepartment, province, government, county] {
      if let actor = members[Member(role: role, body: body)] { return actor }
    }
    throw CastError.noHolder(role, city)
  }

  private struct Member: Hashable {
    let role: Role
    let body: OrganizationID
  }

  /// Founds the office and lets everybody take up their posts.
  init(joining office: Office) async throws {
    let bodies = try await CastBody.found(in: office)
    let people = try await CastPerson.join(office, bodies: bodies)
    func body(_ code: String) throws -> OrganizationID {
      guard let id = bodies[code] else { throw CastError.nobody(code) }
      return id
    }
    func actor(_ login: String) throws -> Actor {
      guard let id = people[login] else { throw CastError.nobody(login) }
      return .person(id)
    }
    var members: [Member: Actor] = [:]
    for person in CastPerson.all {
      for role in person.roles {
        let member = Member(role: role, body: try body(person.body))
        members[member] = try members[member] ?? actor(person.login)
      }
    }
    self.members = members
    (government, province, city) = (try body("ZF"), try body("ST"), try body("YC"))
    (district, county) = (try body("JS"), try body("YX"))
    (orderDepartment, secretDepartment) = (try body("ZA"), try body("GB"))
    countyDepartment = try body("JY")
    editor = try actor("licai")
    secondEditor = try actor("zhangshuang")
    firstReviewer = try actor("wangchu")
    secondReviewer = try actor("zhaofu")
    finalReviewer = try actor("qianzhong")
    legalityReviewer = try actor("sunfa")
    secrecyReviewer = try actor("zhoumi")
    leader = try actor("wuling")
    publisher = try actor("zhengbu")
    inboxClerk = try actor("fengshou")
    departmentHandler = try actor("chenban")
    departmentHead = try actor("chuduan")
    dutyOfficer = try actor("weizhi")
    accountManager = try actor("jianghao")
    bureauManager = try actor("shenxuan")
    provinceBureauManager = try actor("hanhe")
    provinceManager = try actor("yangsheng")
    centreClerk = try actor("zhuji")
    newsCentre = try actor("qinwen")
    securityOfficer = try actor("youan")
    auditor = try actor("xucha")
    systemAdministrator = try actor("hexi")
    securityAdministrator = try actor("lvquan")
    auditAdministrator = try actor("shiji")
    outsider = try actor("kongwai")
    newcomer = try actor("caoxin")
    account = try await Cast.open("云川公安", "yunchuan", of: city, office)
    districtAccount = try await Cast.open("金水公安", "jinshui", of: district, office)
    countyAccount = try await Cast.open("姚川县政府", "yaochuan", of: county, office)
  }

  private static func open(
    _ name: String, _ slug: String, of body: OrganizationID, _ office: Office
  ) async throws -> AccountID {
    try await office.perform(
      OpenPortalAccount(organization: body, name: name, slug: slug), as: .system(.founder),
      request: "cast")
  }
}

package enum CastError: Error {
  case noCast
  case nobody(String)
  case noHolder(Role, OrganizationID)
  case notAPerson
}

extension Actor {
  /// The person behind a member of the cast.
  package func personID() throws -> PersonID {
    guard case .person(let id) = self else { throw CastError.notAPerson }
    return id
  }
}
