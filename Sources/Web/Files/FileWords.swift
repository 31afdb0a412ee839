import Office

/// Sizes and types of files, in words.
enum FileWords {
  /// What the phrase of a problem fills in; sizes and types become words.
  static func facts(of problem: FieldProblem, _ say: Words) -> [String: String] {
    var facts = problem.facts
    switch problem.code {
    case .tooLarge:
      for name in ["size", "maximum"] {
        if let bytes = facts[name].flatMap({ Int($0) }) { facts[name] = size(bytes, say) }
      }
    case .wrongType:
      facts["type"] = facts["type"].map { type($0, say) }
      facts["types"] = facts["types"].map { types in
        say.list(types.split(separator: ",").map { type(String($0), say) })
      }
    default: break
    }
    return facts
  }

  /// Rounded up to a tenth of a megabyte or, from ten on, to a kilobyte, so that what is too large
  /// also reads so.
  static func size(_ bytes: Int, _ say: Words) -> String {
    if bytes >= 1_048_576 {
      let tenths = bytes / 1_048_576 * 10 + (bytes % 1_048_576 * 10 + 1_048_575) / 1_048_576
      let rest = tenths % 10
      return say(
        "rulebook.size.megabytes", ["n": rest == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(rest)"])
    }
    if bytes >= 10_240 || (bytes > 0 && bytes % 1_024 == 0) {
      return say("rulebook.size.kilobytes", ["n": "\((bytes + 1_023) / 1_024)"])
    }
    return say("rulebook.size.bytes", ["n": "\(bytes)"])
  }

  static func type(_ type: FileType, _ say: Words) -> String { self.type(type.rawValue, say) }

  private static func type(_ word: String, _ say: Words) -> String { say("file-type." + word) }

  /// What may be chosen, for the hint beside a field: the types, and how large.
  static func hint(_ rule: FileRule, _ say: Words) -> String {
    say(
      "files.hint",
      [
        "types": say.list(rule.types.map { type($0, say) }),
        "maximum": size(rule.maximumBytes, say),
      ])
  }

  /// What a browser's dialogue shows first: the endings, with their dots.
  static func accept(_ rule: FileRule) -> String {
    rule.types.flatMap(\.endings).map { "." + $0 }.joined(separator: ",")
  }
}
