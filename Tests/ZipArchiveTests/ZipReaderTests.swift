import Archives
import Testing
import ZipArchive

/// Archives no honest program writes.
@Suite struct ZipReaderTests {
  private func refusal(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) -> ZipError? {
    do throws(ZipError) {
      let reader = try ZipReader(bytes, limits: limits)
      for name in reader.names { _ = try reader.bytes(of: name) }
      return nil
    } catch {
      return error
    }
  }

  private func archive(_ change: (inout Archive) -> Void) -> [UInt8] {
    var archive = Archive()
    change(&archive)
    return archive.finished
  }

  @Test func `what is no archive is refused`() {
    #expect(refusal([]) == .notAnArchive)
    #expect(refusal(Array("PK, but only a text of some length".utf8)) == .notAnArchive)
  }

  @Test func `an archive that was cut off is refused at every length`() {
    let bytes = archive { $0.add("a", Array("some words, some words".utf8)) }
    #expect(refusal(bytes) == nil)
    for count in 0..<bytes.count { #expect(refusal(Array(bytes.prefix(count))) != nil) }
  }

  @Test(arguments: ["../a", "/a", "a/../../b", "a\\b", "c:a", "./a", "a\0b", ""])
  func `a name that leads elsewhere is refused`(name: String) {
    #expect(refusal(archive { $0.add(name, []) }) == .unsafeName)
  }

  @Test func `two entries of one name are refused`() {
    let bytes = archive {
      $0.add("a", [1])
      $0.add("a", [2])
    }
    #expect(refusal(bytes) == .duplicateName)
  }

  @Test func `an entry that calls itself otherwise is refused`() {
    #expect(refusal(archive { $0.add("a", [1], inner: "b") }) == .damaged)
  }

  @Test(arguments: [1, 0x41])
  func `a password is noticed`(flags: Int) {
    #expect(refusal(archive { $0.add("a", [1], .stored, flags: flags) }) == .encrypted)
  }

  @Test func `a bomb is refused by its ratio before it is unpacked`() {
    let bytes = archive { $0.add("a", [UInt8](repeating: 0x20, count: 4 << 20)) }
    #expect(bytes.count < 10_000)
    #expect(refusal(bytes) == .excessive)
  }

  @Test func `entries and bytes have limits, one by one and together`() {
    let bytes = archive {
      $0.add("a", [1, 2, 3], .stored)
      $0.add("b", [4, 5, 6], .stored)
    }
    #expect(refusal(bytes, limits: ZipLimits(entries: 1)) == .excessive)
    #expect(refusal(bytes, limits: ZipLimits(entryBytes: 2)) == .excessive)
    #expect(refusal(bytes, limits: ZipLimits(totalBytes: 5)) == .excessive)
    #expect(refusal(bytes, limits: ZipLimits(entries: 2, entryBytes: 3, totalBytes: 6)) == nil)
  }

  @Test(arguments: [0, 5, 21, 23, 100_000])
  func `an entry that lies about its size is refused`(size: Int) {
    let words = Array("some words, some words".utf8)
    #expect(refusal(archive { $0.add("a", words, size: size) }) == .damaged)
    #expect(refusal(archive { $0.add("a", words, .stored, size: size) }) == .damaged)
  }

  @Test func `a wrong checksum is noticed`() {
    var bytes = archive { $0.add("a", Array("words".utf8), .stored) }
    bytes[31 + 2] ^= 1
    #expect(refusal(bytes) == .damaged)
  }

  /// As Python's zipfile writes to a pipe: sizes behind the content.
  @Test func `sizes behind the content are read`() throws {
    var bytes = archive { $0.add("a", Array("words".utf8), flags: 8) }
    for place in 14..<26 { bytes[place] = 0 }
    #expect(try ZipReader(bytes).bytes(of: "a") == Array("words".utf8))
  }

  /// As some Java programs always write: every size in the extra field of zip64.
  @Test func `wide numbers are read and their lies refused`() throws {
    #expect(try ZipReader(WideArchive.bytes(size: 5)).bytes(of: "a") == Array("words".utf8))
    #expect(refusal(WideArchive.bytes(size: 6)) == .damaged)
    #expect(refusal(WideArchive.bytes(size: .max)) == .damaged)
  }

  @Test func `any bytes changed are read or refused`() {
    var state: UInt64 = 3
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
    let sound = archive {
      $0.add("a/b", Array("some words, some words".utf8))
      $0.add("c", Array("more".utf8), .stored)
    }
    var refused = 0
    for _ in 0..<2_000 {
      var bytes = sound
      for _ in 0...roll(4) { bytes[roll(bytes.count)] = UInt8(roll(256)) }
      if refusal(bytes) != nil { refused += 1 }
    }
    #expect(refused > 1_000)
  }
}

/// An archive of one stored entry whose sizes and places stand in the fields of zip64.
enum WideArchive {
  static func bytes(size: UInt64) -> [UInt8] {
    let content = Array("words".utf8)
    let checksum: UInt64 = 0x717D_1E8C
    let full = UInt64(UInt32.max)
    let extra = number(1, 2) + number(16, 2) + number(size, 8) + number(size, 8)
    let head =
      number(45, 2) + number(0, 4) + number(0, 4) + number(checksum, 4) + number(full, 4)
      + number(full, 4) + number(1, 2) + number(20, 2)
    let entry = number(0x0403_4B50, 4) + head + [0x61] + extra + content
    let list =
      number(0x0201_4B50, 4) + number(45, 2) + head + number(0, 2) + number(0, 2) + number(0, 2)
      + number(0, 4) + number(0, 4) + [0x61] + extra
    let place = UInt64(entry.count)
    let wide =
      number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
      + number(1, 8) + number(1, 8) + number(UInt64(list.count), 8) + number(place, 8)
    let locator =
      number(0x0706_4B50, 4) + number(0, 4) + number(place + UInt64(list.count), 8) + number(1, 4)
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(0xFFFF, 2) + number(0xFFFF, 2)
      + number(full, 4) + number(full, 4) + number(0, 2)
    return entry + list + wide + locator + end
  }

  private static func number(_ value: UInt64, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> UInt64($0 * 8)) }
  }
}
