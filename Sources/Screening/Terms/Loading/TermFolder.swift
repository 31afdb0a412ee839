import Foundation

/// A folder of lists on disk.
struct TermFolder {
  private let folder: URL
  private let log: TermListLog

  init(_ folder: URL, log: TermListLog) {
    (self.folder, self.log) = (folder, log)
  }

  /// The files of the folder that hold terms, in alphabetical order; mistakes are reported.
  func files() -> [TermFile] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      log.report(.fileUnreadable, folder.lastPathComponent)
      return []
    }
    let tables = ["confusions.tsv", "confusions.yaml", "variants.tsv"].filter(names.contains)
    let terms = folder.appendingPathComponent("terms").path
    let families = (try? FileManager.default.contentsOfDirectory(atPath: terms)) ?? []
    let paths = families.filter { $0.hasSuffix(".yaml") }.sorted().map { "terms/" + $0 }
    return (tables + paths).compactMap(file)
  }

  /// A file's text, looking at no more than one byte over the limit.
  private func file(_ path: String) -> TermFile? {
    let limit = TermLists.maximumBytes
    guard let handle = try? FileHandle(forReadingFrom: folder.appendingPathComponent(path)) else {
      log.report(.fileUnreadable, path)
      return nil
    }
    defer { try? handle.close() }
    let data = (try? handle.read(upToCount: limit + 1)) ?? Data()
    guard data.count <= limit else {
      log.report(.fileTooLarge, path, ["maximum": "\(limit)"])
      return nil
    }
    guard let text = String(data: data, encoding: .utf8) else {
      log.report(.notUTF8, path)
      return nil
    }
    return TermFile(path: path, text: text)
  }
}
