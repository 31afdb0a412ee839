import Foundation
import Testing
import WorkCalendar

@testable import Rulebook

struct AdaptationTests {
  private func adapt(
    _ id: String, _ rule: String, _ key: ParameterKey, _ value: ParameterValue
  ) throws -> Rulebook {
    try Shipped.rulebook(id).adapted(by: [
      Adaptation(rule: rule, parameter: key, value: value)
    ])
  }

  @Test func `an office tightens numbers and the rules in force follow`() throws {
    let changes = [
      Adaptation(rule: "formats.weibo-text", parameter: .maximum, value: .count(120)),
      Adaptation(
        rule: "filing.before-opening", parameter: .term, value: .term(.workingDays(8))),
    ]
    let rules = try Shipped.shelf().governing(
      ["yaoan"], on: Shipped.day, adaptations: ["yaoan": changes, "other": []])
    #expect(rules.formatLimits(platform: "weibo").map(\.maximum) == [120])
    let clock = try #require(rules.filingClocks(for: .opening).first)
    #expect(clock.term == .workingDays(8))
    #expect(articles(clock.citations) == ["yaoan 4.2"])
    let book = try #require(rules.rulebooks.first)
    #expect(book.adaptations.map(\.adaptation) == changes)
    #expect(book.adaptations.map(\.issued) == [.count(140), .term(.workingDays(5))])
    #expect(book.version == (try Shipped.rulebook("yaoan").version))
  }

