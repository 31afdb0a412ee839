import Foundation
import Testing

@Suite struct DocumentTests {
  let repository = Repository.here

  @Test func `links between documents lead somewhere`() throws {
    let roots = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    let documents =
      try roots.map(repository.file) + repository.files(under: "docs", extensions: ["md"])
    try #require(documents.count > 10)
    for document in documents {
      for link in document.text.matches(of: #/\]\(([^)\s]+)\)/#) {
        let target = String(link.output.1)
        guard !target.contains("://"), !target.hasPrefix("#") else { continue }
        #expect(repository.has(path(target, from: document)), "\(document.path): \(target)")
      }
    }
  }

  @Test func `every package that is depended on has its reasons in ADR 5`() throws {
    let manifest = try repository.file("Package.swift").text
    let reasons = try repository.file("docs/adr/0005-dependencies.md").text
    let rows = MarkdownTable(headedBy: "Package", in: reasons).rows
    let documented = rows.compactMap { $0.first?.firstMatch(of: #/\[([\w.-]+)\]/#)?.output.1 }
    let packages = manifest.matches(of: #/\.package\(url: "https:[^"]+\/([\w.-]+)"/#)
    try #require(!packages.isEmpty)
    #expect(documented.map(String.init).sorted() == packages.map { String($0.output.1) }.sorted())
    for row in rows {
      #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "incomplete: \(row)")
    }
  }

  @Test func `whoever deploys by the book gets secure cookies and addresses that work`() throws {
    for path in ["docs/tasks/deploy-sqlite.md", "docs/tasks/deploy-postgresql.md"] {
      let text = try repository.file(path).text.replacing("\\\n", with: "")
      let starts = text.split(separator: "\n").filter { $0.contains("ExecStart=") }
      try #require(!starts.isEmpty)
      #expect(starts.allSatisfy { $0.contains("--public-origin https://") }, "\(path)")
    }
  }

  @Test func `every capability of Office stands in the table of capabilities`() throws {
    let document = try repository.file("docs/architecture.md").text
    let rows = MarkdownTable(headedBy: "Capability", in: document).rows
    let documented = rows.compactMap { $0.first?.firstMatch(of: #/`(\w+)`/#)?.output.1 }
    let folders = try repository.folders(in: "Sources/Office")
      .filter { !["Mechanism", "Migrations", "Policies"].contains($0) }
    #expect(documented.map(String.init).sorted() == folders)
  }

  private func path(_ target: String, from document: ProjectFile) -> String {
    let folder = document.path.split(separator: "/").dropLast().joined(separator: "/")
    let bare = target.split(separator: "#").first.map(String.init) ?? target
    return folder.isEmpty ? bare : folder + "/" + bare
  }
}
