internal import Yams

/// Reads a YAML text into nodes, refusing what a list has no use for.
///
/// Anchors and aliases, which can make a small text as large as one likes, are refused before the
/// parser sees them: `&` or `*` directly before an ASCII letter or digit and not directly after one.
enum TermDocument {
  static func root(of text: String, file: String, log: TermListLog) -> Node? {
    if let line = firstAlias(in: text) {
      log.report(.aliasRefused, file, line: line)
      return nil
    }
    do {
      if let root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot() {
        return root
      }
      log.report(.syntax, file, ["problem": "empty"])
    } catch let error as YamlError {
      report(error, file: file, log: log)
    } catch {
      log.report(.syntax, file, ["problem": "unreadable"])
    }
    return nil
  }

  private static func report(_ error: YamlError, file: String, log: TermListLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.report(.syntax, file, line: mark.line, ["problem": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      log.report(
        .syntax, file, line: context.mark.line,
        ["problem": "duplicate key " + duplicates.joined(separator: ", ")])
    default:
      log.report(.syntax, file, ["problem": "unreadable"])
    }
  }

  /// The line of the first `&name` or `*name`, wherever it stands.
  private static func firstAlias(in text: String) -> Int? {
    var line = 1
    var (beforeSign, isSign) = (false, false)
    for byte in text.utf8 {
      let isName: Bool
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        isName = true
      default:
        isName = false
      }
      if isSign, isName { return line }
      isSign = (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")) && !beforeSign
      if byte == UInt8(ascii: "\n") { line += 1 }
      beforeSign = isName
    }
    return nil
  }
}