  @Test(arguments: [
    ("yaoan", "formats.weibo-text", ParameterKey.maximum, ParameterValue.count(141)),
    ("yaoan", "formats.weibo-text", .maximum, .count(0)),
    ("yaoan", "formats.weibo-text", .maximum, .count(-5)),
    ("yaoan", "filing.before-opening", .term, .term(.workingDays(4))),
    ("yaoan", "filing.before-opening", .term, .term(.workingDays(4000))),
    ("yaoan", "filing.persons-changed", .term, .term(.workingDays(6))),
    ("yaoan", "filing.persons-changed", .term, .term(.hours(-1))),
    ("hunan-2017", "eligibility.two-officers", .minimum, .count(1)),
    ("hunan-2017", "eligibility.two-officers", .minimum, .count(Int.max)),
    ("hunan-2017", "update-rhythm.daily", .atLeast, .count(0)),
    (
      "hunan-2017", "messages.department-answer.simple", .term,
      .term(.sameDay(cutOff: TimeOfDay("15:00")))
    ),
    ("zhengzhou-2020", "update-rhythm.weibo-wechat", .everyDays, .count(3)),
  ])
  func `a number that asks for less is refused with its bounds`(
    id: String, rule: String, key: ParameterKey, value: ParameterValue
  ) throws {
    #expect {
      _ = try adapt(id, rule, key, value)
    } throws: { error in
      guard case .outOfBounds(let named, let parameter, let bounds) = error as? AdaptationError
      else { return false }
      return named == rule && parameter == key && (bounds.least != nil) != (bounds.most != nil)
    }
  }

  @Test(arguments: [
    ("yaoan", "formats.weibo-text", ParameterKey.maximum, ParameterValue.count(140)),
    ("yaoan", "filing.persons-changed", .term, .term(.calendarDays(3))),
    ("hunan-2017", "eligibility.two-officers", .minimum, .count(3)),
    ("hunan-2017", "update-rhythm.daily", .atLeast, .count(2)),
    (
      "hunan-2017", "messages.department-answer.simple", .term,
      .term(.sameDay(cutOff: TimeOfDay("17:30")))
    ),
    ("hunan-2017", "messages.department-answer.simple", .term, .term(.hours(4))),
    ("zhengzhou-2020", "update-rhythm.weibo-wechat", .everyDays, .count(1)),
    ("zhengzhou-2020", "filing.change", .term, .term(.workingDays(1))),
    ("security-2024", "security.network-incident-report", .term, .term(.hours(1))),
  ])
  func `a number that asks for more is taken`(
    id: String, rule: String, key: ParameterKey, value: ParameterValue
  ) throws {
    let adapted = try adapt(id, rule, key, value)
    let parameter = try #require(
      adapted.adaptableParameters.first { $0.rule == rule && $0.key == key })
    #expect(parameter.value == value)
    let issued = try Shipped.rulebook(id).adaptableParameters
    #expect(parameter.issued == issued.first { $0.rule == rule && $0.key == key }?.value)
  }

  @Test func `a number taken back is measured by the text and not by the change before`() throws {
    let tight = try adapt("yaoan", "formats.weibo-text", .maximum, .count(100))
    let looser = try tight.adapted(by: [
      Adaptation(rule: "formats.weibo-text", parameter: .maximum, value: .count(130))
    ])
    #expect(looser.adaptations.count == 1)
    #expect(looser.adaptations.first?.issued == .count(140))
    #expect(looser.formats.content?.limits.last?.maximum == 130)
  }

  @Test(arguments: [
    (
      "formats.nothing", ParameterKey.maximum, ParameterValue.count(1),
      "adaptation.unknown-rule"
    ),
    ("filing.already-open", .term, .term(.workingDays(3)), "adaptation.not-adaptable"),
    ("formats.weibo-text", .term, .term(.hours(1)), "adaptation.unknown-parameter"),
    ("formats.weibo-text", .maximum, .term(.hours(1)), "adaptation.wrong-kind"),
    ("filing.persons-changed", .term, .count(3), "adaptation.wrong-kind"),
    ("formats.weibo-text", .maximum, .count(9999), "adaptation.out-of-bounds"),
  ])
  func `what cannot be changed is refused with a code`(
    rule: String, key: ParameterKey, value: ParameterValue, code: String
  ) throws {
    let error = #expect(throws: AdaptationError.self) {
      _ = try adapt("yaoan", rule, key, value)
    }
    #expect(error?.code == code)
  }

  @Test func `bounds of its own let a number go both ways between them`() throws {
    var sample = Sample()
    sample.sections["formats"] = """
        limits:
          - id: text
            article: "1"
            platform: weibo
            field: body
            maximum: 140
            adaptable: {minimum: 120, maximum: 160}
            unit: characters
            level: caution
            reading: none
            examples: [{text: a, times: 140, passes: true}, {text: a, times: 141, passes: false}]
        media: none
        kinds: none
      """
    sample.articles = [("1", ["formats.text"])]
    let book = try sample.rulebook()
    let parameter = try #require(book.adaptableParameters.first)
    #expect(parameter.bounds == AdaptationBounds(least: .count(120), most: .count(160)))
    #expect(parameter.unit == .characters)
    for (count, isAllowed) in [(119, false), (120, true), (160, true), (161, false)] {
      let change = Adaptation(rule: "formats.text", parameter: .maximum, value: .count(count))
      let adapted = try? book.adapted(by: [change])
      #expect((adapted != nil) == isAllowed)
    }
    sample.sections["formats"] = sample.sections["formats"]?
      .replacing("{minimum: 120, maximum: 160}", with: "{minimum: 150, maximum: 160}")
    let found = try #require(sample.errors().first)
    #expect(found.code == .boundsExcludeValue)
    #expect(found.line == (try sample.line(of: "adaptable:")))
    #expect(found.facts["value"] == "140")
  }

  @Test func `a rule without a number cannot be adapted`() throws {
    var sample = Sample()
    sample.sections["duty"] = """
        - {id: a, article: "1", title: {zh-Hans: 甲, en: A}, kind: role, level: hint,
           adaptable: stricter}
      """
    sample.articles = [("1", ["duty.a"])]
    #expect(sample.errors().map(\.code) == [.unknownKey])
  }

  @Test(arguments: Shipped.ids)
  func `every number that may be changed can be, and stays where it is`(id: String) throws {
    let book = try Shipped.rulebook(id)
    let same = book.adaptableParameters.map {
      Adaptation(rule: $0.rule, parameter: $0.key, value: $0.value)
    }
    var adapted = try book.adapted(by: same)
    #expect(adapted.adaptations.count == same.count)
    adapted.adaptations = []
    #expect(adapted == book)
    #expect(Set(same.map(\.rule)) == Set(book.rules.filter { $0.adaptable != nil }.map(\.id)))
  }

  @Test func `adaptations survive being stored`() throws {
    let changes = [
      Adaptation(rule: "a", parameter: .term, value: .term(.sameDay(cutOff: nil))),
      Adaptation(rule: "b", parameter: .maximumBytes, value: .count(3)),
    ]
    let data = try JSONEncoder().encode(changes)
    #expect(try JSONDecoder().decode([Adaptation].self, from: data) == changes)
  }
}
