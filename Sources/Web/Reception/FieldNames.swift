import Office
import Rulebook

/// How the fields that people type into are called, for pages that are not the form itself: what is
/// resumed after signing in again, and what is shown again beside a refusal.
enum FieldNames {
  /// Phrase keys by the first part of the form's address, then by the name of the field.
  static let keys: [String: [String: String]] = [
    "posts": [
      "title": "posts.field.title", "summary": "posts.field.summary", "body": "posts.field.body",
      "reason": "finding.waive-reason", "field": "remarks.field.field", "item": "lists.items",
      "quote": "remarks.field.quote", "words": "remarks.field.words",
      "fault": "corrections.field.fault", "found-by": "corrections.field.found-by",
      "explanation": "corrections.field.explanation", "basis": "corrections.field.basis",
      "drop-reason": "corrections.field.drop-reason",
      "hold-reason": "archive.field.reason",
      "check-name": "fact-checks.field.name", "check-body": "fact-checks.field.body",
      "check-contact": "fact-checks.field.contact",
      "check-question": "fact-checks.field.question",
    ],
    "events": ["name": "events.field.name", "note": "events.field.note"],
    "holds": [
      "subject": "events.field.subject", "reason": "events.field.reason",
      "contact": "events.field.contact", "number": "events.field.number",
    ],
    "f": [
      "words": "fact-checks.public.words", "name": "fact-checks.public.name",
      "post": "fact-checks.public.post",
    ],
    "remarks": ["words": "remarks.field.answer"],
    "views": ["name": "lists.view-name"],
    "stages": ["opinion": "opinion.label"],
    "releases": [
      "confirmation": "publishing.confirmation", "takedown": "publishing.confirmation",
      "removed-at": "corrections.field.removed-at", "evidence": "corrections.field.evidence",
    ],
    "messages": [
      "proposal": "messages.field.proposal", "instruction": "messages.field.instruction",
      "body": "messages.field.reply", "opinion": "messages.field.opinion",
      "reason": "messages.field.reason", "outcome": "messages.field.outcome",
      "basis": "messages.field.basis", "notified": "messages.field.notified",
    ],
    "rulebooks": ["q": "rulebook.search.label"],
    "accounts": [
      "q": "accounts.filter.text",
      "name": "accounts.column.name", "reason": "filings.field.reason",
      "title": "notices.field.title", "text": "notices.field.text",
      "replacement": "notices.field.replacement", "contact": "notices.field.contact",
      "progress": "notices.field.progress",
    ],
    "filings": [
      "name": "filings.field.name", "platform-id": "filings.field.platform-id",
      "link": "filings.field.link", "description": "filings.field.description",
      "look": "filings.field.look", "columns": "filings.field.columns",
      "developer": "filings.field.developer", "purpose": "filings.field.purpose",
      "plan": "filings.field.plan", "situation": "filings.field.situation",
      "equipment": "filings.field.equipment", "means": "filings.field.means",
      "style": "filings.field.style", "reason": "filings.field.reason",
      "replacement": "filings.field.replacement", "opinion": "filings.field.opinion",
      "document": "filings.field.document",
    ],
    "personal": [
      "q": "personal.filter.text",
      "name": "personal.field.name", "link": "personal.field.link",
      "post": "personal.field.post", "need": "personal.field.need",
      "opinion": "personal.field.opinion", "reason": "personal.field.reason",
      "words": "personal.field.words",
    ],
    "persons": ["title": "appointment.title"],
    "training": [
      "title": "training.field.title", "note": "training.field.note",
      "reason": "training.field.reason",
    ],
    "impersonations": [
      "name": "impersonations.field.name", "link": "impersonations.field.link",
      "evidence": "impersonations.field.evidence",
      "complaint-words": "impersonations.field.complaint-words",
      "outcome-words": "impersonations.field.outcome-words",
      "reason": "impersonations.field.reason", "note": "impersonations.field.note",
    ],
    "devices": ["reason": "devices.field.reason"],
    "organizations": [
      "name": "organization.name", "shortName": "organization.short-name",
      "code": "organization.code", "login": "person.login",
    ],
    "calendar": [
      "schedule": "calendar.schedule", "reason": "calendar.own.reason",
      "source": "calendar.own.source",
    ],
    "p": [
      "title": "ask.field.title", "body": "ask.field.body", "contact": "ask.field.contact",
      "number": "track.field.number", "code": "track.field.code",
      "comment": "track.field.comment",
    ],
  ]

  /// Heads of phrases for fields that the rules add, by the head of the field's name.
  private static let families = ["element-": "posts.element."]

  /// - Returns: nil for choices, numbers of records and fields that no form has.
  static func name(of field: String, at path: String, _ say: Words) -> String? {
    let parts = path.split(separator: "/")
    let area = parts.first.map(String.init) ?? ""
    if area == "organizations", field == "name", parts.contains("persons") {
      return say("person.name")
    }
    if let key = keys[area]?[field] { return say(key) }
    if let name = personPart(of: field, say) { return name }
    for (head, family) in families where field.hasPrefix(head) {
      let key = family + field.dropFirst(head.count)
      if say.has(key) { return say(key) }
    }
    return nil
  }

  /// A part of somebody who answers for an account: `people.<duty>.<part>`.
  private static func personPart(of field: String, _ say: Words) -> String? {
    let parts = field.split(separator: ".")
    guard parts.count == 3, parts[0] == "people", let duty = AccountDuty(rawValue: "\(parts[1])"),
      let part = PersonPart(rawValue: "\(parts[2])")
    else { return nil }
    return AccountWords.personField(AccountWords.duty(duty, say), part.rawValue, say)
  }
}

extension Visit {
  /// How the reader knows a field of the form that was sent; nil when it has no words.
  func fieldName(_ field: String) -> String? { FieldNames.name(of: field, at: path, say) }
}
