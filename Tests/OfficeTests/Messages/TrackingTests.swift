import Office
import Support
import Testing

@Suite struct TrackingTests {
  @Test(arguments: Engine.allCases)
  func `a wrong number and a wrong code get the same answer`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await walk.leave()
    let other = try await walk.leave()
    let code = try left.code(with: World.keys)
    var answers: [Refusal] = []
    for (number, code) in [
      (left.number, "00000-00000"), ("YX-LY-2026-9999", code), (other.number, code), ("", ""),
    ] {
      let refusal = await expectRefusal("messages.wrong-code") {
        try await world.ask(as: .citizen) { try $0.trackedMatter(number: number, code: code) }
      }
      if let refusal { answers.append(refusal) }
    }
    #expect(answers.count == 4 && Set(answers.map { "\($0)" }).count == 1)
    // Read kindly: small letters, blanks, and O for 0.
    let typed = code.lowercased().replacing("-", with: " ").replacing("0", with: "o")
    let number = left.number.lowercased()
    let tracked = try await world.ask(as: .citizen) {
      try $0.trackedMatter(number: number, code: typed)
    }
    #expect(tracked.number == left.number)
  }

  @Test(arguments: Engine.allCases)
  func `an answer is rated once, by whoever has the code`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.county(world)
    let left = try await walk.leave()
    let code = try left.code(with: World.keys)
    func rate(_ grade: String, code: String) async throws {
      try await world.perform(
        RateReply(number: left.number, code: code, grade: grade), as: .citizen)
    }
    await expectRefusal("messages.not-answered", in: world) { try await rate("5", code: code) }
    try await walk.register(left.message)
    try await walk.instruct(left.message)
    try await walk.draft(left.message)
    try await walk.sign(left.message)
    try await walk.edit(left.message)
    try await walk.approve(left.message)
    try await walk.send(left.message)
    await expectRefusal("messages.wrong-code", in: world) {
      try await rate("5", code: "22222-22222")
    }
    for grade in ["", "0", "6", "5.0", "-1"] {
      await expectRefusal("office.invalid", in: world) { try await rate(grade, code: code) }
    }
    try await rate("1", code: code)
    await expectRefusal("messages.already-rated", in: world) { try await rate("5", code: code) }
    #expect(try await walk.track(left).rating?.grade == 1)
  }

  @Test func `a code is ten letters of the alphabet without I, L, O and U`() {
    let codes = (0..<200).map { seed in
      QueryCode.code(from: SeededRandom(seed: UInt64(seed)).bytes(QueryCode.length))
    }
    #expect(Set(codes).count == 200)
    let letters = Set(codes.joined())
    #expect(letters == Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
    #expect(codes.allSatisfy { $0.count == 10 && QueryCode.read(QueryCode.grouped($0)) == $0 })
    #expect(QueryCode.grouped("7K4M29P3QX") == "7K4M2-9P3QX")
  }
}
