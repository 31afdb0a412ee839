/// Characters that stand one after another in the same mode.
struct Segment: Equatable {
  let mode: Mode
  let bytes: ArraySlice<UInt8>

  /// Bits in a code of this version, with mode and character count.
  func bitCount(in version: Version) -> Int {
    4 + version.countWidth(mode) + (bytes.count * mode.sixths + 5) / 6
  }

  /// The cut of the text into segments that takes the fewest bits.
  ///
  /// For each byte and mode the cheapest way to come there is kept, so that a long number inside
  /// an address is packed as digits only if that pays for the change of mode.
  static func shortest(for bytes: [UInt8], in version: Version) -> [Segment] {
    let heads = Mode.allCases.map { 6 * (4 + version.countWidth($0)) }
    var costs: [Int?] = heads
    var cameFrom: [[Mode]] = []
    cameFrom.reserveCapacity(bytes.count)
    for byte in bytes {
      let reached = Mode.allCases.map { mode in
        mode.holds(byte) ? costs[mode.rawValue].map { $0 + mode.sixths } : nil
      }
      costs = reached
      var origin = Mode.allCases
      for mode in Mode.allCases {
        for other in Mode.allCases where other != mode {
          guard let cost = reached[other.rawValue] else { continue }
          let changed = (cost + 5) / 6 * 6 + heads[mode.rawValue]
          guard changed < costs[mode.rawValue] ?? .max else { continue }
          costs[mode.rawValue] = changed
          origin[mode.rawValue] = other
        }
      }
      cameFrom.append(origin)
    }
    return cut(bytes, along: modes(back: cameFrom, to: costs))
  }

  /// The mode of each byte, read from the last one back.
  private static func modes(back cameFrom: [[Mode]], to costs: [Int?]) -> [Mode] {
    var mode = Mode.byte
    for other in Mode.allCases
    where costs[other.rawValue] ?? .max < costs[mode.rawValue] ?? .max {
      mode = other
    }
    var modes: [Mode] = []
    for origin in cameFrom.reversed() {
      mode = origin[mode.rawValue]
      modes.append(mode)
    }
    return modes.reversed()
  }

  private static func cut(_ bytes: [UInt8], along modes: [Mode]) -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    for end in bytes.indices where end + 1 == bytes.count || modes[end + 1] != modes[end] {
      segments.append(Segment(mode: modes[end], bytes: bytes[start...end]))
      start = end + 1
    }
    return segments
  }
}
