/// The bytes of a page while it is written.
///
/// An array checks its ownership at every append, which costs more than writing the page; this
/// buffer belongs to one rendering and grows by doubling. All writing goes through `append`.
struct PageBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = Swift.max(capacity, 64)
    memory = .allocate(capacity: self.capacity)
  }

  deinit {
    memory.deallocate()
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: memory, count: count)
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    memory[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ source: UnsafePointer<UInt8>, count length: Int) {
    if capacity - count < length { grow(by: length) }
    (memory + count).update(from: source, count: length)
    count += length
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    if text.hasPointerRepresentation {
      append(text.utf8Start, count: text.utf8CodeUnitCount)
    } else {
      for byte in String(text.unicodeScalar).utf8 { append(byte) }
    }
  }

  /// Takes back what was written after `length`.
  mutating func shorten(to length: Int) {
    count = Swift.min(count, length)
  }

  @inline(never)
  private mutating func grow(by length: Int) {
    let larger = Swift.max(capacity * 2, count + length)
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    new.update(from: memory, count: count)
    memory.deallocate()
    memory = new
    capacity = larger
  }
}
