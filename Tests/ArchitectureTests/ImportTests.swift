import Testing

@Suite struct ImportTests {
  let repository = Repository.here

  func table() throws -> ArrowTable {
    try ArrowTable(repository.file("docs/architecture.md").text)
  }

  @Test func `the table of arrows names every target and no other`() throws {
    let targets = try repository.folders(in: "Sources")
    #expect(try table().allowed.keys.sorted() == targets)
  }

  @Test func `no source imports what the table of arrows does not allow`() throws {
    let table = try table()
    let sources = try Repository.sources.get()
    try #require(sources.count > 20)
    for source in sources {
      let module = try #require(source.module)
      let forbidden = table.forbidden(in: source.swift, of: module)
      #expect(forbidden.isEmpty, "\(source.path) imports \(forbidden.joined(separator: ", "))")
    }
  }

  @Test func `the arrows go round in no circle`() throws {
    let allowed = try table().allowed
    var settled: Set<String> = []
    var remaining = allowed
    while let next = remaining.first(where: { entry in
      entry.value.allSatisfy { allowed[$0] == nil || settled.contains($0) }
    }) {
      settled.insert(next.key)
      remaining[next.key] = nil
    }
    #expect(remaining.isEmpty, "in a circle: \(remaining.keys.sorted())")
  }

  @Test func `only questions and the mechanism of Office reach the database`() throws {
    for source in try officeSources() where source.swift.imports.contains("Storage") {
      #expect(OfficeFence.mayImportStorage(source), "\(source.path) imports Storage")
    }
  }

  @Test func `only Publishing reaches the platforms`() throws {
    for source in try officeSources() where source.swift.imports.contains("Channels") {
      #expect(OfficeFence.mayImportChannels(source), "\(source.path) imports Channels")
    }
  }

  func officeSources() throws -> [ProjectFile] {
    try Repository.sources.get().filter { $0.module == "Office" }
  }
}

/// Who inside Office may touch the database and the platforms.
enum OfficeFence {
  static func mayImportStorage(_ file: ProjectFile) -> Bool {
    let name = file.name
    return name.hasSuffix("Queries.swift") || name.hasPrefix("Desk") || name.hasPrefix("Office")
      || file.path.hasPrefix("Sources/Office/Mechanism/")
      || file.path.hasPrefix("Sources/Office/Migrations/")
  }

  static func mayImportChannels(_ file: ProjectFile) -> Bool {
    file.path.hasPrefix("Sources/Office/Publishing/")
  }
}
