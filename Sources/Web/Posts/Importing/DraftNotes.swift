import Documents
import HTML

extension ReadDraft {
  /// What is said of the pictures in the file.
  package enum PictureNote: Sendable {
    /// They can be taken along when the draft is saved.
    case later
    /// They will come along with the draft.
    case along
    case unsaid
  }

  /// What did not come along, a sentence each; empty when everything did.
  package func notes(_ say: Words, pictures note: PictureNote = .later) -> [String] {
    var notes = pictureNotes(note, say)
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

  private func pictureNotes(_ note: PictureNote, _ say: Words) -> [String] {
    guard !embedded.isEmpty else { return [] }
    let facts = ["n": "\(embedded.count)", "names": named(embedded, say)]
    switch note {
    case .later: return [say("pictures.later", facts)]
    case .along: return [say("pictures.along", facts)]
    case .unsaid: return []
    }
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
