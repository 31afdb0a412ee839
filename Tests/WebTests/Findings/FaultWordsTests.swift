import Office
import Rulebook
import Screening
import Testing
import WorkCalendar

@testable import Web

/// What is wrong with an office's own lists and numbers, in words that help to mend it.
struct FaultWordsTests {
  @Test(arguments: Language.allCases)
  func `every fault of a word list has a phrase, and there is none for a fault nobody knows`(
    language: Language
  ) throws {
    let say = try #require(try Words.bundled()[language])
    let phrases = say.keys.filter { $0.hasPrefix("terms.") && !$0.hasPrefix("terms.word.") }
    #expect(Set(phrases) == Set(TermListErrorCode.allCases.map(\.rawValue)))
  }

  @Test(arguments: [
    Adaptation(rule: "formats.none", parameter: .maximum, value: .count(1)),
    Adaptation(rule: "filing.already-open", parameter: .term, value: .term(.workingDays(3))),
    Adaptation(rule: "formats.weibo-text", parameter: .term, value: .term(.hours(1))),
    Adaptation(rule: "formats.weibo-text", parameter: .maximum, value: .term(.hours(1))),
  ])
  func `a number that cannot be changed says why, and what to do`(adaptation: Adaptation) throws {
    let shelf = try RulebookShelf.bundled()
    let refusal = #expect(throws: Refusal.self) {
      try RulebookFields.check(
        [ChosenRulebook("yaoan", adaptations: [adaptation])], on: shelf)
    }
    let problem = try #require(refusal?.problems.first)
    var sentences: Set<String> = []
    for language in Language.allCases {
      let say = try #require(try Words.bundled()[language])
      let sentence = say.words(for: problem, field: "X")
      #expect(!sentence.contains("⟦") && sentence.contains("X") && !sentence.contains("{"))
      #expect(sentence != say("problem.wrong", ["field": "X"]))
      sentences.insert(sentence)
    }
    #expect(sentences.count == Language.allCases.count)
  }
}
