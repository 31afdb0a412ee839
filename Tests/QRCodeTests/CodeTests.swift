import Testing

@testable import QRCode

@Suite struct `A code` {
  /// The text of `confirmedDigests`: as many small letters as fill the version but for a byte.
  func letters(_ count: Int, version: Int) -> String {
    String(decoding: (0..<count).map { UInt8(97 + ($0 * $0 + version) % 26) }, as: UTF8.self)
  }

  /// FNV-1a with 64 bits over the modules, row by row, one byte each.
  func digest(_ code: QRCode) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for y in 0..<code.side {
      for x in 0..<code.side {
        digest = (digest ^ (code.isDark(x: x, y: y) ? 1 : 0)) &* 0x100_0000_01B3
      }
    }
    return digest
  }

  @Test(arguments: zip(1...40, confirmedDigests))
  func `is the one that another reader has read`(number: Int, digests: [UInt64]) throws {
    let all = QRCode.Correction.allCases
    let corrections = number <= 10 ? all : [all[number % 4]]
    try #require(corrections.count == digests.count)
    for (correction, confirmed) in zip(corrections, digests) {
      let room = BlockLayout(Version(number: number), correction).dataCount
      let code = try QRCode(letters(room - 3, version: number), correction: correction)
      #expect(code.version == number)
      #expect(digest(code) == confirmed)
    }
  }

  /// Read back with zxing-cpp 3.1.1 like the others; segments in several modes and UTF-8.
  @Test(arguments: mixedDigests)
  func `of several modes is the one that another reader has read`(
    text: String, correction: QRCode.Correction, version: Int, confirmed: UInt64
  ) throws {
    let code = try QRCode(text, correction: correction)
    #expect(code.version == version)
    #expect(digest(code) == confirmed)
  }

  @Test(arguments: [1, 2, 7, 25, 40], QRCode.Correction.allCases)
  func `has blocks that are multiples of the generator`(
    number: Int, correction: QRCode.Correction
  ) {
    let layout = BlockLayout(Version(number: number), correction)
    let data = (0..<layout.dataCount).map { UInt8(truncatingIfNeeded: $0 * 7 + number) }
    let codewords = layout.interleaved(data)
    #expect(codewords.count == Version(number: number).codewordCount)
    #expect(layout.dataSizes.reduce(0, +) == layout.dataCount)
    let divisor = ReedSolomon.generator(degree: layout.correctionCount)
    for (block, size) in layout.dataSizes.enumerated() {
      let short = layout.dataCount / layout.blockCount
      let longer = layout.blockCount - layout.dataCount % layout.blockCount
      var whole = (0..<short).map { codewords[$0 * layout.blockCount + block] }
      if size > short { whole.append(codewords[short * layout.blockCount + block - longer]) }
      whole += (0..<layout.correctionCount).map {
        codewords[layout.dataCount + $0 * layout.blockCount + block]
      }
      #expect(ReedSolomon.remainder(of: whole[...], by: divisor).allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: [1, 6, 7, 40])
  func `has finder and timing patterns and a dark module`(number: Int) throws {
    let room = BlockLayout(Version(number: number), .medium).dataCount
    let code = try QRCode(letters(room - 3, version: number))
    let finder = [
      "#######.", "#.....#.", "#.###.#.", "#.###.#.", "#.###.#.", "#.....#.", "#######.",
    ]
    let last = code.side - 1
    for (y, row) in (finder + ["........"]).enumerated() {
      for (x, sign) in row.enumerated() {
        #expect(code.isDark(x: x, y: y) == (sign == "#"))
        #expect(code.isDark(x: last - x, y: y) == (sign == "#"))
        #expect(code.isDark(x: x, y: last - y) == (sign == "#"))
      }
    }
    for along in 8..<(code.side - 8) {
      #expect(code.isDark(x: along, y: 6) == along.isMultiple(of: 2))
      #expect(code.isDark(x: 6, y: along) == along.isMultiple(of: 2))
    }
    #expect(code.isDark(x: 8, y: code.side - 8))
    #expect(!code.isDark(x: -1, y: 0))
    #expect(!code.isDark(x: 0, y: code.side))
  }

  @Test func `is drawn as runs that hold its dark modules and no others`() throws {
    let code = try QRCode("https://example.org/q/20261122000123")
    var drawn: Set<[Int]> = []
    for part in code.path().split(separator: "z") {
      let numbers = part.split { !$0.isNumber }.compactMap { Int($0) }
      try #require(numbers.count == 5)
      #expect(part == "M\(numbers[0]) \(numbers[1])h\(numbers[2])v1h-\(numbers[2])")
      for x in numbers[0]..<(numbers[0] + numbers[2]) {
        #expect(drawn.insert([x - QRCode.quietZone, numbers[1] - QRCode.quietZone]).inserted)
      }
    }
    var dark: Set<[Int]> = []
    for y in 0..<code.side {
      for x in 0..<code.side where code.isDark(x: x, y: y) { dark.insert([x, y]) }
    }
    #expect(drawn == dark)
    #expect(code.viewBoxSide() == code.side + 8)
    #expect(code.viewBoxSide(quiet: 0) == code.side)
    #expect(code.path(quiet: 0).hasPrefix("M0 0h7v1h-7z"))
  }
}
