import Foundation
internal import Resources
internal import Yams

/// A mapping of a file of words, read key by key; every key must stand and no other may.
struct SheetReader {
  private let file: String
  private let path: String
  private let line: Int
  private let entries: [String: Node]
  /// Keys in the order of the file.
  let keys: [String]

  /// Reads a whole file.
  ///
  /// - Parameter keys: the keys of the outermost mapping.
  init(file: String, text: String, keys: [String]) throws(SheetError) {
    let root: Node?
    do {
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      let mark = (error as? YamlError).flatMap(Self.mark(of:))
      throw SheetError(problem: .syntax, file: file, line: mark?.line ?? 0, key: "")
    }
    guard let root else { throw SheetError(problem: .wrongType, file: file, line: 1, key: "") }
    try self.init(root, file: file, path: "", keys: keys)
  }

  /// Reads a file of the program's own folder of lists.
  init(bundled file: String, keys: [String]) throws(SheetError) {
    guard
      let folder = resourceFolder(of: "Screening"),
      let text = try? String(
        contentsOf: folder.appendingPathComponent("Lists/" + file), encoding: .utf8)
    else { throw SheetError(problem: .missingFile, file: file, line: 0, key: "") }
    try self.init(file: file, text: text, keys: keys)
  }

  /// - Parameter keys: the keys that must stand; nil when any may.
  private init(_ node: Node, file: String, path: String, keys: [String]?) throws(SheetError) {
    (self.file, self.path, line) = (file, path, node.mark?.line ?? 0)
    guard case .mapping(let pairs) = node else {
      throw SheetError(problem: .wrongType, file: file, line: line, key: path)
    }
    var (entries, order): ([String: Node], [String]) = ([:], [])
    for (key, value) in pairs {
      let name = key.string ?? ""
      if let keys, !keys.contains(name) {
        let place = key.mark?.line ?? line
        throw SheetError(
          problem: .unknownKey, file: file, line: place, key: Self.joined(path, name))
      }
      entries[name] = value
      order.append(name)
    }
    (self.entries, self.keys) = (entries, order)
    for key in keys ?? [] where entries[key] == nil { throw error(.missingKey, key, at: nil) }
  }

  private static func joined(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : path + "." + key
  }

  private static func mark(of error: YamlError) -> Mark? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark
    case .duplicatedKeysInMapping(_, let context): context.mark
    default: nil
    }
  }

  private func error(_ problem: SheetProblem, _ key: String, at node: Node?) -> SheetError {
    SheetError(
      problem: problem, file: file, line: node?.mark?.line ?? line,
      key: Self.joined(path, key))
  }

  private func node(_ key: String) throws(SheetError) -> Node {
    guard let node = entries[key] else { throw error(.missingKey, key, at: nil) }
    return node
  }
}

extension SheetReader {
  /// A text that is not empty.
  func text(_ key: String) throws(SheetError) -> String {
    try text(of: try node(key), key)
  }

  private func text(of node: Node, _ key: String) throws(SheetError) -> String {
    guard let text = node.string else { throw error(.wrongType, key, at: node) }
    guard !text.isEmpty else { throw error(.emptyText, key, at: node) }
    return text
  }

  /// One of the words of a kind.
  func choice<Kind: RawRepresentable<String>>(
    _ key: String, of kind: Kind.Type
  ) throws(SheetError) -> Kind {
    let node = try node(key)
    guard let choice = Kind(rawValue: try text(of: node, key)) else {
      throw error(.unknownValue, key, at: node)
    }
    return choice
  }

  /// A whole number of a range.
  func number(_ key: String, in range: ClosedRange<Int>) throws(SheetError) -> Int {
    try number(of: try node(key), key, in: range)
  }

  /// A whole number of a range; nil where `none` stands.
  func numberOrNone(_ key: String, in range: ClosedRange<Int>) throws(SheetError) -> Int? {
    let node = try node(key)
    return node.string == "none" ? nil : try number(of: node, key, in: range)
  }

  private func number(
    of node: Node, _ key: String, in range: ClosedRange<Int>
  ) throws(SheetError) -> Int {
    guard let text = node.string, let number = Int(text) else {
      throw error(.wrongType, key, at: node)
    }
    guard range.contains(number) else { throw error(.outOfRange, key, at: node) }
    return number
  }

  /// A list of texts.
  func texts(_ key: String) throws(SheetError) -> [String] {
    var result: [String] = []
    for item in try items(key) { result.append(try text(of: item, key)) }
    return result
  }

  /// A list of whole numbers of a range.
  func numbers(_ key: String, in range: ClosedRange<Int>) throws(SheetError) -> [Int] {
    var result: [Int] = []
    for item in try items(key) { result.append(try number(of: item, key, in: range)) }
    return result
  }

  /// A mapping with just these keys.
  func mapping(_ key: String, keys: [String]) throws(SheetError) -> SheetReader {
    try SheetReader(try node(key), file: file, path: Self.joined(path, key), keys: keys)
  }

  /// A mapping with any keys.
  func table(_ key: String) throws(SheetError) -> SheetReader {
    try SheetReader(try node(key), file: file, path: Self.joined(path, key), keys: nil)
  }

  /// A list of mappings with just these keys.
  func records(_ key: String, keys: [String]) throws(SheetError) -> [SheetReader] {
    var result: [SheetReader] = []
    for item in try items(key) {
      result.append(
        try SheetReader(item, file: file, path: Self.joined(path, key), keys: keys))
    }
    return result
  }

  private func items(_ key: String) throws(SheetError) -> [Node] {
    let node = try node(key)
    guard case .sequence(let items) = node else { throw error(.wrongType, key, at: node) }
    return Array(items)
  }
}
