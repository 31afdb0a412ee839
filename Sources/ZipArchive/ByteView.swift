/// Numbers in bytes from outside, the lowest byte first; nil outside the file.
struct ByteView: Sendable {
  let bytes: [UInt8]

  func half(_ place: Int) -> Int? { number(place, length: 2) }

  func word(_ place: Int) -> Int? { number(place, length: 4) }

  /// Eight bytes; nil as well when there is no such place in any file.
  func long(_ place: Int) -> Int? {
    guard let low = word(place), let high = word(place + 4), high < 0x7FFF_FFFF else { return nil }
    return low | high << 32
  }

  /// A stretch of the file; nil when it does not lie within.
  func slice(_ place: Int, length: Int) -> ArraySlice<UInt8>? {
    guard place >= 0, length >= 0, place <= bytes.count, length <= bytes.count - place else {
      return nil
    }
    return bytes[place..<place + length]
  }

  private func number(_ place: Int, length: Int) -> Int? {
    slice(place, length: length)?.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
