import Foundation
import Office
import Testing

@testable import Web

/// docs/reference/refusals.md is written from the code.
@Suite struct RefusalDocumentTests {
  private let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private var types: [any RefusalCode.Type] { RefusalCodes.types + [WebRefusal.self] }

  @Test func `every enumeration of refusals stands in the list`() throws {
    let listed = Set(types.map { "\($0)" })
    let folder = root.appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var declared: Set<String> = []
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: #/enum (\w+): String, RefusalCode\b/#) {
        declared.insert(String(match.output.1))
      }
    }
    #expect(declared == listed)
  }

  @Test func `no code stands twice`() {
    let codes = types.flatMap { RefusalCodes.list($0) }.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test func `the page lists every refusal with its words in both languages`() throws {
    let expected = try page()
    let file = root.appending(path: "docs/reference/refusals.md")
    if ProcessInfo.processInfo.environment["WOODBELL_UPDATE_DOCS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == expected, "run the tests with WOODBELL_UPDATE_DOCS=1")
  }

  private func page() throws -> String {
    let words = try Words.bundled()
    let chinese = try #require(words[.chinese])
    let english = try #require(words[.english])
    var lines = [
      "# Refusals", "",
      "The office says no with a stable code. The page shows it in words, with the articles and who",
      "can help; programs get it as `application/problem+json` with the type `/problems/<code>`.",
      "Nothing of a refused act is stored. Braces stand for values.", "",
      "This page is written by a test (`WOODBELL_UPDATE_DOCS=1 script/test --filter Refusal`).", "",
      "| Code | Kind | HTTP | Meaning | 中文 |", "|---|---|---|---|---|",
    ]
    for entry in types.flatMap({ RefusalCodes.list($0) }).sorted(by: { $0.code < $1.code }) {
      let key = "refusal." + entry.code
      #expect(chinese.has(key) && english.has(key), "no words for \(entry.code)")
      lines.append(
        "| `\(entry.code)` | \(entry.kind.rawValue) | \(status(of: entry)) | "
          + "\(english(key)) | \(chinese(key)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the reception answers where the kind alone does not say it; `FormGuardTests` holds it to
  /// this.
  private static let receptionStatus = [
    "web.wrong-method": "405", "web.bad-form": "400, 415", "web.bad-question": "400",
    "web.body-too-large": "413",
    "web.too-slow": "408",
  ]

  private func status(of entry: (code: String, kind: Refusal.Kind)) -> String {
    Self.receptionStatus[entry.code] ?? "\(Refusal(Sample.of(entry.kind)).status.code)"
  }

  /// A code of each kind, to ask the web for its status.
  private struct Sample: RefusalCode, RawRepresentable {
    let rawValue: String
    let kind: Refusal.Kind

    static var allCases: [Sample] { Refusal.Kind.allCases.map(of) }

    static func of(_ kind: Refusal.Kind) -> Sample { Sample(rawValue: kind.rawValue, kind: kind) }

    init(rawValue: String, kind: Refusal.Kind) {
      self.rawValue = rawValue
      self.kind = kind
    }

    init?(rawValue: String) { nil }
  }
}
