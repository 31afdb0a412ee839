import Testing

@testable import Web

@Suite struct MultipartParserTests {
  private static let limits = UploadLimits(fileBytes: 1_000, files: 5, parts: 100, headerBytes: 500)

  /// The parts of a body, fed in pieces of the given sizes.
  private func parts(
    _ body: [UInt8], boundary: String = "b", pieces: [Int] = [], limits: UploadLimits = limits
  ) throws -> [(head: PartHead, bytes: [UInt8])] {
    var parser = MultipartParser(boundary: boundary, limits: limits)
    var parts: [(head: PartHead, bytes: [UInt8])] = []
    var isOpen = false
    var rest = body[...]
    var sizes = pieces.makeIterator()
    while !rest.isEmpty {
      let size = sizes.next() ?? rest.count
      for event in try parser.read(Array(rest.prefix(size))) {
        switch event {
        case .part(let head):
          #expect(!isOpen)
          isOpen = true
          parts.append((head, []))
        case .bytes(let bytes):
          #expect(isOpen && !bytes.isEmpty)
          parts[parts.count - 1].bytes += bytes
        case .partEnded: isOpen = false
        }
      }
      rest = rest.dropFirst(size)
    }
    try parser.finish()
    return parts
  }

  private func parts(_ text: String) throws -> [(head: PartHead, bytes: [UInt8])] {
    try parts(Array(text.replacing("\n", with: "\r\n").utf8))
  }

  private func body(_ disposition: String, _ content: String = "x") -> String {
    "--b\nContent-Disposition: \(disposition)\n\n\(content)\n--b--\n"
  }

  private static let sample = Array(
    """
    --b\r
    Content-Disposition: form-data; name="_form"\r
    \r
    a.b\r
    --b \t\r
    content-disposition:form-data;name=题目\r
    Content-Type: text/plain\r
    \r
    \r
    -\r
    --\r
    --a\r\r\n--b\r
    Content-Type: application/octet-stream\r
    Content-Disposition: form-data; name="file"; filename="甲 \\"乙\\".bin"\r
    \r
    \r
    --b\r
    Content-Disposition: form-data; name="none"; filename=""\r
    \r
    \r
    --b--\r

    """.replacing("name=题目", with: "name=\"题目\"").utf8)

