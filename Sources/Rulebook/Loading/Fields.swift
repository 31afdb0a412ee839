internal import Yams

/// One mapping of a rulebook file, read key by key; what nobody asked for is reported at the end.
///
/// Every reading reports its own mistake and answers nil, so that one pass finds them all.
final class Fields {
  let path: String
  let place: Place
  let log: LoadLog
  private var entries: [String: (place: Place, value: Node)] = [:]
  private var order: [String] = []
  private var asked: Set<String> = []

  private init?(_ node: Node, path: String, log: LoadLog) {
    (self.path, self.log, place) = (path, log, Place(node.mark))
    guard case .mapping(let pairs) = node else {
      log.report(.wrongType, at: place, ["path": path, "expected": "mapping"])
      return nil
    }
    for (key, value) in pairs {
      guard case .scalar(let name) = key else {
        log.report(.wrongType, at: Place(key.mark), ["path": path, "expected": "key"])
        continue
      }
      guard entries[name.string] == nil else {
        log.report(.duplicateKey, at: Place(name.mark), ["key": name.string])
        continue
      }
      entries[name.string] = (Place(name.mark), value)
      order.append(name.string)
    }
  }

  /// Reads a mapping with `body` and reports the keys that `body` did not ask for.
  static func read<Value>(
    _ node: Node, path: String, log: LoadLog, _ body: (Fields) -> Value?
  ) -> Value? {
    guard let fields = Fields(node, path: path, log: log) else { return nil }
    let value = body(fields)
    fields.reportUnknownKeys()
    return value
  }

  private func reportUnknownKeys() {
    for key in order where !asked.contains(key) {
      let known = asked.sorted().joined(separator: ", ")
      log.report(
        .unknownKey, at: entries[key]?.place ?? place,
        ["key": key, "path": path, "known": known])
    }
  }

  /// The value of a key that must be there.
  func node(_ key: String, orElse code: RulebookErrorCode = .missingKey) -> Node? {
    asked.insert(key)
    guard let value = entries[key]?.value else {
      log.report(code, at: place, ["key": key, "path": path])
      return nil
    }
    return value
  }

  func place(of key: String) -> Place { entries[key]?.place ?? place }

  /// The path of a key, which is also the id of the rule that stands there.
  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  func wrong(_ node: Node, _ key: String, expected: String) {
    log.report(.wrongType, at: Place(node.mark), ["path": path(of: key), "expected": expected])
  }
}

extension Fields {
  /// A text that is not empty and not the word `none`.
  func text(_ key: String, orElse code: RulebookErrorCode = .missingKey) -> String? {
    node(key, orElse: code).flatMap { text(of: $0, key) }
  }

  /// A text, or nil for `none`.
  func optionalText(_ key: String) -> String? {
    node(key).flatMap { $0.isNone ? nil : text(of: $0, key) }
  }

  func text(of node: Node, _ key: String) -> String? {
    guard case .scalar(let scalar) = node, !scalar.isNull, !node.isNone,
      scalar.string.contains(where: { !$0.isWhitespace })
    else {
      wrong(node, key, expected: "text")
      return nil
    }
    return scalar.string
  }

  /// A text of small letters, digits and hyphens.
  func identifier(_ key: String) -> String? {
    guard let node = node(key), let text = text(of: node, key) else { return nil }
    return identifier(text, of: node, key)
  }

  func identifier(_ text: String, of node: Node, _ key: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-": true
      default: false
      }
    }
    guard isPlain, text.utf8.count <= 64 else {
      wrong(node, key, expected: "identifier")
      return nil
    }
    return text
  }

  func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    node(key).flatMap { integer(of: $0, key, in: range, orElse: .numberOutOfRange) }
  }

  func integer(
    of node: Node, _ key: String, in range: ClosedRange<Int>, orElse code: RulebookErrorCode
  ) -> Int? {
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Int(scalar.string)
    else {
      wrong(node, key, expected: "whole number")
      return nil
    }
    guard range.contains(value) else {
      log.report(
        code, at: Place(node.mark),
        [
          "path": path(of: key), "value": "\(value)", "minimum": "\(range.lowerBound)",
          "maximum": "\(range.upperBound)",
        ])
      return nil
    }
    return value
  }

  func boolean(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .scalar(let scalar) = node, scalar.style == .plain {
      if scalar.string == "true" { return true }
      if scalar.string == "false" { return false }
    }
    wrong(node, key, expected: "true or false")
    return nil
  }

  /// One of the words of an enumeration.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    node(key).flatMap { choice(of: $0, key) }
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    of node: Node, _ key: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(of: node, key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      reportUnknown(text, node, key, known: Choice.allCases.map(\.rawValue))
      return nil
    }
    return choice
  }

  /// One of some words.
  func word(
    _ key: String, among known: [String], orElse code: RulebookErrorCode = .missingKey
  ) -> String? {
    guard let node = node(key, orElse: code), let text = text(of: node, key) else { return nil }
    guard known.contains(text) else {
      reportUnknown(text, node, key, known: known)
      return nil
    }
    return text
  }

  func reportUnknown(_ text: String, _ node: Node, _ key: String, known: [String]) {
    log.report(
      .unknownValue, at: Place(node.mark),
      ["path": path(of: key), "value": text, "known": known.joined(separator: ", ")])
  }

  /// Several words of an enumeration, each once; an empty list for `none`.
  func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ key: String, noneAllowed: Bool = false, _ type: Choice.Type = Choice.self
  ) -> [Choice]? where Choice.RawValue == String {
    guard let node = node(key) else { return nil }
    if node.isNone, noneAllowed { return [] }
    guard let items = items(of: node, key) else { return nil }
    let choices: [Choice] = items.compactMap { choice(of: $0, key) }
    guard choices.count == items.count else { return nil }
    guard Set(choices).count == choices.count else {
      log.report(.duplicateID, at: Place(node.mark), ["id": path(of: key)])
      return nil
    }
    return choices
  }

  /// The items of a list that is not empty.
  func items(of node: Node, _ key: String) -> [Node]? {
    guard case .sequence(let sequence) = node else {
      wrong(node, key, expected: "list")
      return nil
    }
    guard !sequence.isEmpty else {
      log.report(.emptyList, at: Place(node.mark), ["path": path(of: key)])
      return nil
    }
    return Array(sequence)
  }
}

extension Node {
  /// Whether this is the bare word `none`, which states an absence.
  var isNone: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.style == .plain && scalar.string == "none"
  }
}

extension Node.Scalar {
  fileprivate var isNull: Bool {
    style == .plain && ["", "~", "null", "Null", "NULL"].contains(string)
  }
}
