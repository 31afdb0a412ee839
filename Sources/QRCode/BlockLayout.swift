/// How the codewords of a code are divided into blocks, each with a correction of its own.
struct BlockLayout {
  let blockCount: Int
  /// Correction codewords in each block.
  let correctionCount: Int
  /// Data codewords in all blocks together.
  let dataCount: Int

  init(_ version: Version, _ correction: QRCode.Correction) {
    let column = BlockLayout.columns(correction)
    blockCount = column.blocks[version.number - 1]
    correctionCount = column.corrections[version.number - 1]
    dataCount = version.codewordCount - blockCount * correctionCount
  }

  /// Sizes of the data blocks; the later ones hold one codeword more if it does not divide evenly.
  var dataSizes: [Int] {
    let (size, longer) = dataCount.quotientAndRemainder(dividingBy: blockCount)
    return (0..<blockCount).map { $0 < blockCount - longer ? size : size + 1 }
  }

  /// Data and correction in the order in which they are placed (clause 7.6): the first codeword of
  /// every block, then the second of every block, and so on; after the data the correction.
  func interleaved(_ data: [UInt8]) -> [UInt8] {
    let divisor = ReedSolomon.generator(degree: correctionCount)
    var blocks: [ArraySlice<UInt8>] = []
    var rest = data[...]
    for size in dataSizes {
      blocks.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    let corrections = blocks.map { ReedSolomon.remainder(of: $0, by: divisor) }
    var codewords: [UInt8] = []
    for index in 0...(dataCount / blockCount) {
      for block in blocks where index < block.count {
        codewords.append(block[block.startIndex + index])
      }
    }
    for index in 0..<correctionCount {
      for correction in corrections { codewords.append(correction[index]) }
    }
    return codewords
  }

  private static func columns(
    _ correction: QRCode.Correction
  ) -> (blocks: [Int], corrections: [Int]) {
    switch correction {
    case .low: (lowBlocks, lowCorrections)
    case .medium: (mediumBlocks, mediumCorrections)
    case .quartile: (quartileBlocks, quartileCorrections)
    case .high: (highBlocks, highCorrections)
    }
  }

  // Table 9: the number of blocks and the correction codewords in each, for versions 1 to 40.
  private static let lowBlocks = [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
  ]
  private static let lowCorrections = [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  private static let mediumBlocks = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ]
  private static let mediumCorrections = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ]
  private static let quartileBlocks = [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
  ]
  private static let quartileCorrections = [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
  private static let highBlocks = [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
  ]
  private static let highCorrections = [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ]
}
