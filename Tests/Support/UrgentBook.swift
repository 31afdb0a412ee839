import Foundation
import Rulebook
import Testing

/// The shipped rulebooks, with one of them letting emergency notices out on one signature, as an
/// office's own text might.
package enum UrgentBook {
  /// The county's: its leader signs, and the secrecy reviewer within two hours.
  package static let id = "yaoan"

  package static let shelf = Result { try RulebookShelf(files: files()) }

  private static let rule = """
      urgent:
        - id: urgent
          article: "5.5"
          title: {zh-Hans: 突发事件先发后补签, en: Emergencies are signed once now and once later}
          items: [emergency]
          sensitivities: [ordinary, important]
          first: leader-approval
          second: secrecy-review
          second-within:
            article: "5.5"
            term: {hours: 2}
            from: stage-reached
            reading: none
            examples:
              - {from: "2026-03-03T09:00:00+08:00", due: "2026-03-03T11:00:00+08:00"}
          reading: none
    """

  private static func files() throws -> [(name: String, text: String)] {
    let shelf = try Bundled.shelf.get()
    return try shelf.ids.map { id in
      let text = try #require(shelf.text(of: id))
      return (name: id + ".yaml", text: id == self.id ? try changed(text) : text)
    }
  }

  private static func changed(_ text: String) throws -> String {
    let start = try #require(text.range(of: "  urgent:\n    none:")).lowerBound
    let end = try #require(text.range(of: "\n\nemergency:")).lowerBound
    let listed = "            - review.urgent\n"
    try #require(start < end && text.contains(listed))
    return text.replacing(
      listed, with: listed + "            - review.urgent.second-within\n"
    ).replacing(text[start..<end], with: rule)
  }
}
