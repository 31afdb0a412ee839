import Foundation
import Office

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The office's secret key: 32 random bytes in `secret.key`, which only the owner may read.
///
/// It is made at the first start. Nodes that share a database share the file; who loses it loses
/// what was sealed with it.
enum KeyFile {
  static let name = "secret.key"

  /// - Throws: `SetupError`.
  static func keys(in folder: URL, random: any RandomSource) throws -> Keys {
    let file = folder.appendingPathComponent(name)
    if !FileManager.default.fileExists(atPath: file.path) {
      try create(file, bytes: random.bytes(32))
    }
    guard let data = try? Data(contentsOf: file), data.count == 32 else {
      throw SetupError.keyFile(file.path)
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
    guard mode & 0o077 == 0 else { throw SetupError.keyFileExposed(file.path) }
    return Keys(master: [UInt8](data))
  }

  /// Created with its final rights and never overwritten, so that two starts cannot lose a key.
  private static func create(_ file: URL, bytes: [UInt8]) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return }
      throw SetupError.keyFile(file.path)
    }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count, fsync(descriptor) == 0 else {
      throw SetupError.keyFile(file.path)
    }
  }
}
