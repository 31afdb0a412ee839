/// What makes a square of modules hard to scan, in points (clause 7.8.3.1, table 11).
struct Penalty {
  /// Row by row; 1 is dark.
  let modules: [UInt8]
  let side: Int

  var total: Int {
    var points = blocks + balance
    for index in 0..<side {
      points += line(from: index * side, by: 1) + line(from: index, by: side)
    }
    return points
  }

  /// One row or column: runs and likenesses of a finder pattern.
  ///
  /// A run of five modules or more in one colour costs 3 points and 1 for each further module.
  /// Dark and light in the ratio 1:1:3:1:1 with four light modules before or behind costs 40; the
  /// quiet zone counts as light.
  func line(from start: Int, by step: Int) -> Int {
    var points = 0
    var run = 0
    var last = modules[start]
    var window = 0
    for index in 0..<side {
      let module = modules[start + index * step]
      run = module == last ? run + 1 : 1
      last = module
      if run >= 5 { points += run == 5 ? 3 : 1 }
      window = (window << 1 | Int(module)) & 0x7FFF
      if Penalty.resemblesFinder(window) { points += 40 }
    }
    for _ in 0..<QRCode.quietZone {
      window = window << 1 & 0x7FFF
      if Penalty.resemblesFinder(window) { points += 40 }
    }
    return points
  }

  /// Looks at the middle seven of fifteen modules.
  private static func resemblesFinder(_ window: Int) -> Bool {
    window >> 4 & 0x7F == 0b101_1101 && (window & 0xF == 0 || window >> 11 == 0)
  }

  /// Three points for each square of two by two in one colour; squares may overlap.
  var blocks: Int {
    var count = 0
    for y in 1..<side {
      for cell in (y * side + 1)..<(y * side + side) {
        let sum =
          modules[cell] + modules[cell - 1] + modules[cell - side] + modules[cell - side - 1]
        if sum == 0 || sum == 4 { count += 1 }
      }
    }
    return 3 * count
  }

  /// Ten points for each full 5 percent by which the dark modules differ from half of all.
  var balance: Int {
    let dark = modules.reduce(0) { $0 + Int($1) }
    let all = side * side
    return abs(20 * dark - 10 * all) / all * 10
  }
}
