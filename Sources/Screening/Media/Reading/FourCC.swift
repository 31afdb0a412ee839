/// The name of a box or chunk: four bytes, mostly letters.
struct FourCC: Hashable, Sendable, ExpressibleByStringLiteral {
  let value: UInt32

  init(value: UInt32) { self.value = value }

  init(stringLiteral name: StaticString) {
    value = name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }
}
