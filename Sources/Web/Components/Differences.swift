import HTML

/// A stretch of text in a comparison of two versions.
package enum DiffPiece: Sendable, Equatable {
  case same(String)
  case removed(String)
  case added(String)
}

/// Two versions in one text; what was taken out and put in is marked, and said in words.
package func diffView(_ pieces: [DiffPiece], say: Words) -> Node {
  let nodes = pieces.map { piece in
    switch piece {
    case .same(let words): text(words)
    case .removed(let words):
      del([hiddenWords(say("diff.removed")), text(words), hiddenWords(say("diff.end"))])
    case .added(let words):
      ins([hiddenWords(say("diff.added")), text(words), hiddenWords(say("diff.end"))])
    }
  }
  return div(nodes).class("diff").role("group").aria("label", say("diff.label"))
}

/// How many places differ; a removal next to an addition is one change.
package func changeCount(_ pieces: [DiffPiece]) -> Int {
  var count = 0
  var isInChange = false
  for piece in pieces {
    if case .same = piece {
      isInChange = false
    } else if !isInChange {
      count += 1
      isInChange = true
    }
  }
  return count
}

/// How many places differ, in words.
package func changeSummary(_ pieces: [DiffPiece], say: Words) -> String {
  let count = changeCount(pieces)
  return count == 0 ? say("diff.none") : say("diff.summary", ["n": String(count)])
}

/// Words that only screen readers say.
package func hiddenWords(_ words: String) -> Node {
  span(words).class("hidden-words")
}
