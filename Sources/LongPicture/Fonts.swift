import Foundation

/// The font files to draw with, in the order in which they are asked for a character.
package struct Fonts: Sendable, Equatable {
  /// Files for the text.
  package let paths: [String]
  /// Files for titles and headings, asked before the others; may be empty.
  package let strongPaths: [String]

  package init(paths: [String], strongPaths: [String] = []) {
    self.paths = paths
    self.strongPaths = strongPaths
  }

  /// Where Linux distributions put fonts.
  package static let folders = ["/usr/share/fonts", "/usr/local/share/fonts"]

  /// The fonts that a setting lists, or those that the system has.
  ///
  /// - Parameter listed: paths of files with colons between, as in `WOODBELL_FONTS`; the first one
  ///   that holds a character draws it
  /// - Throws: `noFont`, `unreadableFont`
  package static func found(
    listed: String? = nil, folders: [String] = folders
  ) throws(LongPicture.Failure) -> Fonts {
    let listed = (listed ?? "").split(separator: ":").map(String.init)
    for path in listed where !FileManager.default.isReadableFile(atPath: path) {
      throw .unreadableFont(path: path)
    }
    if !listed.isEmpty { return Fonts(paths: listed, strongPaths: strong(beside: listed[0])) }
    let installed = files(in: folders)
    guard let chinese = chineseNames.lazy.compactMap({ installed[$0] }).first else { throw .noFont }
    return Fonts(
      paths: [chinese] + otherNames.compactMap { installed[$0] },
      strongPaths: strong(beside: chinese))
  }

  /// Files that hold simplified Chinese, the best first.
  private static let chineseNames = [
    "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf", "SourceHanSans-Regular.ttc", "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf", "wqy-microhei.ttc", "wqy-zenhei.ttc",
  ]
  /// Files with signs that those may lack.
  private static let otherNames = ["NotoSansSymbols2-Regular.ttf", "DejaVuSans.ttf"]

  private static func strong(beside path: String) -> [String] {
    guard let range = path.range(of: "-Regular.", options: .backwards) else { return [] }
    let strong = path.replacingCharacters(in: range, with: "-Bold.")
    return FileManager.default.isReadableFile(atPath: strong) ? [strong] : []
  }

  /// The paths of the known files in the folders and below them, by file name.
  private static func files(in folders: [String]) -> [String: String] {
    let known = Set(chineseNames + otherNames)
    var found: [String: String] = [:]
    for folder in folders {
      guard let entries = FileManager.default.enumerator(atPath: folder) else { continue }
      var seen = 0
      while seen < 20_000, let entry = entries.nextObject() as? String {
        seen += 1
        let name = entry.split(separator: "/").last.map(String.init) ?? entry
        guard known.contains(name), found[name] == nil else { continue }
        let path = folder + "/" + entry
        if FileManager.default.isReadableFile(atPath: path) { found[name] = path }
      }
    }
    return found
  }
}
