import Documents
import Foundation
import Web

/// A file that could not be checked, and why.
struct UnreadFile: Error {
  enum Reason: Equatable {
    case unreadable
    case folder
    case unknownKind
    /// Named like a picture, sound or film, and none by what is in it.
    case notMedia
    case document(DocumentError)

    /// A stable name, which also ends the key of its phrase.
    var code: String {
      switch self {
      case .unreadable: "unreadable"
      case .folder: "folder"
      case .unknownKind: "unknown-kind"
      case .notMedia: "not-media"
      case .document(let error): error.code
      }
    }
  }

  let name: String
  let reason: Reason

  func sentence(_ say: Words) -> String {
    say("command.check.unread", ["file": name.shown, "reason": why(say)])
  }

  /// The reason alone.
  func why(_ say: Words) -> String {
    let megabytes = TextDocument.maximumBytes / 1_000_000
    return say("command.check.reason." + reason.code, ["limit": "\(megabytes)"])
  }
}

/// A file's bytes, at most one over a limit; `-` is standard input.
enum LimitedFile {
  static func bytes(_ path: String, limit: Int) throws(UnreadFile) -> [UInt8] {
    var isFolder: ObjCBool = false
    if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw UnreadFile(name: path, reason: .folder)
    }
    do {
      return try read(path, limit: limit)
    } catch {
      throw UnreadFile(name: path, reason: .unreadable)
    }
  }

  private static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let handle =
      path == "-"
      ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { if path != "-" { try? handle.close() } }
    var data = Data()
    while data.count <= limit {
      guard let part = try handle.read(upToCount: limit + 1 - data.count), !part.isEmpty else {
        break
      }
      data += part
    }
    return Array(data)
  }
}
