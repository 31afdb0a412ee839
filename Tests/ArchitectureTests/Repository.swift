import Foundation

/// The project's own files, found from where this test lies.
struct Repository {
  let root: URL

  static let here = Repository(
    root: URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent())

  /// All of `Sources/`, read and taken apart once for all tests.
  static let sources = Result { try here.files(under: "Sources", extensions: ["swift"]) }

  /// Files below a folder whose names end in one of the extensions, by path from the root.
  func files(under folder: String, extensions: Set<String>) throws -> [ProjectFile] {
    let base = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
    return
      try paths
      .filter { extensions.contains(URL(filePath: $0).pathExtension) }
      .sorted()
      .map { try file(folder + "/" + $0) }
  }

  func file(_ path: String) throws -> ProjectFile {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return ProjectFile(path: path, text: text)
  }

  /// Folders directly inside a folder, sorted.
  func folders(in folder: String) throws -> [String] {
    let keys: [URLResourceKey] = [.isDirectoryKey]
    return try FileManager.default
      .contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: keys)
      .filter { try $0.resourceValues(forKeys: Set(keys)).isDirectory == true }
      .map(\.lastPathComponent)
      .sorted()
  }

  func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

}

/// One text file of the project.
struct ProjectFile {
  /// From the root, such as `Sources/Office/Review/Route.swift`.
  let path: String
  let text: String
  /// Taken apart, if it is Swift; otherwise empty.
  let swift: SwiftText

  init(path: String, text: String) {
    self.path = path
    self.text = text
    swift = SwiftText(path.hasSuffix(".swift") ? text : "")
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The target a file in `Sources/` belongs to.
  var module: String? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "Sources" else { return nil }
    return String(parts[1])
  }

  var lineCount: Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).count
      - (text.hasSuffix("\n") ? 1 : 0)
  }
}
