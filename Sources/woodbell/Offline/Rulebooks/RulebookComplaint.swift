import Rulebook
import Web

/// A mistake in a rulebook, as a person at a terminal reads it and as JSON gives it.
struct RulebookComplaint: Encodable {
  let file: String
  let line: Int
  let column: Int
  let code: String
  let message: String

  /// - Parameter file: how the file was named, where that is not its bare name.
  init(_ error: RulebookError, file: String? = nil, say: Words) {
    self.file = file ?? error.file
    line = error.line
    column = error.column
    code = error.code.rawValue
    message = Self.message(error, say)
  }

  /// `file:line:column: message`; without a place when the whole file is at fault.
  var sentence: String {
    line > 0 ? "\(file.shown):\(line):\(column): \(message)" : "\(file.shown): \(message)"
  }

  private static func message(_ error: RulebookError, _ say: Words) -> String {
    // The codes begin with the word that the phrases stand under already.
    let name = error.code.rawValue.split(separator: ".").last.map(String.init) ?? ""
    let key = "command.rulebook.error." + name
    var facts = error.facts.mapValues(\.shown)
    if facts["path"] == "" { facts["path"] = say("command.rulebook.whole-file") }
    for name in ["expected", "got"] {
      guard let fact = facts[name] else { continue }
      // What an example gave may be followed by why, in brackets.
      let head = fact.prefix { $0 != " " }
      let key = "command.rulebook.expected." + head
      if say.has(key) { facts[name] = say(key) + fact.dropFirst(head.count) }
    }
    // Not every mistake of a kind knows all of them.
    for place in say.places(of: key) where facts[place] == nil { facts[place] = "–" }
    let message = say(key, facts)
    guard let known = error.facts["known"], !say.places(of: key).contains("known") else {
      return message
    }
    return message + say("command.rulebook.known", ["known": known])
  }
}
