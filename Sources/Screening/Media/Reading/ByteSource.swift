import Foundation

/// Bytes that can be looked at in any place, without all of them being in memory.
package protocol ByteSource {
  /// How many bytes there are.
  var length: Int { get }

  /// The bytes from an offset on: as many as asked for, fewer only at the end, none beyond it.
  func read(at offset: Int, count: Int) throws -> [UInt8]
}

/// Bytes that are in memory already.
package struct MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var length: Int { bytes.count }

  package func read(at offset: Int, count: Int) throws -> [UInt8] {
    guard offset >= 0, offset < bytes.count, count > 0 else { return [] }
    return Array(bytes[offset...].prefix(count))
  }
}

/// A file on disk, of which only the part asked for is read.
///
/// For one reader at a time: it moves the place in the file.
package final class FileSource: ByteSource {
  private let handle: FileHandle
  package let length: Int

  /// Opens a file for reading.
  ///
  /// - Throws: a `CocoaError` when it cannot be opened, or is a folder, a link or a device.
  package init(_ file: URL) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw CocoaError(.fileReadUnsupportedScheme)
    }
    handle = try FileHandle(forReadingFrom: file)
    length = Int(clamping: try handle.seekToEnd())
  }

  deinit { try? handle.close() }

  package func read(at offset: Int, count: Int) throws -> [UInt8] {
    guard offset >= 0, offset < length, count > 0 else { return [] }
    try handle.seek(toOffset: UInt64(offset))
    return [UInt8](try handle.read(upToCount: min(count, length - offset)) ?? Data())
  }
}
