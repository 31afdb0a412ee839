import Testing

@testable import QRCode

/// Numbers printed in ISO/IEC 18004 itself.
@Suite struct `The examples of the standard` {
  let version = Version(number: 1)

  @Test func `give the data codewords of 01234567 in version 1-M`() {
    let message = Message(Array("01234567".utf8), in: version)
    #expect(
      message.codewords(in: version, count: 16) == [
        0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC,
        0x11,
      ])
  }

  @Test func `give the correction codewords of 01234567 in version 1-M`() {
    let data = Message(Array("01234567".utf8), in: version).codewords(in: version, count: 16)
    let codewords = BlockLayout(version, .medium).interleaved(data)
    #expect(Array(codewords.prefix(16)) == data)
    #expect(
      Array(codewords.dropFirst(16)) == [
        0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55,
      ])
  }

  @Test func `give the bits of AC-42 in version 1`() {
    var bits = DataBits()
    bits.append(Segment(mode: .alphanumeric, bytes: Array("AC-42".utf8)[...]), in: version)
    #expect(bits.count == 41)
    #expect(bits.bytes == [0b0010_0000, 0b0010_1001, 0b1100_1110, 0b1110_0111, 0b0010_0001, 0])
  }

  @Test(arguments: [
    (QRCode.Correction.medium, 5, 0b100_0000_1100_1110),
    (.low, 0, 0x77C4), (.medium, 0, 0x5412), (.quartile, 0, 0x355F), (.high, 0, 0x1689),
    (.high, 7, 0x083B),
  ])
  func `give the format information`(correction: QRCode.Correction, mask: Int, bits: Int) {
    #expect(CodedNumber.format(correction, mask: mask) == bits)
  }

  @Test(arguments: [
    (7, 0x07C94), (8, 0x085BC), (9, 0x09A99), (10, 0x0A4D3), (21, 0x15683), (40, 0x28C69),
  ])
  func `give the version information`(number: Int, bits: Int) {
    #expect(CodedNumber.version(number) == bits)
  }

  @Test(arguments: [
    (1, []), (2, [6, 18]), (7, [6, 22, 38]), (14, [6, 26, 46, 66]), (15, [6, 26, 48, 70]),
    (32, [6, 34, 60, 86, 112, 138]), (36, [6, 24, 50, 76, 102, 128, 154]),
    (40, [6, 30, 58, 86, 114, 142, 170]),
  ])
  func `give the alignment patterns`(number: Int, centres: [Int]) {
    #expect(Version(number: number).alignmentCentres == centres)
  }

  @Test(arguments: [(1, 26), (2, 44), (6, 172), (7, 196), (14, 581), (25, 1588), (40, 3706)])
  func `give the number of codewords`(number: Int, count: Int) {
    #expect(Version(number: number).codewordCount == count)
  }

  @Test func `give the generator of seven correction codewords`() {
    let exponents = [87, 229, 146, 149, 238, 102, 21]
    let powers = exponents.map { (0..<$0).reduce(UInt8(1)) { x, _ in ReedSolomon.product(x, 2) } }
    #expect(ReedSolomon.generator(degree: 7) == powers)
  }
}
