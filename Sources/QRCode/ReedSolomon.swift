/// Correction codewords over GF(2⁸) with the prime polynomial 100011101 (clause 7.5.2).
enum ReedSolomon {
  private static let prime = 0x11D

  /// Powers of 2 twice over, so that a sum of two logarithms needs no remainder.
  private static let powers: [UInt8] = {
    var powers: [UInt8] = []
    var value = 1
    for _ in 0..<510 {
      powers.append(UInt8(value))
      value <<= 1
      if value > 0xFF { value ^= prime }
    }
    return powers
  }()

  /// Of 1…255; the first entry stands for 0, which has none, and is not read.
  private static let logarithms: [Int] = {
    var logarithms = Array(repeating: 0, count: 256)
    for (exponent, power) in powers.prefix(255).enumerated() {
      logarithms[Int(power)] = exponent
    }
    return logarithms
  }()

  static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    guard left != 0, right != 0 else { return 0 }
    return powers[logarithms[Int(left)] + logarithms[Int(right)]]
  }

  /// Coefficients of (x − 2⁰)(x − 2¹)…, the highest first, without the leading 1 (annex A).
  static func generator(degree: Int) -> [UInt8] {
    var coefficients: [UInt8] = []
    for root in powers.prefix(degree) {
      var carried: UInt8 = 1
      for index in coefficients.indices {
        let shifted = coefficients[index]
        coefficients[index] = shifted ^ product(carried, root)
        carried = shifted
      }
      coefficients.append(product(carried, root))
    }
    return coefficients
  }

  /// The correction codewords for one block.
  static func remainder(of data: ArraySlice<UInt8>, by divisor: [UInt8]) -> [UInt8] {
    var remainder = Array(repeating: UInt8(0), count: divisor.count)
    for byte in data {
      let factor = byte ^ (remainder.first ?? 0)
      for index in divisor.indices {
        let next = index + 1 < remainder.count ? remainder[index + 1] : 0
        remainder[index] = next ^ product(divisor[index], factor)
      }
    }
    return remainder
  }
}
