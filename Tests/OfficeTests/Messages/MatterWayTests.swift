import Office
import Rulebook
import Support
import Testing

@Suite struct MatterWayTests {
  @Test(arguments: [
    (MatterStep.Kind.register, MatterStep.Kind?.some(.instruct), MatterStep.Kind?.some(.instruct)),
    (.instruct, .draft, .draft), (.draft, .sign, .approve), (.sign, .edit, .edit),
    (.edit, .approve, .approve), (.approve, .send, .send), (.send, nil, nil),
  ])
  func `each step leads to the next`(
    step: (kind: MatterStep.Kind, byDepartment: MatterStep.Kind?, byUnit: MatterStep.Kind?)
  ) {
    #expect(MatterWay.next(after: step.kind, isOwn: false) == step.byDepartment)
    #expect(MatterWay.next(after: step.kind, isOwn: true) == step.byUnit)
  }

  @Test func `three steps can send a matter back`() {
    let back = MatterStep.Kind.allCases.map { MatterWay.back(from: $0, isOwn: false) }
    #expect(back == [nil, .register, nil, .draft, nil, .edit, nil])
    #expect(MatterWay.back(from: .approve, isOwn: true) == .draft)
  }

  @Test(arguments: Engine.allCases)
  func `the stricter of two rulebooks gives the department's day, citing both`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let unit = try await world.ask(as: world.cast.leader) { try $0.organization(world.cast.city) }
    let rules = try Bundled.shelf.get().governing(["hunan-2017", "yaoan"], on: world.now.date)
    let way = MatterWay(rules: rules, unit: unit)
    let calendar = try Bundled.calendar.get()
    let simple = try way.departmentClock(.simple, from: world.now, calendar: calendar)
    #expect(simple?.citations.map(\.rulebook) == ["hunan-2017", "yaoan"])
    let major = try way.departmentClock(.major, from: world.now, calendar: calendar)
    #expect(major?.term == .workingDays(5))
    let approve = way.planned(.approve)
    #expect(approve.citations.map(\.rulebook) == ["yaoan"] && approve.role == .leader)
  }

  @Test func `a text that was changed, altered or is one's own is not signed`() {
    let mark = ReplyMark(of: "好", number: 1, matter: MessageID(5))
    func text(_ body: String) -> ReplyText {
      ReplyText(
        matter: MessageID(5), number: 1, body: body, digest: mark.digest, author: PersonID(1),
        createdAt: World.start, sentAt: nil)
    }
    func outcome(_ body: String, by person: Int64, seen: ReplyMark) -> SigningError? {
      do throws(SigningError) {
        _ = try text(body).signed(by: PersonID(person), seen: seen)
        return nil
      } catch { return error }
    }
    #expect(outcome("好", by: 2, seen: mark) == nil)
    #expect(outcome("好", by: 1, seen: mark) == .ownText)
    #expect(outcome("坏", by: 2, seen: mark) == .altered)
    #expect(outcome("好", by: 2, seen: ReplyMark(number: 2, digest: mark.digest)) == .changed)
    let elsewhere = ReplyMark(of: "好", number: 1, matter: MessageID(6))
    #expect(outcome("好", by: 2, seen: elsewhere) == .changed)
  }
}
