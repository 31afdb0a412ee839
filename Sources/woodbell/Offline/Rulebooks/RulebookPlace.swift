import ArgumentParser
import Foundation
import Rulebook
import Web

/// Which rulebooks a command reads: those of the program, and an office's own.
struct RulebookPlace: ParsableArguments {
  @Option(help: "A folder with rulebooks of your own.") var rulebooks: String?

  func shelf(_ say: Words) throws -> RulebookShelf {
    do throws(RulebookErrors) {
      let bundled = try RulebookShelf.bundled()
      guard let rulebooks else { return bundled }
      return try bundled.adding(directory: URL(fileURLWithPath: rulebooks))
    } catch {
      let lines = error.errors.prefix(20).map { "  " + RulebookComplaint($0, say: say).sentence }
      throw Failure(
        .badConfiguration,
        ([say("command.rulebook.broken")] + lines).joined(separator: "\n"))
    }
  }
}

extension RulebookShelf {
  /// - Throws: wrong usage, with the ids that come near, for one that is not here.
  func named(_ id: String, _ say: Words) throws -> Rulebook {
    guard let rulebook = rulebook(id) else {
      let near = Resemblance.nearest(to: id, among: ids)
      throw Failure(
        .validationFailure,
        say(
          "command.rulebook.unknown",
          ["id": id.shown, "near": say.list(near.isEmpty ? ids : near)]))
    }
    return rulebook
  }
}

/// Names that look alike.
enum Resemblance {
  /// The most alike first, at most five; empty when nothing is.
  static func nearest(to word: String, among names: [String]) -> [String] {
    let sought = pairs(of: word)
    let measured = names.map { name in
      let own = pairs(of: name)
      let shared = Double(own.intersection(sought).count)
      return (name: name, likeness: 2 * shared / Double(max(1, own.count + sought.count)))
    }
    let alike = measured.filter { $0.likeness > 0.3 }.sorted { $0.likeness > $1.likeness }
    return alike.prefix(5).map(\.name)
  }

  /// Every two letters that stand side by side.
  private static func pairs(of word: String) -> Set<String> {
    let letters = Array(word.lowercased().prefix(100))
    return Set(zip(letters, letters.dropFirst()).map { String([$0, $1]) })
  }
}
