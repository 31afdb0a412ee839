import ArgumentParser
import Foundation
import Web

/// What stands on the command line, before it is parsed.
struct Invocation {
  /// With every `--lang` moved to the end, so that it may stand before a command as well.
  let arguments: [String]

  init(_ arguments: [String]) {
    let border = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var rest = arguments[..<border]
    var kept: [String] = []
    var moved: [String] = []
    while let first = rest.first {
      let count = first == "--lang" ? 2 : 1
      if first == "--lang" || first.hasPrefix("--lang=") {
        moved += rest.prefix(count)
      } else {
        kept.append(first)
      }
      rest = rest.dropFirst(count)
    }
    self.arguments = kept + moved + Array(arguments[border...])
  }

  /// The language asked for, also when the rest of the line makes no sense.
  var tongue: Tongue? {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return Tongue(rawValue: String(argument.dropFirst(7))) }
      if argument == "--lang", let next = arguments.dropFirst(index + 1).first {
        return Tongue(rawValue: next)
      }
    }
    return nil
  }

  /// A first word that names no command, and the command that was probably meant.
  func stranger(to root: any ParsableCommand.Type) -> Stranger? {
    var commands = root.configuration.subcommands
    var path: [String] = []
    for word in arguments {
      guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
      if word == "help", path.isEmpty { return nil }
      guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
        let names = commands.compactMap { $0.configuration.commandName }
        return Stranger(word: word, path: path, nearest: Self.nearest(to: word, among: names))
      }
      // A command that stands for its group takes words of its own.
      if next.configuration.defaultSubcommand != nil { return nil }
      path.append(word)
      commands = next.configuration.subcommands
    }
    return nil
  }

  private static func nearest(to word: String, among names: [String]) -> String? {
    let measured = names.map { (name: $0, distance: distance(word, $0)) }
    guard let best = measured.min(by: { $0.distance < $1.distance }), best.distance <= 3,
      best.distance < best.name.count
    else { return nil }
    return best.name
  }

  /// How many letters must be changed, added or left out (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.prefix(40))
    let right = Array(right.prefix(40))
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        let change = row[j] + (letter == other ? 0 : 1)
        next.append(min(change, row[j + 1] + 1, next[j] + 1))
      }
      row = next
    }
    return row.last ?? 0
  }
}

/// A word where a command was expected.
struct Stranger {
  let word: String
  let path: [String]
  let nearest: String?

  func told(in tongue: Tongue?) async -> ExitCode {
    guard let say = try? Voice.words(tongue ?? .ofEnvironment) else { return .validationFailure }
    let program = (["woodbell"] + path).joined(separator: " ")
    Output.tell(say("command.unknown", ["word": String(word.prefix(40))]))
    if let nearest {
      Output.tell(say("command.meant", ["command": program + " " + nearest]))
    }
    Output.tell(say("command.see-help", ["command": program + " --help"]))
    return .validationFailure
  }
}
