import Foundation
import Office
import Resources

/// Style sheet, script and icons, read once and served under an address that changes with them.
package struct AssetShelf: Sendable {
  package struct Asset: Sendable {
    package let bytes: [UInt8]
    package let type: String
  }

  private let assets: [String: Asset]
  /// A digest of all assets: stands in their addresses, so that browsers may keep them for good.
  package let fingerprint: String

  private static let types = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
  ]

  /// - Throws: when the folder cannot be read.
  package init(directory: URL) throws {
    var assets: [String: Asset] = [:]
    var all: [UInt8] = []
    let files = try FileManager.default.contentsOfDirectory(
      at: directory, includingPropertiesForKeys: nil
    ).sorted { $0.lastPathComponent < $1.lastPathComponent }
    for file in files {
      guard let type = Self.types[file.pathExtension] else { continue }
      let bytes = [UInt8](try Data(contentsOf: file))
      all += bytes
      assets[file.lastPathComponent] = Asset(bytes: bytes, type: type)
    }
    self.assets = assets
    fingerprint = String(digest(all).hex.prefix(12))
  }

  package static func bundled() throws -> AssetShelf {
    guard let folder = resourceFolder(of: "Web") else { throw CocoaError(.fileNoSuchFile) }
    return try AssetShelf(directory: folder.appendingPathComponent("Assets"))
  }

  package subscript(_ name: String) -> Asset? { assets[name] }
}
