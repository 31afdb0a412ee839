import Rulebook
import Testing
import WorkCalendar

@testable import Office

/// Which holds are in an item's way: only what a person said it is about.
@Suite struct HoldDecisionTests {
  private static let (holder, unit) = (OrganizationID(1), OrganizationID(2))

  private func hold(
    _ id: Int64, event: Int64? = nil, by organization: OrganizationID = holder,
    isLifted: Bool = false
  ) -> Hold {
    let at = Instant(milliseconds: 0)
    return Hold(
      id: HoldID(id), organization: organization, scope: OrganizationID(2),
      event: event.map { EventID($0) }, subject: "事项", reason: "原因", contact: "值班室",
      citations: [], placedBy: PersonID(1), placedAt: at, statement: nil,
      liftedBy: isLifted ? PersonID(1) : nil, liftedAt: isLifted ? at : nil, liftingReason: "")
  }

  private func obstacles(
    _ holds: [Hold], _ notice: EmergencyNotice?, isReprint: Bool = false,
    statements: [HoldID: PostDraft] = [:]
  ) -> [Int64] {
    let draft = PostDraft(
      title: "通报", body: "正文。", kind: .emergency, reprint: isReprint ? Reprint() : nil,
      notice: notice)
    return HoldDecision(holds: holds, unit: Self.unit, draft: draft, statements: statements)
      .obstacles.map(\.id.rawValue)
  }

  @Test func `an event or a ticked subject is held, and nothing else`() {
    let holds = [
      hold(1, event: 7), hold(2, event: 8), hold(3), hold(4), hold(5, event: 7, isLifted: true),
    ]
    #expect(obstacles(holds, nil).isEmpty)
    #expect(obstacles(holds, EmergencyNotice()).isEmpty)
    #expect(obstacles(holds, EmergencyNotice(event: EventID(7))) == [1])
    #expect(obstacles(holds, EmergencyNotice(event: EventID(7), about: [HoldID(4)])) == [1, 4])
    #expect(obstacles([hold(1, event: 7, by: Self.unit)], EmergencyNotice(event: EventID(7))) == [])
  }

  @Test func `the statement passes word for word, and only as a reprint`() {
    let holds = [hold(1, event: 7)]
    let notice = EmergencyNotice(event: EventID(7))
    let same = [HoldID(1): PostDraft(title: "通报", body: "正文。")]
    let other = [HoldID(1): PostDraft(title: "通报", body: "别的。")]
    #expect(obstacles(holds, notice, isReprint: true, statements: same).isEmpty)
    #expect(obstacles(holds, notice, isReprint: false, statements: same) == [1])
    #expect(obstacles(holds, notice, isReprint: true, statements: other) == [1])
  }
}
