import Foundation
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct FolderStoreTests {
  private let folder = FilesFolder()

  @Test(arguments: [0, 1, 262_143, 262_144, 700_001])
  func `a content comes back as it was, whatever its size`(_ size: Int) async throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let receiver = try await folder.store.receive()
    for start in stride(from: 0, to: size, by: 10_007) {
      try await receiver.append(Array(bytes[start..<min(size, start + 10_007)]))
    }
    let content = try await receiver.seal()
    #expect(content.size == size && content.digest.bytes == digest(bytes))
    let hex = content.digest.hex
    #expect(folder.contents.count == 1 && folder.contents[0].hasPrefix("incoming/"))
    try await receiver.place()
    await receiver.discard()
    #expect(folder.contents == ["\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)"])
    #expect(try await folder.store.bytes(of: content, maximum: size) == bytes)
  }

  @Test func `the same content twice is one file`() async throws {
    let first = try await folder.take("一样", name: "甲.txt")
    let second = try await folder.take("一样", name: "乙.txt")
    #expect(first.digest == second.digest && first.name != second.name)
    #expect(folder.contents.count == 1)
  }

  @Test func `what is discarded or let go leaves nothing`() async throws {
    let receiver = try await folder.store.receive()
    try await receiver.append([1, 2, 3])
    await receiver.discard()
    await #expect(throws: FileStoreError.self) { _ = try await receiver.seal() }
    _ = try await folder.store.receive()
    #expect(folder.contents.isEmpty)
  }

  @Test func `a missing content is an error of its own`() async throws {
    let file = try await folder.take("失")
    try FileManager.default.removeItem(at: folder.place(of: file))
    await #expect(throws: FileStoreError.missing(file.digest)) {
      _ = try await folder.store.open(file.content)
    }
  }

  @Test(arguments: [100, 400_000])
  func `a changed content is never handed out to its end`(_ size: Int) async throws {
    let file = try await folder.take([UInt8](repeating: 7, count: size))
    let place = folder.place(of: file)
    var data = try Data(contentsOf: place)
    data[size / 2] = 8
    try data.write(to: place)
    let reader = try await folder.store.open(file.content)
    var count = 0
    await #expect(throws: FileStoreError.changed(file.digest)) {
      while case let part = try await reader.next(), !part.isEmpty { count += part.count }
    }
    #expect(count < size)
    try Data([7]).write(to: place)
    await #expect(throws: FileStoreError.changed(file.digest)) {
      _ = try await folder.store.open(file.content)
    }
  }

  @Test func `a link in the place of a content is not followed`() async throws {
    let file = try await folder.take("本")
    let place = folder.place(of: file)
    let other = folder.root.appendingPathComponent("other")
    try FileManager.default.moveItem(at: place, to: other)
    try FileManager.default.createSymbolicLink(at: place, withDestinationURL: other)
    await #expect(throws: FileStoreError.missing(file.digest)) {
      _ = try await folder.store.open(file.content)
    }
  }

  @Test func `a disk that is nearly full takes nothing in`() async throws {
    let folder = FilesFolder(reserve: .max)
    await #expect(throws: FileStoreError.noSpace) { _ = try await folder.store.receive() }
  }

  @Test func `a place that cannot be written to is said`() async throws {
    try Data("x".utf8).write(to: folder.root)
    await #expect {
      _ = try await folder.store.receive()
    } throws: { error in
      if case FileStoreError.unwritable = error { true } else { false }
    }
  }

  @Test func `two offices do not share a folder`() throws {
    try folder.store.prepare(mark: "one")
    try folder.store.prepare(mark: "one")
    #expect(throws: FileStoreError.foreign(folder.root.path)) {
      try folder.store.prepare(mark: "two")
    }
  }

  @Test func `a walk in portions meets every content once`() async throws {
    var expected: Set<FileDigest> = []
    for number in 0..<1_203 { expected.insert(try await folder.take("\(number)").digest) }
    var met: [FileDigest] = []
    var place: FilePlace? = FilePlace()
    var portions = 0
    while let from = place {
      let portion = try await folder.store.portion(after: from)
      met += portion.contents.map(\.digest)
      place = portion.next
      portions += 1
    }
    #expect(portions > 1 && met.count == expected.count && Set(met) == expected)
    #expect(met.map(\.hex) == met.map(\.hex).sorted())
  }

  @Test func `what was moved aside and left is put back`() async throws {
    let file = try await folder.take("放回")
    let aside = folder.root.appendingPathComponent("incoming/" + file.digest.hex)
    try FileManager.default.moveItem(at: folder.place(of: file), to: aside)
    try await folder.store.removeAbandoned(before: Instant(milliseconds: 0))
    #expect(try await folder.store.bytes(of: file.content, maximum: 100) == Array("放回".utf8))
    #expect(folder.contents.count == 1)
  }
}
