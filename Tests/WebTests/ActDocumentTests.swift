import Foundation
import Office
import Rulebook
import Testing

@testable import Web

/// docs/reference/acts.md is written from the code.
@Suite struct ActDocumentTests {
  private let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `the page lists every act with those who may do it`() throws {
    let expected = try page()
    let file = root.appending(path: "docs/reference/acts.md")
    if ProcessInfo.processInfo.environment["WOODBELL_UPDATE_DOCS"] == "1" {
      try expected.write(to: file, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: file, encoding: .utf8)
    #expect(written == expected, "run the tests with WOODBELL_UPDATE_DOCS=1")
  }

  @Test func `every role that a rulebook may name can be given to a person`() {
    let named = Set(RoleID.allCases.map(\.rawValue))
    #expect(named.isSubset(of: Set(Role.allCases.map(\.rawValue))))
  }

  private func page() throws -> String {
    let say = try #require(try Words.bundled()[.english])
    var lines = [
      "# Acts", "",
      "Everything that changes the record. The name stands in the audit log; who may do it follows",
      "from the appointments, and on whose objects from the reach of the role.", "",
      "This page is written by a test (`WOODBELL_UPDATE_DOCS=1 script/test --filter ActDocument`).",
      "", "| Act | Code | Who |", "|---|---|---|",
    ]
    for act in ActList.all.sorted(by: { $0.name.rawValue < $1.name.rawValue }) {
      lines.append("| `\(act.name)` | `\(act)` | \(who(act.permission, say)) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func who(_ permission: Permission, _ say: Words) -> String {
    if permission.roles == Permission.everybodySignedIn.roles { return "everybody signed in" }
    var names = permission.roles.sorted().map { say("role." + $0.rawValue) }
    if permission.citizens { names.append("citizens, without signing in") }
    names += permission.system.map { "the program itself (\($0.rawValue))" }.sorted()
    return names.joined(separator: ", ")
  }
}
