import Office
import WorkCalendar

/// A person of the cast, with the body where they work and the roles they hold there.
struct CastPerson {
  let login: String
  let name: String
  let body: String
  let roles: [Role]

  private init(_ login: String, _ name: String, _ body: String, _ roles: Role...) {
    self.init(login, name, body, all: roles)
  }

  private init(_ login: String, _ name: String, _ body: String, all roles: [Role]) {
    self.login = login
    self.name = name
    self.body = body
    self.roles = roles
  }

  static let all: [CastPerson] = administrators + province + bureau + county

  /// System, security and audit.
  static let administrators = [
    CastPerson("hexi", "何系", "ZF", .systemAdministrator),
    CastPerson("lvquan", "吕权", "ZF", .securityAdministrator),
    CastPerson("shiji", "施记", "ZF", .auditAdministrator),
  ]

  private static let province = [
    CastPerson("hanhe", "韩核", "ST", .bureauManager),
    CastPerson("yangsheng", "杨省", "ST", .provinceManager),
    CastPerson("xucha", "许查", "ST", .auditor),
  ]

  private static let bureau = [
    CastPerson("licai", "李采", "YC", .editor),
    CastPerson("wangchu", "王初", "YC", .firstReviewer),
    CastPerson("zhangshuang", "张双", "YC", .editor, .firstReviewer),
    CastPerson("zhaofu", "赵复", "YC", .secondReviewer),
    CastPerson("qianzhong", "钱终", "YC", .finalReviewer),
    CastPerson("sunfa", "孙法", "YC", .legalityReviewer),
    CastPerson("zhoumi", "周密", "YC", .secrecyReviewer),
    CastPerson("wuling", "吴领", "YC", .leader),
    CastPerson("zhengbu", "郑布", "YC", .publisher),
    CastPerson("fengshou", "冯收", "YC", .inboxClerk),
    CastPerson("weizhi", "卫值", "YC", .dutyOfficer),
    CastPerson("jianghao", "蒋号", "YC", .accountManager),
    CastPerson("shenxuan", "沈宣", "YC", .bureauManager),
    CastPerson("zhuji", "朱集", "YC", .centreClerk),
    CastPerson("qinwen", "秦闻", "YC", .newsCentre),
    CastPerson("youan", "尤安", "YC", .securityOfficer),
    CastPerson("caoxin", "曹新", "YC"),
    CastPerson("chenban", "陈办", "ZA", .departmentHandler),
    CastPerson("chuduan", "褚端", "ZA", .departmentHead),
    CastPerson(
      "kongwai", "孔外", "JS",
      all: Role.allCases.filter { $0.reach == .ownUnit && !$0.isAdministrator }),
  ]

  private static let county = [
    CastPerson("yanxie", "严写", "YX", .editor),
    CastPerson("huahe", "华合", "YX", .legalityReviewer),
    CastPerson("jinbao", "金保", "YX", .secrecyReviewer),
    CastPerson("weihui", "魏汇", "YX", .centreClerk),
    CastPerson("taozhu", "陶主", "YX", .leader),
    CastPerson("baixian", "柏县", "YX", .governmentLeader),
    CastPerson("jiangfa", "姜发", "YX", .publisher),
    CastPerson("qixin", "戚信", "YX", .inboxClerk),
    CastPerson("xiehao", "谢号", "YX", .accountManager),
    CastPerson("zouban", "邹办", "JY", .departmentHandler),
    CastPerson("yuke", "喻科", "JY", .departmentHead),
    CastPerson("shuixie", "水写", "JY", .editor),
    CastPerson("douhe", "窦合", "JY", .legalityReviewer),
    CastPerson("zhangbao", "章保", "JY", .secrecyReviewer),
    CastPerson("yunling", "云领", "JY", .leader),
  ]

  /// Of a low cost: what a real one costs is measured elsewhere.
  static var passwordHash: PasswordHash {
    get throws {
      try PasswordHash(of: Cast.password, salt: Array(repeating: 7, count: 16), logRounds: 4)
    }
  }

  /// - Returns: everybody by their sign-in names.
  static func join(
    _ office: Office, bodies: [String: OrganizationID]
  ) async throws -> [String: PersonID] {
    let founder = Actor.system(.founder)
    let hash = try passwordHash
    var people: [String: PersonID] = [:]
    for person in all {
      guard let body = bodies[person.body] else { throw CastError.nobody(person.body) }
      let known = try await office.ask(as: founder) { try $0.person(login: person.login) }
      if let known {
        people[person.login] = known.id
        continue
      }
      let id = try await office.perform(
        CreatePerson(
          organization: body, login: person.login, name: person.name, passwordHash: hash,
          mustChange: false), as: founder, request: "cast")
      people[person.login] = id
      for role in person.roles {
        _ = try await office.perform(
          Appoint(person: id, organization: body, role: role, from: office.clock.now.date),
          as: founder, request: "cast")
      }
    }
    return people
  }
}
