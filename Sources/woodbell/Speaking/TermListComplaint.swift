import Screening
import Web

/// A mistake in a word list, as whoever keeps the list can mend it.
struct TermListComplaint {
  private let error: TermListError
  private let folder: String?
  private let say: Words

  /// - Parameter folder: the folder of the lists as it was named; nil where nobody named it.
  init(_ error: TermListError, folder: String? = nil, say: Words) {
    (self.error, self.folder, self.say) = (error, folder, say)
  }

  /// `file:line: message`; without a line when the whole file is at fault, and without a place
  /// when all lists together are.
  var sentence: String {
    guard !error.file.isEmpty else { return message }
    // Slashes at the end are the reader's, not ours.
    let folder = folder.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? ""
    let file = (folder + error.file).shown
    return error.line > 0 ? "\(file):\(error.line): \(message)" : "\(file): \(message)"
  }

  private var message: String {
    let key = error.code.rawValue
    var facts = error.facts.mapValues(\.shown)
    for name in ["expected", "problem"] {
      guard let fact = facts[name] else { continue }
      let word = "terms.word." + fact
      if say.has(word) { facts[name] = say(word) }
    }
    if facts["key"] == nil { facts["key"] = say("terms.word.entry") }
    for name in ["found", "expected"] where facts[name] == "" {
      facts[name] = say("terms.word.nothing")
    }
    return say(key, facts)
  }
}

extension Failure {
  /// Lists with mistakes, each on a line of its own.
  init(_ errors: TermListErrors, folder: String? = nil, say: Words) {
    let lines = errors.errors.prefix(20).map {
      "  " + TermListComplaint($0, folder: folder, say: say).sentence
    }
    self.init(
      .badConfiguration, ([say("command.check.broken-lists")] + lines).joined(separator: "\n"))
  }
}
