import Office
import Rulebook
import Support
import Testing

@testable import Web

@Suite struct RulebookWordsTests {
  private func words<Word: CaseIterable & RawRepresentable<String>>(
    _ family: String, _: Word.Type
  ) throws {
    for (language, say) in try Words.bundled() {
      for word in Word.allCases {
        #expect(say.has(family + word.rawValue), "\(language): \(family)\(word.rawValue)")
      }
    }
  }

  @Test func `every word of the rules' vocabulary is said in both languages`() throws {
    try words("rulebook.section.", RulebookSection.self)
    try words("rulebook.evidence.", Evidence.self)
    try words("rulebook.platform.", PlatformKind.self)
    try words("rulebook.body-level.", BodyLevel.self)
    try words("rulebook.owner.", AccountOwner.self)
    try words("rulebook.lift.", BarLift.self)
    try words("rulebook.naming.", NamingCheck.self)
    try words("rulebook.filing-event.", FilingEvent.self)
    try words("rulebook.filing-mode.", FilingMode.self)
    try words("rulebook.seat.", Seat.self)
    try words("rulebook.seat.", ReviewSeat.self)
    try words("rulebook.form-kind.", FormFieldKind.self)
    try words("rulebook.content-kind.", ContentKind.self)
    try words("rulebook.direct.", DirectCondition.self)
    try words("rulebook.urgent.", UrgentItem.self)
    try words("rulebook.media-kind.", MediaKind.self)
    try words("rulebook.limit-field.", LimitField.self)
    try words("rulebook.sensitivity.", Sensitivity.self)
    try words("rulebook.scope.", AccountScope.self)
    try words("rulebook.complexity.", Complexity.self)
    try words("rulebook.handling.", Handling.self)
    try words("rulebook.reply-stage-kind.", ReplyStageKind.self)
    try words("rulebook.duty-kind.", DutyKind.self)
    try words("rulebook.rotation.", RotationEvent.self)
    try words("rulebook.retention.", RetentionSubject.self)
    try words("rulebook.interval.", AssessmentInterval.self)
    try words("rulebook.indicator.", IndicatorKind.self)
    try words("rulebook.personal.", PersonalAccountKind.self)
    try words("rulebook.parameter.", ParameterKey.self)
    try words("rulebook.unit.", ParameterUnit.self)
    try words("rulebook.topic.", DifferenceTopic.Subject.self)
    try words("rulebook.difference.", Difference.Kind.self)
    try words("rulebook.plan.", RulebookPlan.State.self)
    try words("rulebook.tab.", RulebookTab.self)
    try words("finding.", FindingLevel.self)
    try words("stage.", StageKind.self)
    try words("role.", RoleID.self)
    try words("audit.object.", AuditObject.Kind.self)
    try words("problem.", FieldProblem.Code.self)
  }

  @Test(arguments: ParameterUnit.allCases)
  func `a number is said with its unit`(_ unit: ParameterUnit) throws {
    for say in try Words.bundled().values {
      for count in [1, 2, 5_242_880] {
        let words = NumberWords.count(count, unit, say)
        #expect(!words.contains("⟦") && !words.contains("{"), "\(words)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every rule of every shipped rulebook has a title and whole sentences`(
    _ language: Language
  ) throws {
    let shelf = try Bundled.shelf.get()
    try #require(shelf.ids.count > 3)
    let say = try #require(try Words.bundled()[language])
    for rulebook in shelf.ids.compactMap({ shelf.rulebook($0) }) {
      let lines = RuleLines(rulebook, say: say)
      let all = lines.all
      #expect(Set(all.map(\.id)) == Set(rulebook.rules.map(\.id)), "\(rulebook.id)")
      #expect(all.count == Set(all.map(\.id)).count, "\(rulebook.id): a rule stands twice")
      for line in all {
        let words = [line.title] + line.details + line.steps
        for word in words {
          #expect(
            !word.isEmpty && !word.contains("⟦") && !word.contains("{") && word != line.id,
            "\(rulebook.id)/\(line.id): \(word)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `every number that may be changed is offered with its bounds`(
    _ language: Language
  ) throws {
    let shelf = try Bundled.shelf.get()
    let say = try #require(try Words.bundled()[language])
    var count = 0
    for rulebook in shelf.ids.compactMap({ shelf.rulebook($0) }) {
      for number in rulebook.adaptableParameters {
        count += 1
        let words =
          NumberWords.bounds(number.bounds, number.unit, say)
          + NumberWords.value(number.issued, number.unit, say)
        #expect(!words.contains("⟦") && !words.contains("{"), "\(rulebook.id)/\(number.rule)")
      }
    }
    #expect(count > 10)
  }
}
