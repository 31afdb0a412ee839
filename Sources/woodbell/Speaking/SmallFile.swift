import Foundation
import Web

/// A file of limited size, or standard input for `-`.
struct SmallFile {
  private let path: String
  private let limit: Int

  /// - Parameter limit: in bytes.
  init(_ path: String, limit: Int) {
    self.path = path
    self.limit = limit
  }

  /// - Throws: ``Failure`` when it cannot be read, is too large, or is not UTF-8.
  func text(_ say: Words) throws -> String {
    let data: Data
    do {
      data = try bytes()
    } catch {
      throw Failure(.couldNot, say("command.file.unreadable", ["path": path.shown]))
    }
    guard data.count <= limit else {
      throw Failure(
        .no, say("command.file.too-large", ["path": path.shown, "limit": "\(limit)"]))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure(.no, say("command.file.not-text", ["path": path.shown]))
    }
    return text
  }

  /// At most one byte over the limit.
  private func bytes() throws -> Data {
    let isInput = path == "-"
    let handle =
      isInput
      ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { if !isInput { try? handle.close() } }
    var data = Data()
    while data.count <= limit {
      guard let part = try handle.read(upToCount: limit + 1 - data.count), !part.isEmpty else {
        break
      }
      data += part
    }
    return data
  }
}
