/// The square of modules while it is filled: patterns first, then codewords, then mask and format.
struct Grid {
  let version: Version
  let side: Int
  /// Row by row; 1 is dark.
  private(set) var modules: [UInt8]
  /// 1 where a pattern or information stands that no codeword and no mask may touch.
  private(set) var reserved: [UInt8]

  init(_ version: Version) {
    self.version = version
    side = version.side
    modules = Array(repeating: 0, count: side * side)
    reserved = modules
    drawTiming()
    drawFinders()
    drawAlignment()
    drawVersion()
    drawFormat(0)
  }

  private mutating func reserve(x: Int, y: Int, isDark: Bool) {
    modules[y * side + x] = isDark ? 1 : 0
    reserved[y * side + x] = 1
  }

  /// Alternating modules in the seventh row and column (clause 6.3.5).
  private mutating func drawTiming() {
    for along in 0..<side {
      reserve(x: along, y: 6, isDark: along.isMultiple(of: 2))
      reserve(x: 6, y: along, isDark: along.isMultiple(of: 2))
    }
  }

  /// Three finder patterns with their light separators (clauses 6.3.3 and 6.3.4).
  private mutating func drawFinders() {
    for (left, top) in [(0, 0), (side - 7, 0), (0, side - 7)] {
      for y in max(0, top - 1)...min(side - 1, top + 7) {
        for x in max(0, left - 1)...min(side - 1, left + 7) {
          let ring = max(abs(x - left - 3), abs(y - top - 3))
          reserve(x: x, y: y, isDark: ring != 2 && ring != 4)
        }
      }
    }
  }

  /// Alignment patterns wherever two centres cross, save on the finder patterns (clause 6.3.6).
  private mutating func drawAlignment() {
    let centres = version.alignmentCentres
    for y in centres {
      for x in centres where !isOnFinder(x: x, y: y) {
        for down in -2...2 {
          for right in -2...2 {
            reserve(x: x + right, y: y + down, isDark: max(abs(right), abs(down)) != 1)
          }
        }
      }
    }
  }

  private func isOnFinder(x: Int, y: Int) -> Bool {
    (x == 6 && y == 6) || (x == 6 && y == side - 7) || (x == side - 7 && y == 6)
  }

  /// Version information beside two finder patterns, from version 7 on (clause 7.10).
  private mutating func drawVersion() {
    guard version.number >= 7 else { return }
    let bits = CodedNumber.version(version.number)
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      reserve(x: side - 11 + index % 3, y: index / 3, isDark: isDark)
      reserve(x: index / 3, y: side - 11 + index % 3, isDark: isDark)
    }
  }

  /// Format information twice, the lowest bit first, and the module that is always dark (7.9.1).
  private mutating func drawFormat(_ bits: Int) {
    for index in 0..<15 {
      let isDark = bits >> index & 1 == 1
      let skip = index < 6 ? index : index + 1
      if index < 8 {
        reserve(x: 8, y: skip, isDark: isDark)
        reserve(x: side - 1 - index, y: 8, isDark: isDark)
      } else {
        reserve(x: index == 8 ? 7 : 14 - index, y: 8, isDark: isDark)
        reserve(x: 8, y: side - 15 + index, isDark: isDark)
      }
    }
    reserve(x: 8, y: side - 8, isDark: true)
  }

  /// Two columns at a time from the right, up and down in turn, past all that is reserved; the
  /// timing column does not count. What is left at the end stays light (clause 7.7.3).
  mutating func place(_ codewords: [UInt8]) {
    var index = 0
    var isUpward = true
    for right in stride(from: side - 1, to: 0, by: -2) {
      let column = right > 6 ? right : right - 1
      for step in 0..<side {
        let y = isUpward ? side - 1 - step : step
        for cell in [y * side + column, y * side + column - 1] where reserved[cell] == 0 {
          guard index < codewords.count * 8 else { return }
          modules[cell] = codewords[index / 8] >> UInt8(7 - index % 8) & 1
          index += 1
        }
      }
      isUpward.toggle()
    }
  }

  /// The grid under the mask that disturbs a scanner least (clause 7.8.3).
  func leastPenalized(_ correction: QRCode.Correction) -> (mask: Int, modules: [UInt8]) {
    var best = masked(0, correction)
    var leastPenalty = Penalty(modules: best, side: side).total
    var chosen = 0
    for mask in 1..<8 {
      let candidate = masked(mask, correction)
      let penalty = Penalty(modules: candidate, side: side).total
      if penalty < leastPenalty { (best, leastPenalty, chosen) = (candidate, penalty, mask) }
    }
    return (chosen, best)
  }

  func masked(_ mask: Int, _ correction: QRCode.Correction) -> [UInt8] {
    var grid = self
    for y in 0..<side {
      for x in 0..<side where reserved[y * side + x] == 0 && Grid.isTurned(mask, x: x, y: y) {
        grid.modules[y * side + x] ^= 1
      }
    }
    grid.drawFormat(CodedNumber.format(correction, mask: mask))
    return grid.modules
  }

  /// Whether a mask turns the module over (table 10).
  private static func isTurned(_ mask: Int, x: Int, y: Int) -> Bool {
    switch mask {
    case 0: (y + x) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (y + x) % 3 == 0
    case 4: (y / 2 + x / 3) % 2 == 0
    case 5: y * x % 2 + y * x % 3 == 0
    case 6: (y * x % 2 + y * x % 3) % 2 == 0
    default: ((y + x) % 2 + y * x % 3) % 2 == 0
    }
  }
}
