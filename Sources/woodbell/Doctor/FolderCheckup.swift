import Foundation
import Server
import Web

/// The data folder and the key file: are they there, and theirs alone who may read them?
struct FolderCheckup {
  private let settings: Settings
  private let say: Words
  private let files = FileManager.default

  /// Below the first, no start; below the second, a word of warning. In bytes.
  private static let leastSpace: Int64 = 100 << 20
  private static let goodSpace: Int64 = 1 << 30

  /// Whether nothing was ever done in the database, so that nothing in it is sealed.
  private let isUnused: Bool

  init(_ settings: Settings, isUnused: Bool, say: Words) {
    self.settings = settings
    self.isUnused = isUnused
    self.say = say
  }

  func findings() -> [CheckupFinding] {
    var isFolder: ObjCBool = false
    let path = settings.data.path
    guard files.fileExists(atPath: path, isDirectory: &isFolder) else {
      return [missing(path)] + space(at: existing(settings.data).path)
    }
    guard isFolder.boolValue else {
      return [.broken("data-folder", say("command.doctor.no-folder", ["path": path]))]
    }
    return [rights(path)] + space(at: path) + uploads() + [key()]
  }

  private func missing(_ path: String) -> CheckupFinding {
    files.isWritableFile(atPath: existing(settings.data).path)
      ? .doubtful("data-folder", say("command.doctor.folder-to-come", ["path": path]))
      : .broken("data-folder", say("command.doctor.folder-impossible", ["path": path]))
  }

  /// The nearest folder above that exists.
  private func existing(_ folder: URL) -> URL {
    var folder = folder.standardizedFileURL
    while !files.fileExists(atPath: folder.path), folder.path != "/" {
      folder = folder.deletingLastPathComponent()
    }
    return folder
  }

  private func rights(_ path: String) -> CheckupFinding {
    let values = ["path": path]
    guard files.isWritableFile(atPath: path) else {
      return .broken("data-folder", say("command.doctor.folder-read-only", values))
    }
    return mode(of: path) & 0o077 == 0
      ? .good("data-folder", say("command.doctor.folder", values))
      : .doubtful("data-folder", say("command.doctor.folder-open", values))
  }

  private func space(at path: String) -> [CheckupFinding] {
    guard
      let values = try? files.attributesOfFileSystem(forPath: path),
      let free = (values[.systemFreeSize] as? NSNumber)?.int64Value
    else { return [] }
    let tenths = free / (1 << 30 / 10)
    let words = say("command.doctor.space", ["size": "\(tenths / 10).\(tenths % 10) GiB"])
    if free < Self.leastSpace { return [.broken("free-space", words)] }
    return [free < Self.goodSpace ? .doubtful("free-space", words) : .good("free-space", words)]
  }

  /// Uploaded files, which may lie on another disk.
  private func uploads() -> [CheckupFinding] {
    let path = settings.filesFolder.path
    guard files.fileExists(atPath: path) else { return [] }
    let values = ["path": path]
    guard files.isWritableFile(atPath: path) else {
      return [.broken("files-folder", say("command.failure.files-folder", values))]
    }
    return [.good("files-folder", say("command.doctor.files", values))]
      + (settings.files == nil ? [] : space(at: path))
  }

  private func key() -> CheckupFinding {
    let path = settings.data.appendingPathComponent("secret.key").path
    let values = ["path": path]
    guard files.fileExists(atPath: path) else {
      // Without its key, what a database holds sealed cannot be read any more.
      return settings.database == nil && DataPlace.hasDatabase(settings) && !isUnused
        ? .broken("key-file", say("command.doctor.key-lost", values))
        : .doubtful("key-file", say("command.doctor.key-to-come"))
    }
    let size = try? files.attributesOfItem(atPath: path)[.size] as? NSNumber
    guard size?.intValue == 32 else {
      return .broken("key-file", say("command.doctor.key-damaged", values))
    }
    return mode(of: path) & 0o077 == 0
      ? .good("key-file", say("command.doctor.key"))
      : .broken("key-file", say("command.failure.key-file-exposed", values))
  }

  private func mode(of path: String) -> Int {
    let mode = try? files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    return mode?.intValue ?? 0o777
  }
}
