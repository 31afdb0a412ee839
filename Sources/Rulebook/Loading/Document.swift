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

  static func root(of text: String, log: LoadLog) -> Node? {
    guard text.utf8.count <= maximumBytes else {
      log.report(
        .fileTooLarge, at: .wholeFile,
        ["bytes": "\(text.utf8.count)", "maximum": "\(maximumBytes)"])
      return nil
    }
    if let (place, sign) = firstAlias(in: text) {
      log.report(.aliasRefused, at: place, ["sign": sign])
      return nil
    }
    guard let root = composed(text, log: log) else { return nil }
    return isPlain(root, depth: 1, log: log) ? root : nil
  }

  private static func composed(_ text: String, log: LoadLog) -> Node? {
    do {
      guard
        let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      else {
        log.report(.empty)
        return nil
      }
      return root
    } catch let error as YamlError {
      report(error, text: text, log: log)
    } catch {
      log.report(.syntax, at: .wholeFile, ["problem": "\(error)"])
    }
    return nil
  }

  private static func report(_ error: YamlError, text: String, log: LoadLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.report(.syntax, at: Place(mark), ["problem": problem])
    case .reader(let problem, let offset, _, _):
      log.report(.syntax, at: place(ofByte: offset ?? 0, in: text), ["problem": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      log.report(
        .duplicateKey, at: Place(context.mark), ["key": duplicates.joined(separator: ", ")])
    default:
      log.report(.syntax, at: Place(line: 1, column: 1), ["problem": "unreadable"])
    }
  }

  private static func place(ofByte offset: Int, in text: String) -> Place {
    let before = text.utf8.prefix(max(0, offset))
    let lines = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    return Place(line: lines, column: 1)
  }

  /// The first `&name` or `*name`, wherever it stands.
  private static func firstAlias(in text: String) -> (Place, String)? {
    var (line, column) = (1, 0)
    var previous: Unicode.Scalar = "\n"
    var candidate: (Place, String)?
    for scalar in text.unicodeScalars {
      if let candidate, isNameCharacter(scalar) { return candidate }
      candidate = nil
      if previous == "\n" { column = 0 }
      column += 1
      if scalar == "&" || scalar == "*", !isNameCharacter(previous) {
        candidate = (Place(line: line, column: column), String(scalar))
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

  /// Whether the tree is shallow and free of explicit tags; reports each place that is not.
  private static func isPlain(_ node: Node, depth: Int, log: LoadLog) -> Bool {
    guard depth <= maximumDepth else {
      log.report(.tooDeep, at: Place(node.mark), ["maximum": "\(maximumDepth)"])
      return false
    }
    let tag = node.tag.description
    guard plainTags.contains(tag) else {
      log.report(.tagRefused, at: Place(node.mark), ["tag": tag])
      return false
    }
    switch node {
    case .scalar, .alias:
      return true
    case .sequence(let items):
      return items.reduce(true) { isPlain($1, depth: depth + 1, log: log) && $0 }
    case .mapping(let pairs):
      return pairs.reduce(true) { plain, pair in
        let key = isPlain(pair.key, depth: depth + 1, log: log)
        return isPlain(pair.value, depth: depth + 1, log: log) && key && plain
      }
    }
  }

  private static let plainTags = [
    "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
  ]
}
