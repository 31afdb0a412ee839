/// The size of a code and what follows from it (clause 6.3, tables 1 and 3, annex E).
struct Version: Equatable {
  /// 1…40
  let number: Int

  /// Modules along one edge (clause 5.3.1.1).
  var side: Int { 17 + 4 * number }

  /// Rows and columns where alignment patterns are centred (annex E, table E.1).
  ///
  /// The table follows a rule: the last centre is seven modules from the edge, the centres are
  /// evenly spaced by an even step, rounded up, and what is left over shortens the first gap.
  /// Version 32 alone is rounded down.
  var alignmentCentres: [Int] {
    guard number > 1 else { return [] }
    let gaps = number / 7 + 1
    let span = side - 13
    let step = number == 32 ? 26 : (span + 2 * gaps - 1) / (2 * gaps) * 2
    return [6] + (0..<gaps).reversed().map { side - 7 - $0 * step }
  }

  /// Data and correction codewords together (table 1).
  ///
  /// What is left of the square without three finder patterns with separators (8 × 8 each), the
  /// format information with its dark module, two timing patterns, the alignment patterns (5 × 5,
  /// some of them across the timing patterns) and two blocks of version information.
  var codewordCount: Int {
    let centres = alignmentCentres.count
    var free = side * side - 3 * 64 - 31 - 2 * (side - 16)
    if centres > 0 { free -= 25 * (centres * centres - 3) - 2 * 5 * (centres - 2) }
    if number >= 7 { free -= 2 * 18 }
    return free / 8
  }

  /// Versions that share the widths of table 3; together all there are.
  static let groups = [1...9, 10...26, 27...40]

  /// Bits of the character count in front of a segment (table 3).
  func countWidth(_ mode: Mode) -> Int {
    switch (mode, number) {
    case (.numeric, ...9): 10
    case (.numeric, ...26): 12
    case (.numeric, _): 14
    case (.alphanumeric, ...9): 9
    case (.alphanumeric, ...26): 11
    case (.alphanumeric, _): 13
    case (.byte, ...9): 8
    case (.byte, _): 16
    }
  }

  /// The smallest version with room for the text, and the text made ready for it.
  static func smallest(
    for bytes: [UInt8], _ correction: QRCode.Correction
  ) -> (version: Version, message: Message)? {
    guard bytes.count <= Message.longest else { return nil }
    for group in groups {
      let message = Message(bytes, in: Version(number: group.lowerBound))
      for number in group {
        let version = Version(number: number)
        let room = BlockLayout(version, correction).dataCount * 8
        if message.bitCount(in: version) <= room { return (version, message) }
      }
    }
    return nil
  }
}
