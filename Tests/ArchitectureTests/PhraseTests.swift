import Foundation
import Testing
import Web

@Suite struct PhraseTests {
  let repository = Repository.here
  let chinese: Words
  let english: Words
  let use: PhraseUse
  let families: PhraseFamilies

  init() throws {
    let catalogues = try Words.load(from: repository.root.appending(path: "Sources/Web/Phrases"))
    chinese = try #require(catalogues[.chinese])
    english = try #require(catalogues[.english])
    use = try PhraseUse(
      Repository.sources.get().filter { $0.module == "Web" || $0.module == "woodbell" })
    families = try PhraseFamilies(repository.file("Sources/Web/Phrases/families.txt").text)
    try #require(!chinese.keys.isEmpty && !use.keys.isEmpty)
  }

  @Test func `both languages have the same phrases`() {
    let missing = Set(chinese.keys).symmetricDifference(english.keys).sorted()
    #expect(missing.isEmpty, "in one language only: \(missing)")
  }

  /// Dates are handed over with all their parts, and each language takes the ones it writes.
  static let dates: Set<String> = ["time.date", "time.printed-date", "time.short-date"]

  @Test func `both languages ask for the same values`() {
    for key in chinese.keys where english.has(key) && !Self.dates.contains(key) {
      #expect(chinese.places(of: key) == english.places(of: key), "\(key)")
    }
  }

  @Test func `every phrase that the pages ask for exists`() {
    for (key, place) in use.keys {
      #expect(chinese.has(key) && english.has(key), "\(place) asks for \(key)")
    }
  }

  @Test func `every key with a computed tail belongs to a declared family`() {
    for (head, place) in use.families {
      #expect(families.covers(head), "\(place): declare \(head) in families.txt")
    }
  }

  @Test func `every declared family has phrases and is asked for`() {
    for head in families.heads {
      #expect(chinese.keys.contains { $0.hasPrefix(head) }, "no phrase begins with \(head)")
      #expect(use.literals.contains { $0.hasPrefix(head) }, "nobody asks for \(head)")
    }
  }

  @Test func `no phrase is left unused`() {
    let unused = chinese.keys.filter { !use.literals.contains($0) && !families.covers($0) }
    #expect(unused.isEmpty, "nobody asks for: \(unused.joined(separator: " "))")
  }
}
