import WorkCalendar

package typealias RemarkID = Identifier<Remark>

/// What somebody says about words of an item, to the others who work on it.
package struct Remark: Sendable, Hashable {
  package let id: RemarkID
  package let post: PostID
  package let revision: RevisionID
  /// The number of that revision.
  package let number: Int64
  package let field: String
  /// Where the quoted words begin in that revision's field, in characters; nil for all of it.
  package let place: Int?
  package let quote: String
  package let words: String
  /// The remark that this one answers.
  package let answers: RemarkID?
  /// Name of who wrote it.
  package let author: String
  package let writtenAt: Instant
  /// Name of who settled it; nil while it is open.
  package let settledBy: String?
  package let settledAt: Instant?
}

/// A remark with its answers, and where its words are now.
package struct RemarkThread: Sendable, Hashable {
  package enum Anchor: Sendable, Hashable {
    /// It is about all of its field.
    case field
    /// In the newest revision's field, in characters.
    case words(Range<Int>)
    /// The words it is about were changed or taken out.
    case gone
  }

  package let remark: Remark
  package let answers: [Remark]
  package let anchor: Anchor
}

/// What a remark may hold.
package enum RemarkFields {
  package static let words = TextRule(maximum: 500, multiline: true)
  package static let quote = TextRule(maximum: 200, required: false, multiline: true)

  /// Where the quoted words stand, in characters: the first place.
  ///
  /// - Returns: nil when there are none or they do not stand there.
  static func place(of quote: String, in text: String) -> Int? {
    guard !quote.isEmpty, let found = text.firstRange(of: quote) else { return nil }
    return text.distance(from: text.startIndex, to: found.lowerBound)
  }
}

extension TextChange {
  /// Where a stretch of the old text is in the new one.
  ///
  /// - Parameter stretch: in characters.
  /// - Returns: nil when any of it was taken out, or something was put into it.
  static func carried(_ stretch: Range<Int>, through changes: [TextChange]) -> Range<Int>? {
    var (old, new) = (0, 0)
    for change in changes {
      switch change {
      case .same(let words):
        let count = words.count
        if stretch.lowerBound >= old, stretch.upperBound <= old + count {
          let shift = new - old
          return stretch.lowerBound + shift..<stretch.upperBound + shift
        }
        (old, new) = (old + count, new + count)
      case .removed(let words): old += words.count
      case .added(let words): new += words.count
      }
    }
    return nil
  }
}

extension PostDraft {
  /// The text of a field, as forms call it; nil where there is no such text.
  package func text(of field: String) -> String? {
    switch field {
    case "title": return title
    case "summary": return summary
    case "body": return body
    default:
      let prefix = PostFields.field(ofElement: "")
      guard field.hasPrefix(prefix) else { return formText(of: field) }
      return elements[String(field.dropFirst(prefix.count))]
    }
  }

  /// The fields with text, in the order of the form.
  package var textFields: [String] {
    (["title", "summary"] + elements.keys.sorted().map(PostFields.field(ofElement:)) + ["body"]
      + formFields)
      .filter { text(of: $0)?.isEmpty == false }
  }
}
