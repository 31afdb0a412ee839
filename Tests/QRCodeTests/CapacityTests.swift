import Testing

@testable import QRCode

@Suite struct `A text` {
  /// Digits, alphanumeric characters and bytes of table 7.
  @Test(arguments: [
    (1, QRCode.Correction.low, [41, 25, 17]), (1, .medium, [34, 20, 14]),
    (1, .quartile, [27, 16, 11]), (1, .high, [17, 10, 7]),
    (5, .low, [255, 154, 106]), (5, .high, [106, 64, 44]),
    (9, .low, [552, 335, 230]), (10, .medium, [513, 311, 213]),
    (26, .low, [3283, 1990, 1367]), (27, .quartile, [1933, 1172, 805]),
    (39, .low, [6743, 4087, 2809]), (39, .high, [2927, 1774, 1219]),
  ])
  func `takes the next version where the table ends`(
    version: Int, correction: QRCode.Correction, limits: [Int]
  ) {
    for (limit, sign) in zip(limits, "7Aa".utf8) {
      let full = Array(repeating: sign, count: limit)
      #expect(Version.smallest(for: full, correction)?.version.number == version)
      #expect(Version.smallest(for: full + [sign], correction)?.version.number == version + 1)
    }
  }

  @Test(arguments: [
    (QRCode.Correction.low, [7089, 4296, 2953]), (.medium, [5596, 3391, 2331]),
    (.quartile, [3993, 2420, 1663]), (.high, [3057, 1852, 1273]),
  ])
  func `is too long beyond version 40`(correction: QRCode.Correction, limits: [Int]) throws {
    for (limit, sign) in zip(limits, ["7", "A", "a"]) {
      let text = String(repeating: sign, count: limit)
      #expect(Version.smallest(for: Array(text.utf8), correction)?.version.number == 40)
      #expect(throws: QRCode.Failure.tooLong) { try QRCode(text + sign, correction: correction) }
    }
    #expect(throws: QRCode.Failure.tooLong) {
      try QRCode(String(repeating: "木", count: 1_000_000), correction: correction)
    }
  }

  @Test func `must hold something`() {
    #expect(throws: QRCode.Failure.empty) { try QRCode("") }
  }

  @Test(arguments: [
    ("20261122000123", [Mode.numeric]), ("HTTPS://A.GOV.CN/7", [.alphanumeric]),
    ("https://a.gov.cn", [.byte]), ("答复", [.byte]),
    ("https://a.gov.cn/20261122000123", [.byte, .numeric]),
    ("id=12", [.byte]), ("a-ABCDEFGHIJKLMNOPQRST-b", [.byte, .alphanumeric, .byte]),
  ])
  func `is cut where that saves bits`(text: String, modes: [Mode]) {
    let segments = Segment.shortest(for: Array(text.utf8), in: Version(number: 3))
    #expect(segments.map(\.mode) == modes)
    #expect(segments.flatMap(\.bytes) == Array(text.utf8))
  }

  @Test func `names its character set only outside ASCII`() {
    let version = Version(number: 1)
    #expect(!Message(Array("Woodbell".utf8), in: version).namesCharacterSet)
    let message = Message(Array("木铎".utf8), in: version)
    #expect(message.bitCount(in: version) == 12 + 4 + 8 + 6 * 8)
    #expect(Array(message.codewords(in: version, count: 16).prefix(3)) == [0x71, 0xA4, 0x06])
  }
}
