import Testing

@Suite struct SourceTextTests {
  let repository = Repository.here

  @Test func `no Swift file is longer than 500 lines`() throws {
    let files =
      try Repository.sources.get()
      + repository.files(under: "Tests", extensions: ["swift"])
    for file in files {
      #expect(file.lineCount <= 500, "\(file.path) has \(file.lineCount) lines")
    }
  }

  @Test func `no Chinese sentence stands in Swift code`() throws {
    for file in try Repository.sources.get() {
      for literal in file.swift.literals {
        #expect(!ChineseText.isIn(literal.text), "\(file.path):\(literal.line): \(literal.text)")
      }
    }
  }
}

enum ChineseText {
  /// Whether a text has an ideograph in it. `\p{Han}` would also match `·`, which many scripts use.
  static func isIn(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.properties.isIdeographic)
  }
}
