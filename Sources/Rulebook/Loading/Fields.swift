/// One mapping of a rulebook file, read key by key; what nobody asked for is reported at the end.
///
/// Every reading reports its own mistake and answers nil, so that one pass finds them all.
final class Fields {
  let path: String
  let place: Place
  let log: LoadLog
  private let entries: [(key: Passage.Key, value: Passage)]
  /// Few enough that looking through them is quicker than hashing.
  private var asked: [String] = []

  private init?(_ passage: Passage, path: String, log: LoadLog) {
    (self.path, self.log, place) = (path, log, passage.place)
    guard case .mapping(let pairs) = passage.content else {
      log.report(.wrongType, at: place, ["path": path, "expected": Expected.mapping.rawValue])
      log.noteHole(at: path)
      return nil
    }
    entries = pairs
  }

  /// Reads a mapping with `body` and reports the keys that `body` did not ask for.
  static func read<Value>(
    _ passage: Passage, path: String, log: LoadLog, _ body: (Fields) -> Value?
  ) -> Value? {
    guard let fields = Fields(passage, path: path, log: log) else { return nil }
    let value = body(fields)
    fields.reportUnknownKeys()
    return value
  }

  private func reportUnknownKeys() {
    for (key, _) in entries where !asked.contains(key.name) {
      let known = Set(asked).sorted().joined(separator: ", ")
      log.report(
        .unknownKey, at: key.place, ["key": key.name, "path": path, "known": known])
    }
  }

  /// The value of a key that must be there.
  func passage(_ key: String, orElse code: RulebookErrorCode = .missingKey) -> Passage? {
    guard let value = passage(ifGiven: key) else {
      log.report(code, at: place, ["key": key, "path": path])
      log.noteHole(at: path(of: key))
      return nil
    }
    return value
  }

  /// The value of a key that may be left out.
  func passage(ifGiven key: String) -> Passage? {
    asked.append(key)
    return peek(key)
  }

  /// Notes keys that may stand here and are read elsewhere.
  func expect(_ keys: some Sequence<String>) { asked += keys }

  /// The value of a key, looked at without asking for it.
  func peek(_ key: String) -> Passage? { entries.first { $0.key.name == key }?.value }

  func place(of key: String) -> Place {
    entries.first { $0.key.name == key }?.key.place ?? place
  }

  /// The path of a key, which is also the id of the rule that stands there.
  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  func wrong(_ passage: Passage, _ key: String, expected: Expected) {
    log.noteHole(at: path(of: key))
    if case .word(let text, true) = passage.content {
      if let first = text.first, "｛［".contains(first) {
        return log.report(.syntaxBracket, at: passage.place)
      }
      if let folded = WideWord.folded(text) {
        return log.report(
          .fullWidth, at: passage.place,
          ["path": path(of: key), "value": text, "folded": folded])
      }
    }
    log.report(
      .wrongType, at: passage.place, ["path": path(of: key), "expected": expected.rawValue])
  }
}
