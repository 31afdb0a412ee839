import Foundation
import Testing

/// `script/fuzz` without a name runs every parser that there is.
@Suite struct FuzzingTests {
  private let folder = Repository.here.root.appending(path: "Fuzzing")

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private var files: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix("Parsers.swift") }.sorted()
    }
  }

  @Test func `every list of parsers is among those that a name is looked up in`() throws {
    let all = try text("Fuzz.swift")
    for file in try files {
      let lists = try text(file).matches(of: #/(?m)^let (\w+Parsers):/#)
      #expect(lists.count == 1, "\(file)")
      for list in lists { #expect(all.contains(String(list.output.1)), "\(list.output.1)") }
    }
  }

  @Test func `every parser's name stands where the script looks for it, once`() throws {
    var names: [String] = []
    for file in try files {
      let text = try text(file)
      // What the script takes for a name, and every key of the list however it is laid out.
      let seen = text.matches(of: #/(?m)^  "([a-z-]+)": \{/#).map { String($0.output.1) }
      let list = text.prefix(upTo: text.firstRange(of: "\n]\n")?.upperBound ?? text.endIndex)
      let keys = list.matches(of: #/"([A-Za-z0-9_-]+)":\s*\{/#).map { String($0.output.1) }
      #expect(seen == keys, "\(file)")
      names += seen
    }
    #expect(Set(names).count == names.count && names.count >= 25)
    #expect(Set(names).isSuperset(of: ["table", "worksheet", "workbook", "terms", "import"]))
  }
}
