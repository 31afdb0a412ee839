import Office
import Server

/// The questions behind the registry and the view of coverage, asked one after another, as somebody
/// who sees the whole province and as somebody of one county.
struct RegistryBench {
  let assembly: Assembly

  /// - Parameter count: how often each is asked.
  func run(count: Int) async throws {
    let office = assembly.office
    guard
      let person = try await office.ask(
        as: .system(.founder), { try $0.person(login: Province.login)?.id })
    else { throw Refusal(OfficeRefusal.notFound) }
    let asker = try await office.ask(as: .system(.founder)) { try $0.asker(person) }
    try await accounts(asker, count)
    try await coverage(asker, count)
  }

  private func accounts(_ asker: Asker, _ count: Int) async throws {
    var platform = AccountFilter()
    platform.platform = .portal
    var text = AccountFilter()
    text.text = "C3-4"
    var nothing = AccountFilter()
    nothing.text = "nowhere"
    let forty = try await assembly.office.ask(as: asker) { reading in
      try reading.accountList(AccountFilter(), limit: 2_000).last?.account.id
    }
    for (name, filter, after) in [
      ("first page", AccountFilter(), nil), ("page 40", AccountFilter(), forty),
      ("platform", platform, nil), ("text", text, nil), ("text without hit", nothing, nil),
    ] {
      try await measure("accounts, " + name, count, asker) {
        try $0.accountList(filter, after: after).count
      }
    }
  }

  private func coverage(_ asker: Asker, _ count: Int) async throws {
    for kind in CoverageKind.allCases {
      try await measure("coverage, " + kind.rawValue, count, asker) {
        try $0.coverageGaps(kind, CoverageFilter()).gaps.count
      }
    }
    try await measure("coverage, map", count, asker) {
      try $0.coverageMap(CoverageFilter()).lines.count
    }
    try await measure("coverage, counters", count, asker) {
      try $0.coverageCounts(CoverageFilter()).values.reduce(0) { $0 + $1.number }
    }
  }

  private func measure(
    _ name: String, _ count: Int, _ asker: Asker,
    _ question: @escaping @Sendable (Reading) throws -> Int
  ) async throws {
    let clock = ContinuousClock()
    var times: [Duration] = []
    var found = 0
    for _ in 0..<count {
      times.append(
        try await clock.measure { found = try await assembly.office.ask(as: asker, question) })
    }
    times.sort()
    print("\(name): \(found), p50 \(times[count / 2]), p99 \(times[count * 99 / 100])")
  }
}
