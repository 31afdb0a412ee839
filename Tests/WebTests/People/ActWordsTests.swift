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
}
