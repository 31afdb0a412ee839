internal import Yams

/// Reads a YAML text into nodes, refusing what a rulebook has no use for.
///
/// Refused before the parser sees them: texts over ``maximumBytes``, and anchors and aliases,
/// which can make a small text as large as one likes. So that no cleverness of quoting slips
/// through, `&` or `*` directly before an ASCII letter or digit is refused everywhere unless it
/// stands directly after one; inside double quotes `\x26` and `\x2a` write them.
enum Document {
  /// Largest file, in bytes.
  static let maximumBytes = 1_048_576
  /// Deepest nesting of mappings and lists.
  static let maximumDepth = 24

  static func root(of text: String, log: LoadLog) -> Passage? {
    guard text.utf8.count <= maximumBytes else {
      log.report(
        .fileTooLarge, at: log.wholeFile,
        ["bytes": "\(text.utf8.count)", "maximum": "\(maximumBytes)"])
      return nil
    }
    if let alias = firstAlias(in: text) {
      log.report(
        .aliasRefused, at: log.place(line: alias.line, column: alias.column), ["sign": alias.sign])
      return nil
    }
    guard let root = composed(text, log: log) else { return nil }
    return passage(of: root, depth: 1, log: log)
  }

  private static func composed(_ text: String, log: LoadLog) -> Node? {
    do {
      guard
        let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      else {
        log.report(.empty, at: log.wholeFile)
        return nil
      }
      return root
    } catch let error as YamlError {
      report(error, text: text, log: log)
    } catch {
      log.report(.syntax, at: log.wholeFile, ["problem": "\(error)"])
    }
    return nil
  }

  private static func report(_ error: YamlError, text: String, log: LoadLog) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if let known = Slip(in: text, at: mark.line, context: context) {
        log.report(known.code, at: log.place(line: known.line, column: 1))
      } else {
        log.report(.syntax, at: log.place(mark), ["problem": problem])
      }
    case .reader(let problem, let offset, _, _):
      log.report(.syntax, at: place(ofByte: offset ?? 0, in: text, log: log), ["problem": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      log.report(
        .duplicateKey, at: log.place(context.mark), ["key": duplicates.joined(separator: ", ")])
    default:
      log.report(.syntax, at: log.place(line: 1, column: 1), ["problem": "unreadable"])
    }
  }

  private static func place(ofByte offset: Int, in text: String, log: LoadLog) -> Place {
    let before = text.utf8.prefix(max(0, offset))
    let lines = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    return log.place(line: lines, column: 1)
  }

  /// The first `&name` or `*name`, wherever it stands.
  private static func firstAlias(in text: String) -> (line: Int, column: Int, sign: String)? {
    var (line, column) = (1, 0)
    var previous: Unicode.Scalar = "\n"
    var candidate: (line: Int, column: Int, sign: String)?
    for scalar in text.unicodeScalars {
      if let candidate, isNameCharacter(scalar) { return candidate }
      candidate = nil
      if previous == "\n" { column = 0 }
      column += 1
      if scalar == "&" || scalar == "*", !isNameCharacter(previous) {
        candidate = (line, column, String(scalar))
      }
      if scalar == "\n" { line += 1 }
      previous = scalar
    }
    return nil
  }

  private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
  }

  /// The tree as passages; nil where it is too deep or tagged, each such place reported.
  private static func passage(of node: Node, depth: Int, log: LoadLog) -> Passage? {
    let place = log.place(node.mark)
    guard depth <= maximumDepth else {
      log.report(.tooDeep, at: place, ["maximum": "\(maximumDepth)"])
      return nil
    }
    guard isPlain(node, log: log) else { return nil }
    switch node {
    case .scalar(let scalar):
      return Passage(
        content: .word(scalar.string, isPlain: scalar.style == .plain), place: place)
    case .alias:
      log.report(.aliasRefused, at: place, ["sign": "*"])
      return nil
    case .sequence(let items):
      let passages = items.compactMap { passage(of: $0, depth: depth + 1, log: log) }
      return passages.count == items.count
        ? Passage(content: .list(passages), place: place) : nil
    case .mapping(let pairs):
      return mapping(of: pairs, at: place, depth: depth + 1, log: log)
    }
  }

  private static func mapping(
    of pairs: Node.Mapping, at place: Place, depth: Int, log: LoadLog
  ) -> Passage? {
    var read: [(key: Passage.Key, value: Passage)] = []
    read.reserveCapacity(pairs.count)
    for (key, node) in pairs {
      let value = passage(of: node, depth: depth, log: log)
      guard case .scalar(let name) = key else {
        log.report(
          .wrongType, at: log.place(key.mark), ["path": "", "expected": Expected.key.rawValue])
        continue
      }
      guard isPlain(key, log: log) else { continue }
      if let slip = Slip.code(ofKey: name.string) {
        log.report(slip, at: log.place(name.mark))
        continue
      }
      guard !read.contains(where: { $0.key.name == name.string }) else {
        log.report(.duplicateKey, at: log.place(name.mark), ["key": name.string])
        continue
      }
      guard let value else { continue }
      read.append((Passage.Key(name: name.string, place: log.place(name.mark)), value))
    }
    return read.count == pairs.count ? Passage(content: .mapping(read), place: place) : nil
  }

  /// Whether a node carries no tag of its own; reports it where it does.
  private static func isPlain(_ node: Node, log: LoadLog) -> Bool {
    let tag = node.tag.description
    guard !plainTags.contains(tag) else { return true }
    log.report(.tagRefused, at: log.place(node.mark), ["tag": tag])
    return false
  }

  private static let plainTags = [
    "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]
}
