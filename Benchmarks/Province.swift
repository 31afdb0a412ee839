import Foundation
import Office
import Server
import Storage
import WorkCalendar

/// A province below the demo's root: bodies, accounts, the persons behind them and what was filed,
/// always the same ones, written straight into the books.
///
/// One in twenty-odd things is missing, as in life, so that every list has something to show.
struct Province {
  let assembly: Assembly
  let bodies: Int
  let accounts: Int

  /// The sign-in name of somebody who sees the whole province.
  static let login = "shengguan"
  static let password = "Woodbell-demo-1"

  func build() async throws {
    let office = assembly.office
    let isBuilt = try await office.ask(as: .system(.founder)) {
      try $0.person(login: Self.login) != nil
    }
    guard !isBuilt else { return print("province: already there") }
    let clock = ContinuousClock()
    let hash = try PasswordHash(of: Self.password, salt: office.random.bytes(16))
    let root = try await assembly.database.read { session in
      OrganizationID(
        try session.first("SELECT id FROM organizations WHERE parent_id IS NULL")?.int("id") ?? 0)
    }
    let manager = try await office.perform(
      CreatePerson(
        organization: root, login: Self.login, name: "Bench", passwordHash: hash,
        mustChange: false), as: .system(.founder), request: "bench")
    let now = office.clock.now
    _ = try await office.perform(
      Appoint(
        person: manager, organization: root, role: .provinceManager, title: "", from: now.date),
      as: .system(.founder), request: "bench")
    let plan = ProvincePlan(bodies: bodies, accounts: accounts)
    let kept = try ProvinceClock(begun: 50, before: now)
    let late = try ProvinceClock(begun: 100, before: now)
    let time = try await clock.measure {
      try await assembly.database.write { session in
        try ProvinceWriter(session: session, now: now, manager: manager, kept: kept, late: late)
          .write(plan, below: root)
      }
    }
    // What the server's own housekeeping does within a minute.
    if assembly.database.dialect == .postgres {
      try await assembly.database.write { try $0.script("ANALYZE") }
    }
    print("province: \(plan.units.count) bodies, \(plan.seats.count) accounts in \(time)")
  }
}

/// Chance that is the same in every run.
struct Dice {
  private var state: UInt64 = 20_261_122

  mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func isOnce(in times: Int) -> Bool { number(below: times) == 0 }
}

/// Which bodies and accounts the province has.
struct ProvincePlan {
  struct Unit {
    let level: String
    /// Position of the body above; nil for the top of the province.
    let parent: Int?
    let name: String
    let rulebooks: [String]
  }

  struct Seat {
    let unit: Int
    let platform: String
    let number: Int
  }

  private(set) var units: [Unit] = []
  private(set) var seats: [Seat] = []

  /// One department of the province, 14 cities, 126 counties, departments and townships below them.
  init(bodies: Int, accounts: Int) {
    add("province", nil, "P", ["hunan-2017", "national-media"])
    for city in 0..<14 {
      let rulebooks = city % 3 == 0 ? ["zhengzhou-2020"] : []
      let place = add("city", 0, "C\(city)", rulebooks)
      for county in 0..<9 {
        let isOwn = (city * 9 + county) % 8 == 0
        add("county", place, "C\(city)-\(county)", isOwn ? ["yaoan"] : [])
      }
    }
    let above = units.indices.dropFirst()
    var number = 0
    while units.count < bodies {
      let parent = above[above.startIndex + number % above.count]
      let isCounty = units[parent].level == "county"
      add(
        isCounty && number % 2 == 0 ? "township" : "department", parent,
        "\(units[parent].name)/\(number)", [])
      number += 1
    }
    open(accounts)
  }

  @discardableResult
  private mutating func add(
    _ level: String, _ parent: Int?, _ name: String, _ rulebooks: [String]
  ) -> Int {
    units.append(Unit(level: level, parent: parent, name: name, rulebooks: rulebooks))
    return units.count - 1
  }

  private mutating func open(_ count: Int) {
    var dice = Dice()
    let all = [
      "weibo", "wechat-subscription", "wechat-service", "douyin", "toutiao", "portal",
      "baijiahao",
    ]
    for (index, unit) in units.enumerated() {
      let held: Int =
        switch unit.level {
        case "province", "city": 6
        case "county": 4 + index % 2
        default: 1
        }
      for place in 0..<held where !(place < 2 && dice.isOnce(in: 20)) {
        let isSmall = held == 1
        let platform = isSmall ? all[index % 4] : all[place]
        seats.append(Seat(unit: index, platform: platform, number: seats.count))
      }
    }
    var index = 0
    while seats.count < count {
      index = (index + 7) % units.count
      let platform = dice.isOnce(in: 12) ? "weibo" : all[3 + dice.number(below: 4)]
      seats.append(Seat(unit: index, platform: platform, number: seats.count))
    }
    seats = Array(seats.prefix(count))
  }
}
