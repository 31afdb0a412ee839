import Foundation
import Office

/// A folder of uploaded files of a test's own, made when the first one comes. It goes when nobody
/// holds it any more.
package final class FilesFolder: Sendable {
  package let store: FolderStore

  package var root: URL { store.root }

  package init(reserve: Int = 0) {
    store = FolderStore(
      root: FileManager.default.temporaryDirectory
        .appendingPathComponent("woodbell-files-" + newName(), isDirectory: true),
      reserve: reserve)
  }

  deinit { try? FileManager.default.removeItem(at: store.root) }

  /// Takes a content in, as the reception does.
  package func take(_ bytes: [UInt8], name: String = "a.bin") async throws -> IncomingFile {
    let receiver = try await store.receive()
    try await receiver.append(bytes)
    let content = try await receiver.seal()
    try await receiver.place()
    return IncomingFile(content: content, name: name)
  }

  package func take(_ text: String, name: String = "a.txt") async throws -> IncomingFile {
    try await take(Array(text.utf8), name: name)
  }

  /// Where a content lies.
  package func place(of file: IncomingFile) -> URL {
    let hex = file.digest.hex
    return root.appendingPathComponent("\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))/\(hex)")
  }

  /// All files below the folder but the office's mark, by their paths, sorted.
  package var contents: [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    return all.filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(
        atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && path != "office"
    }.sorted()
  }

  /// Makes a file look as if it had come in at an instant of the test's clock.
  package func age(_ path: String, to date: Date) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: root.appendingPathComponent(path).path)
  }
}
