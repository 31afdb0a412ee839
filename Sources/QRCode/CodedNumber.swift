/// Format and version information: a number with its BCH correction behind it (annexes C and D).
enum CodedNumber {
  /// Fifteen bits: correction level, mask, ten bits of correction; masked so that it is never 0.
  static func format(_ correction: QRCode.Correction, mask: Int) -> Int {
    let data = correction.indicator << 3 | mask
    return coded(data, generator: 0b101_0011_0111, degree: 10) ^ 0b101_0100_0001_0010
  }

  /// Eighteen bits: the version in six, twelve bits of correction. From version 7 on.
  static func version(_ number: Int) -> Int {
    coded(number, generator: 0b1_1111_0010_0101, degree: 12)
  }

  private static func coded(_ data: Int, generator: Int, degree: Int) -> Int {
    var remainder = data
    for _ in 0..<degree {
      remainder <<= 1
      if remainder >> degree & 1 == 1 { remainder ^= generator }
    }
    return data << degree | remainder
  }
}
