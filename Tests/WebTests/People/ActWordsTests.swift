import Foundation
import Testing

@testable import Web

@Suite struct ActWordsTests {
  @Test func `every act and every object of the log has words`() throws {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Office")
    let words = try Words.bundled()
    var acts: [String] = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let names = text.matches(of: #/static let name: ActName = "([\w.-]+)"/#)
      acts += names.map { String($0.output.1) }
    }
    try #require(acts.count > 20)
    for (language, say) in words {
      for act in acts { #expect(say.has("audit.act." + act), "\(language): \(act)") }
    }
  }

  @Test func `every fact of the log has a label`() throws {
    let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Office")
    var facts: Set<String> = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for call in text.components(separatedBy: "record(").dropFirst() {
        let end = call.firstRange(of: #/\n  ? ?(return|\})/#)?.lowerBound ?? call.endIndex
        facts.formUnion(call[..<end].matches(of: #/"([a-z-]+)":/#).map { String($0.output.1) })
        facts.formUnion(
          call[..<end].matches(of: #/all\["([a-z-]+)"\] =/#).map { String($0.output.1) })
      }
    }
    try #require(facts.count > 25)
    for (language, say) in try Words.bundled() {
      for fact in facts { #expect(say.has("audit.fact." + fact), "\(language): \(fact)") }
    }
  }

  @Test func `every word of a field that is shown apart from its form exists`() throws {
    for (language, say) in try Words.bundled() {
      for key in FieldNames.keys.values.flatMap(\.values) {
        #expect(say.has(key) && say.places(of: key).isEmpty, "\(language): \(key)")
      }
    }
  }
}
