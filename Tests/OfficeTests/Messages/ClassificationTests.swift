import Office
import Rulebook
import Support
import Testing

@Suite struct ClassificationTests {
  @Test(
    .cites("hunan-2017", article: "22"), .cites("hunan-2017", article: "25"),
    .cites("hunan-2017", article: "26"),
    arguments: Engine.allCases,
    ["alarm", "complaint", "outside-powers"])
  func `a class with another channel ends the matter with what the writer is told`(
    engine: Engine, messageClass: String
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let left = try await walk.leave()
    let registration = Registration(
      messageClass: messageClass, outcome: "请通过相应渠道反映。", notified: "治安支队，电话")
    try await world.perform(
      RegisterMatter(step: try await walk.step(left.message), registration: registration),
      as: walk.clerk)
    let file = try await walk.file(left.message)
    #expect(file.matter.state == .closed)
    #expect(file.matter.messageClass == messageClass)
    #expect(!file.matter.citations.isEmpty)
    #expect(file.openStep == nil)
    #expect(try await walk.track(left).outcome == "请通过相应渠道反映。")
  }

  @Test(.cites("hunan-2017", article: "23"), arguments: Engine.allCases)
  func `abuse gets no reply, not even by way of the outcome, and stays on file`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let left = try await walk.leave()
    try await world.perform(
      RegisterMatter(
        step: try await walk.step(left.message),
        registration: Registration(messageClass: "abuse", outcome: "你才是。")), as: walk.clerk)
    let tracked = try await walk.track(left)
    #expect(tracked.state == .closed && tracked.outcome == "")
    #expect(try await walk.file(left.message).message.body == MatterWalk.body)
  }

  @Test(.cites("hunan-2017", article: "24"), arguments: Engine.allCases)
  func `unlawful content needs a basis and a reason, and stays as it was written`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = MatterWalk.city(world)
    let id = try await walk.leave().message
    let step = try await walk.step(id)
    let refusal = await expectRefusal("office.invalid", in: world) {
      try await world.perform(
        RegisterMatter(
          step: step, registration: Registration(messageClass: "unlawful", outcome: "已登记。")),
        as: walk.clerk)
    }
    #expect(refusal?.problems.map(\.field) == ["basis", "reason"])
    try await world.perform(
      RegisterMatter(
        step: step,
        registration: Registration(
          messageClass: "unlawful", outcome: "已登记。", basis: "《网络安全法》第十二条",
          reason: "散布个人信息")), as: walk.clerk)
    let file = try await walk.file(id)
    #expect(file.message.body == MatterWalk.body)
    #expect(file.matter.basis == "《网络安全法》第十二条")
    #expect(file.steps.first?.opinion == "散布个人信息")
    #expect(file.steps.first?.person == (try walk.clerk.personID()))
  }

  @Test func `the class a person chose decides what has to be filled in`() throws {
    let shelf = try Bundled.shelf.get()
    let date = World.start.date
    let classes = shelf.governing(["hunan-2017", "zhengzhou-2020"], on: date).messageClasses
    let empty: [(String, [String])] = [
      ("inquiry", ["proposal", "complexity"]), ("alarm", ["outcome", "notified"]),
      ("complaint", ["outcome", "notified"]), ("abuse", []),
      ("unlawful", ["outcome", "basis", "reason"]),
    ]
    for (id, fields) in empty {
      let rule = try #require(classes.first { $0.id == id })
      var found: [String] = []
      do throws(Refusal) {
        _ = try Registration(messageClass: id).decided(by: rule, departments: [])
      } catch {
        found = error.problems.map(\.field)
      }
      #expect(found == fields, "\(id)")
    }
  }

  @Test func `a department that nobody offered is no choice`() throws {
    let rule = MessageClassRule(
      id: "inquiry", title: LocalizedTitle(chinese: "", english: ""), handling: .answer,
      citations: [])
    let registration = Registration(
      messageClass: "inquiry", complexity: "odd", proposal: "x", department: "7")
    do throws(Refusal) {
      _ = try registration.decided(by: rule, departments: [OrganizationID(8)])
      Issue.record("department 7 was taken")
    } catch {
      #expect(error.problems.map(\.code) == [.notAChoice, .notAChoice])
    }
  }
}
