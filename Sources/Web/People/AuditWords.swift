import Office
import Rulebook
import WorkCalendar

/// An entry of the audit log in the reader's language; a word that has no phrase stands as it is.
struct AuditWords {
  let say: Words
  let shelf: RulebookShelf
  let rulebooks: RulebookNames

  init(_ visit: Visit) {
    say = visit.say
    shelf = visit.office.shelf
    rulebooks = visit.rulebookNames
  }

  /// The heads of the phrases in which a fact's word is said, by the key of the fact.
  private static let families = [
    "role": "role.", "stage": "stage.", "stages": "stage.", "step": "matter-step.",
    "back-to": "matter-step.", "complexity": "messages.complexity.",
    "handling": "rulebook.handling.", "state": "posts.state.", "outcome": "audit.outcome.",
    "event": "filings.event.", "platform": "rulebook.platform.", "duty": "accounts.duty.",
    "training-subject": "training.subject.", "training-passed": "audit.answer.",
    "device-kind": "devices.kind.", "impostor-state": "impersonations.state.",
    "table-kind": "imports.kind.", "table-mode": "imports.mode.", "exported-list": "export.list.",
    "correction-kind": "corrections.kind.", "finder": "corrections.finder.",
    "correction-done": "audit.answer.",
    "clock": "audit.clock.", "notice-kind": "notices.kind.",
    "fact-verdict": "fact-checks.verdict.",
    "disabled": "audit.answer.", "publisher-is-author": "audit.answer.",
  ]

  func act(_ name: String) -> String { said("audit.act.", name) }

  /// The background work that acted, from an actor such as `system:courier`.
  func system(_ actor: String) -> String {
    let name = actor.split(separator: ":").last.map(String.init) ?? actor
    return say("audit.system", ["name": said("audit.appointment.", name)])
  }

  /// All facts of an entry with their labels, always in the same order.
  func facts(of record: AuditRecord) -> String {
    record.facts.sorted { $0.key < $1.key }
      .map { key, stored in
        say(
          "audit.fact-line",
          ["label": said("audit.fact.", key), "value": value(key, stored, of: record)])
      }
      .joined(separator: say("audit.fact-separator"))
  }

  private func value(_ key: String, _ stored: String, of record: AuditRecord) -> String {
    if let name = record.names[key] { return name }
    if let family = Self.families[key] {
      return say.list(words(stored).map { said(family, $0) })
    }
    switch key {
    case "from", "until": return CivilDate(stored).map(say.date) ?? stored
    case "rulebooks": return say.list(words(stored).map(rulebooks.short))
    case "class": return messageClass(stored, citations: record.citations) ?? stored
    default: return stored
    }
  }

  /// The title of a class of messages, in a rulebook the entry rests on.
  private func messageClass(_ id: String, citations: [Citation]) -> String? {
    let classes = citations.flatMap {
      shelf.rulebook($0.rulebook)?.messages.content?.classes ?? []
    }
    return classes.first { $0.id == id }.map { say.title($0.title) }
  }

  private func words(_ stored: String) -> [String] {
    stored.split(separator: " ").map(String.init)
  }

  private func said(_ family: String, _ word: String) -> String {
    say.has(family + word) ? say(family + word) : word
  }
}
