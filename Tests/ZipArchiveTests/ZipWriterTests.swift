import Testing
import ZipArchive

@Suite struct ZipWriterTests {
  private func written() throws -> [UInt8] {
    var writer = ZipWriter()
    try writer.add("目录/甲.txt", Array("第一".utf8))
    try writer.begin("b.bin")
    for number in 0..<500 { writer.write([UInt8](repeating: UInt8(number % 7), count: 997)) }
    try writer.end()
    try writer.add("empty", [])
    return try writer.finish()
  }

  @Test func `what is written is read back`() throws {
    let reader = try ZipReader(try written())
    #expect(reader.names == ["目录/甲.txt", "b.bin", "empty"])
    #expect(try reader.bytes(of: "目录/甲.txt") == Array("第一".utf8))
    let large = try #require(try reader.bytes(of: "b.bin"))
    #expect(large.count == 500 * 997 && large[997 * 8] == 1)
    #expect(try reader.bytes(of: "empty") == [])
    #expect(try reader.bytes(of: "missing") == nil)
  }

  @Test func `the same content gives the same bytes`() throws {
    #expect(try written() == written())
  }

  @Test func `an archive can be taken away while it is written`() throws {
    var writer = ZipWriter()
    try writer.add("a", Array("甲".utf8))
    var bytes = writer.take()
    #expect(!bytes.isEmpty)
    try writer.add("b", Array("乙".utf8))
    bytes += try writer.finish()
    #expect(try ZipReader(bytes).bytes(of: "b") == Array("乙".utf8))
  }

  @Test func `no name is written twice`() throws {
    var writer = ZipWriter()
    try writer.add("a", [])
    #expect(throws: ZipError.duplicateName) { try writer.add("a", []) }
  }

  @Test func `a large entry is handed out in pieces`() throws {
    let reader = try ZipReader(try written())
    let stream = try #require(try reader.stream(of: "b.bin"))
    var sizes: [Int] = []
    while let piece = try stream.next() { sizes.append(piece.count) }
    #expect(sizes.count > 5 && sizes.allSatisfy { $0 <= ZipEntryStream.pieceBytes })
    #expect(sizes.reduce(0, +) == 500 * 997)
  }
}
