internal import Rulebook
internal import Yams

/// One mapping of a list's file, read key by key; every mistake is reported with its line.
struct TermFields {
  let file: String
  let line: Int
  let log: TermListLog
  private var values: [String: Node] = [:]

  /// - Parameter optional: keys that may be left out, which is the same as `none`.
  init?(
    _ node: Node, required: Set<String>, optional: Set<String> = [], file: String,
    log: TermListLog
  ) {
    (self.file, self.log, line) = (file, log, node.mark?.line ?? 0)
    guard case .mapping(let pairs) = node else {
      log.report(.wrongType, file, line: line, ["expected": "mapping"])
      return nil
    }
    for (key, value) in pairs {
      let name = key.scalar?.string ?? ""
      guard required.contains(name) || optional.contains(name) else {
        log.report(.unknownKey, file, line: key.mark?.line ?? line, ["key": name])
        continue
      }
      values[name] = value
    }
    let missing = required.subtracting(values.keys).sorted()
    for key in missing { log.report(.missingKey, file, line: line, ["key": key]) }
    if !missing.isEmpty { return nil }
  }

  func line(of key: String) -> Int { values[key]?.mark?.line ?? line }

  /// Whether the key is left out or says `none`.
  func isNone(_ key: String) -> Bool { values[key].map(\.saysNone) ?? true }

  /// A text that is there; terms may be empty here and are looked at later.
  func text(_ key: String) -> String? {
    values[key].flatMap { text(of: $0, key) }
  }

  private func text(of node: Node, _ key: String) -> String? {
    guard case .scalar(let scalar) = node, !node.saysNone else {
      log.report(.wrongType, file, line: node.mark?.line ?? line, ["key": key, "expected": "text"])
      return nil
    }
    return scalar.string
  }

  /// The texts of a list; none for `none`.
  func texts(_ key: String) -> [String]? {
    guard !isNone(key) else { return [] }
    return nodes(key).map { $0.compactMap { text(of: $0, key) } }
  }

  /// The parts of a list; none for `none`.
  func nodes(_ key: String) -> [Node]? {
    guard !isNone(key) else { return [] }
    guard case .sequence(let nodes) = values[key] else {
      log.report(.wrongType, file, line: line(of: key), ["key": key, "expected": "list"])
      return nil
    }
    return Array(nodes)
  }

  func title(_ key: String) -> LocalizedTitle? {
    guard let node = values[key],
      let fields = TermFields(node, required: ["zh-Hans", "en"], file: file, log: log),
      let chinese = fields.text("zh-Hans"), let english = fields.text("en")
    else { return nil }
    return LocalizedTitle(chinese: chinese, english: english)
  }

  /// The level a key gives, or another one for `none`.
  func level(_ key: String, orElse other: FindingLevel?) -> FindingLevel? {
    if isNone(key), let other { return other }
    guard let text = text(key) else { return nil }
    guard let level = FindingLevel(rawValue: text) else {
      log.report(.badLevel, file, line: line(of: key), ["level": text])
      return nil
    }
    return level
  }
}

extension Node {
  fileprivate var saysNone: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.style == .plain && scalar.string == "none"
  }
}
