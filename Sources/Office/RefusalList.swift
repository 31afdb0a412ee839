/// All refusals of the office: what docs/reference/refusals.md is written from.
///
/// A test finds every `RefusalCode` in the sources, so that none can be missing here.
package enum RefusalCodes {
  package static let types: [any RefusalCode.Type] = [
    OfficeRefusal.self, PeopleRefusal.self, AccountRefusal.self, PostRefusal.self,
    ReviewRefusal.self, PublishingRefusal.self, MessageRefusal.self, RulebookRefusal.self,
    CorrectionRefusal.self,
    TrainingRefusal.self, DeviceRefusal.self, ImpostorRefusal.self,
    NoticeRefusal.self, PersonalAccountRefusal.self,
    FileRefusal.self, ImportRefusal.self, RhythmRefusal.self, ArchiveRefusal.self,
    EmergencyRefusal.self, ListRefusal.self, FactCheckRefusal.self,
  ]

  package static var all: [(code: String, kind: Refusal.Kind)] {
    types.flatMap { list($0) }
  }

  package static func list(
    _ type: any RefusalCode.Type
  ) -> [(code: String, kind: Refusal.Kind)] {
    func cases<Code: RefusalCode>(_: Code.Type) -> [(code: String, kind: Refusal.Kind)] {
      Code.allCases.map { ($0.rawValue, $0.kind) }
    }
    return cases(type)
  }
}
