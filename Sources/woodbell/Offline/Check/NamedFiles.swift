import Documents
import Foundation
import Web

/// The files that one argument names: itself, or of a folder those with a known ending, at any
/// depth, in the order of their paths.
///
/// Links inside a folder are left alone, so that a circle of them has no end to look for and
/// nothing outside the folder is read; names that begin with a full stop are no drafts.
struct NamedFiles {
  /// What is checked.
  private(set) var paths: [String] = []
  /// What was left aside, as a path below the folder.
  private(set) var leftAside: [String] = []
  /// What could not be looked into.
  private(set) var unread: [UnreadFile] = []
  /// The folder as it was named; nil for a file.
  private let folder: String?
  private let accepts: (String) -> Bool

  /// - Parameter accepts: whether a file of this name is checked.
  init(_ argument: String, accepts: @escaping (String) -> Bool = Self.isText) {
    self.accepts = accepts
    var isFolder: ObjCBool = false
    guard argument != "-",
      FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder), isFolder.boolValue
    else {
      folder = nil
      paths = [argument]
      return
    }
    let name = String(argument.reversed().drop { $0 == "/" }.reversed())
    folder = name.isEmpty ? "/" : name
    look(into: name, below: "")
    paths.sort(by: Self.precedes)
    leftAside.sort(by: Self.precedes)
    if paths.isEmpty, unread.isEmpty {
      unread.append(UnreadFile(name: argument, reason: .folder))
    }
  }

  /// A text of a kind that is read.
  static func isText(_ name: String) -> Bool { DocumentKind(path: name) != nil }

  private mutating func look(into folder: String, below: String) {
    let path = folder + "/" + below
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      unread.append(UnreadFile(name: path, reason: .unreadable))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let inner = below + name
      // Tells of a link itself, not of what it points at.
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + inner)
      switch attributes?[.type] as? FileAttributeType {
      case .typeDirectory?: look(into: folder, below: inner + "/")
      case .typeRegular? where accepts(name): paths.append(folder + "/" + inner)
      default: leftAside.append(inner)
      }
    }
  }

  /// By the bytes of the names, so that the order is the same on every machine.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// How many files of the folder are checked, and what was left aside; nil for a file.
  func remark(_ say: Words) -> String? {
    guard let folder, !paths.isEmpty else { return nil }
    let facts = ["folder": folder.shown, "n": "\(paths.count)"]
    guard !leftAside.isEmpty else { return say("command.check.folder", facts) }
    let few = leftAside.prefix(Self.named).map(\.shown)
    let names =
      leftAside.count > Self.named
      ? say("command.check.and-more", ["names": say.list(few), "n": "\(leftAside.count)"])
      : say.list(few)
    return say("command.check.folder-in-part", facts.merging(["names": names]) { $1 })
  }

  /// As many names as are told.
  private static let named = 5
}
