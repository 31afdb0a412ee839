import Documents
import HTML

extension ReadDraft {
  /// What did not come along, a sentence each; empty when everything did.
  package func notes(_ say: Words) -> [String] {
    var notes: [String] = []
    if !pictures.isEmpty {
      notes.append(
        say("posts.import.pictures", ["n": "\(pictures.count)", "names": named(pictures, say)]))
    }
    if !links.isEmpty {
      notes.append(
        say("posts.import.links", ["n": "\(links.count)", "names": named(links, say)]))
    }
    for part in LeftOut.allCases {
      if let count = leftOut[part] {
        notes.append(say("posts.import.left." + part.rawValue, ["n": "\(count)"]))
      }
    }
    return notes
  }

  /// The first ten; the count before them tells of the others.
  private func named(_ names: [String], _ say: Words) -> String {
    let shown = names.prefix(10).map { name in
      let words = DocumentPart.clean(name)
      return words.isEmpty ? say("posts.import.nameless") : String(words.prefix(60))
    }
    return say.list(shown) + (names.count > shown.count ? "\u{2026}" : "")
  }

  /// What the editor says above a draft that came out of a document.
  func notice(_ say: Words) -> Node {
    let notes = notes(say)
    return note(
      [
        p(say("posts.import.read")),
        when(!notes.isEmpty, p(say("posts.import.left-out"))),
        when(!notes.isEmpty, ul(notes.map { li($0) })),
      ], tone: notes.isEmpty ? .teal : .amber)
  }
}