  @Test func `fields and files come as they were sent`() throws {
    let parts = try parts(Self.sample)
    #expect(parts.map(\.head.name) == ["_form", "题目", "file", "none"])
    #expect(parts.map(\.head.fileName) == [nil, nil, "甲 \"乙\".bin", ""])
    #expect(
      parts.map { String(decoding: $0.bytes, as: UTF8.self) }
        == ["a.b", "\r\n-\r\n--\r\n--a\r", "", ""])
  }

  @Test func `it does not matter where the stream is cut`() throws {
    let whole = try parts(Self.sample)
    var generator = SystemRandomNumberGenerator()
    let single = [[Int](repeating: 1, count: Self.sample.count)]
    let random = (0..<400).map { _ in
      (0..<Self.sample.count).map { _ in Int.random(in: 1...40, using: &generator) }
    }
    for pieces in single + random {
      let found = try parts(Self.sample, pieces: pieces)
      #expect(found.map(\.head) == whole.map(\.head), "\(pieces)")
      #expect(found.map(\.bytes) == whole.map(\.bytes), "\(pieces)")
    }
  }

  @Test func `every body that ends too early is refused`() {
    let end = Self.sample.count - 2
    for count in 0..<end {
      #expect(throws: UploadFault.self, "\(count) bytes") {
        _ = try parts(Array(Self.sample.prefix(count)))
      }
    }
    #expect(throws: Never.self) { _ = try parts(Array(Self.sample.prefix(end))) }
    #expect(throws: UploadFault.cutShort(field: "file")) {
      let text = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=a\r\n\r\nabc"
      _ = try parts(Array(text.utf8))
    }
  }

  @Test(arguments: [
    ("form-data; name=\"a\"", "a", String?.none),
    ("form-data ; name = \"a\"".replacing(" = ", with: "="), "a", nil),
    ("FORM-DATA; NAME=a; FileName=b.txt", "a", "b.txt"),
    ("form-data; filename=\"x;name=y\"; name=\"a\"", "a", "x;name=y"),
    (#"form-data; name="a"; filename="C:\dir\f.txt""#, "a", #"C:\dir\f.txt"#),
    (#"form-data; name="a"; filename="\"\\\"""#, "a", #""\""#),
    (#"form-data; name="a"; filename="%22%0D%0A%41""#, "a", "\"\r\n%41"),
    (#"form-data; name="a"; filename="; name=\"b\"""#, "a", "; name=\"b\""),
    (#"form-data; name="a";"#, "a", nil),
  ])
  func `names are read under their quotation marks`(
    _ disposition: String, _ name: String, _ fileName: String?
  ) throws {
    let parts = try parts(body(disposition))
    #expect(parts.map(\.head) == [PartHead(name: name, fileName: fileName)])
  }

  @Test(arguments: [
    "form-data", "form-data; filename=a", "attachment; name=a", "form-data; name=",
    "form-data; name=\"a", "form-data; name=a; name=b", "form-data name=a", "form-data; name=\"\"",
    "form-data; name=a b", "form-data; name=\"a\"; filename*=UTF-8''b", "; name=a", "",
    "form-data; name=\"%0D%0A\"", "form-data; name=a\n folded: yes", "form-data; name=a\nbad line",
    "form-data; name=a\nContent-Transfer-Encoding: base64", "form-data; name=甲",
    "form-data; name=a\nContent-Disposition: form-data; name=b", "form-data; name=\u{1}",
    "form-data; name=\"" + String(repeating: "a", count: 201) + "\"",
  ])
  func `a head that is not plain is refused`(_ disposition: String) {
    #expect(throws: UploadFault.self) { _ = try parts(body(disposition)) }
  }

  @Test func `names that are no UTF-8 are refused`() {
    let head = Array("--b\r\nContent-Disposition: form-data; name=\"".utf8)
    for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8]] {
      #expect(throws: UploadFault.badText(field: nil)) {
        _ = try parts(head + bytes + Array("\"\r\n\r\nx\r\n--b--".utf8))
      }
    }
  }

  @Test(arguments: [
    "preamble\n--b\n", "--c\n", "--bx\n", "--b-\n", "--b --\n", "--b\n\nx\n--b--",
    "--b\r\r\n", " --b\n", "--b--\nmore", "--b--x", "",
  ])
  func `a delimiter that is not ours is refused`(_ text: String) {
    #expect(throws: UploadFault.self) { _ = try parts(text) }
  }

  @Test(arguments: ["--b--", "--b--\n", "\n--b--\n\n", "--b--  \n"])
  func `a form without fields is a form`(_ text: String) throws {
    #expect(try parts(text).isEmpty)
  }

  @Test func `a line that begins like the delimiter and goes on is refused`() {
    let text = "--b\nContent-Disposition: form-data; name=a\n\nx\n--bc\n--b--"
    #expect(throws: UploadFault.malformed(field: "a")) { _ = try parts(text) }
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=----WebKitFormBoundaryAbC123", "----WebKitFormBoundaryAbC123"),
    ("Multipart/Form-Data;boundary=\"a b'()+_,-./:=?c\"", "a b'()+_,-./:=?c"),
    ("multipart/form-data; charset=utf-8; boundary=x", "x"),
    (
      "multipart/form-data; boundary=" + String(repeating: "a", count: 70),
      String(repeating: "a", count: 70)
    ),
  ])
  func `the boundary is read from the content type`(_ type: String, _ boundary: String) throws {
    #expect(try MultipartParser.boundary(of: type) == boundary)
  }

  @Test(arguments: [
    "", "multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
    "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"a \"",
    "multipart/form-data; boundary=\"a\u{1}\"", "multipart/form-data; boundary=\"甲\"",
    "multipart/form-data; boundary=a; boundary=b", "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=" + String(repeating: "a", count: 71),
  ])
  func `a boundary that is none is refused`(_ type: String) {
    #expect(throws: UploadFault.noBoundary) { _ = try MultipartParser.boundary(of: type) }
  }

  @Test func `ten thousand parts are refused at the limit`() throws {
    let part = "--b\nContent-Disposition: form-data; name=a\n\nx\n"
    let text = String(repeating: part, count: 10_000) + "--b--\n"
    #expect(throws: UploadFault.tooManyParts(limit: 100)) { _ = try parts(text) }
    let most = String(repeating: part, count: 100) + "--b--\n"
    #expect(try parts(most).count == 100)
    let limits = UploadLimits(fileBytes: 1, files: 1, parts: 10_000)
    let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
    #expect(try parts(bytes, limits: limits).count == 10_000)
  }

  @Test func `a head without end does not fill the memory`() {
    var parser = MultipartParser(boundary: "b", limits: Self.limits)
    #expect(throws: UploadFault.headerTooLong) {
      _ = try parser.read(Array("--b\r\nContent-Disposition: form-data; name=a; x=".utf8))
      for _ in 0..<1_000 { _ = try parser.read([UInt8](repeating: 97, count: 16)) }
    }
  }

  @Test func `contents full of beginnings of the delimiter come whole`() throws {
    var content: [UInt8] = []
    for count in 0..<200 { content += Array("\r\n--boundary".utf8.prefix(count % 12)) }
    let head = Array("--boundary\r\nContent-Disposition: form-data; name=a\r\n\r\n".utf8)
    let body = head + content + Array("\r\n--boundary--".utf8)
    for size in [1, 2, 3, 7, 11, 12, 13, 64, 5_000] {
      let pieces = [Int](repeating: size, count: body.count / size)
      #expect(try parts(body, boundary: "boundary", pieces: pieces).map(\.bytes) == [content])
    }
  }
}
