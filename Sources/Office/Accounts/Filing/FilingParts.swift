import Rulebook
import WorkCalendar

/// A part of a filing: what one event asks about and another does not.
package enum FilingPart: String, Sendable, CaseIterable {
  /// Name, address, look, means.
  case account
  case people
  /// What the account is for.
  case purpose
  /// What a person confirms before an account is opened.
  case conditions
  /// What happened, or why it is to happen.
  case reason
  /// What the public is told.
  case notice
}

extension FilingEvent {
  /// What the form of this event asks about, in its order.
  package var parts: [FilingPart] {
    switch self {
    case .opening, .existing: [.account, .people, .purpose, .conditions]
    case .change: [.account, .purpose, .reason, .notice]
    case .closing, .cancellation, .emergencyClosing, .menuUnusable: [.reason, .notice]
    case .administratorChange, .leaderChange: [.people, .reason]
    }
  }

  /// The duties that change hands with this event, whose persons the form asks about; whoever else
  /// a form names stays as registered.
  package var duties: [AccountDuty] {
    switch self {
    case .leaderChange: [.firstResponsible]
    case .administratorChange: [.administratorA, .administratorB]
    default: parts.contains(.people) ? AccountDuty.allCases : []
    }
  }

  /// Whether the account goes on file with it and gets a number and a certificate.
  package var certifies: Bool { self == .opening || self == .existing }

  /// In which states of the account it can be filed.
  package var states: Set<Account.State> {
    switch self {
    case .opening: [.applied, .open, .suspended]
    case .existing, .change, .closing: [.open, .suspended]
    case .cancellation: [.approved, .open, .suspended, .closed]
    case .emergencyClosing: [.suspended, .open, .closed]
    case .menuUnusable: [.open]
    case .administratorChange, .leaderChange: [.open, .suspended, .approved]
    }
  }
}

/// What a form has to say before it is sent.
package enum FilingFields {
  /// Names of the fields of forms in rulebooks, with the field of ours that answers each.
  private static let answers: [String: [String]] = [
    "account-name": ["name"], "media-link": ["link"], "opened-on": ["event-on"],
    "responsible-person": ["people.first-responsible"],
    "administrator": ["people.administrator-a"], "managers": ["people.administrator-a"],
    "developer": ["developer"], "purpose": ["purpose"],
    "purpose-and-plan": ["purpose", "plan"], "situation": ["situation"],
    // Known from the account itself, or signed on the way.
    "media-type": [], "opening-unit": [], "unit-opinion": [], "county-opinion": [],
  ]

  /// The field that says what a medium of no listed kind is.
  private static let otherType = "other-type"

  /// Of the kinds of media that the rules' forms list, the one that an account is of; nil where no
  /// form lists any.
  package static func mediaType(of platform: Platform, under rules: GoverningRules) -> FormChoice? {
    let choices = rules.filingForm.first { $0.name == "media-type" }?.choices ?? []
    let listed = choices.first { PlatformKind(rawValue: $0.id)?.covers(platform.kind) ?? false }
    return listed ?? choices.first { $0.id == PlatformKind.other.rawValue }
  }

  /// Whether a field says what a medium of no listed kind is, and the account is of none.
  package static func saysType(
    _ field: FormField, of platform: Platform, under rules: GoverningRules
  ) -> Bool {
    field.name == otherType && isOther(platform, under: rules)
  }

  /// Whether the rules' forms list kinds of media, and that of an account is none of them.
  package static func isUnlisted(_ platform: Platform, under rules: GoverningRules) -> Bool {
    mediaType(of: platform, under: rules)?.id == PlatformKind.other.rawValue
  }

  /// Whether only a person can say what it is: a platform that has a name says it by itself.
  private static func isOther(_ platform: Platform, under rules: GoverningRules) -> Bool {
    platform == .other && isUnlisted(platform, under: rules)
  }

  /// Fields of the rules' forms that the registry does not know, such as those of an office's own
  /// rulebook.
  package static func others(
    under rules: GoverningRules, on platform: Platform
  ) -> [FormField] {
    let isOther = isOther(platform, under: rules)
    return rules.filingForm.filter {
      answers[$0.name] == nil && (isOther || $0.name != otherType)
        && ($0.kind == .text || $0.kind == .longText || $0.kind == .link
          || $0.kind == .choice || $0.kind == .date)
    }
  }

  /// The form as it will be stored: every text looked at, nothing asked for that is not there yet.
  package static func check(
    _ form: FilingForm, for event: FilingEvent, on platform: Platform,
    under rules: GoverningRules, _ problems: inout [FieldProblem]
  ) -> FilingForm {
    var result = form
    let parts = Set(event.parts)
    if parts.contains(.account) {
      result.name = AccountFields.name.check(form.name, field: "name", &problems)
      result.platformID = AccountFields.platformID.check(
        form.platformID, field: "platform-id", &problems)
      result.link = AccountFields.link(form.link, field: "link", &problems)
      result.description = AccountFields.description.check(
        form.description, field: "description", &problems)
    }
    if parts.contains(.account) || parts.contains(.purpose) {
      result.card = form.card.checked(&problems)
    }
    if parts.contains(.people) {
      result.people = [:]
      for (duty, holder) in form.people where !holder.isEmpty {
        result.people[duty] = holder.checked(duty, &problems)
      }
      if event.duties.contains(.administratorB), result.people.doubledAdministrator != nil {
        problems.append(FieldProblem("people.administrator-b.name", .samePerson))
      }
    }
    result.reason = AccountFields.text.check(form.reason, field: "reason", &problems)
    result.replacement = AccountFields.text.check(
      form.replacement, field: "replacement", &problems)
    result.confirmed = form.confirmed.intersection(rules.openingConditions.map(\.name))
    result.others = [:]
    for field in others(under: rules, on: platform) {
      let text = form.others[field.name] ?? ""
      let rule = field.kind == .longText ? AccountFields.text : AccountFields.link
      let clean = rule.check(text, field: "others." + field.name, &problems)
      if field.kind == .choice, !clean.isEmpty, !field.choices.contains(where: { $0.id == clean }) {
        problems.append(FieldProblem("others." + field.name, .notAChoice))
      }
      if !clean.isEmpty { result.others[field.name] = clean }
    }
    return result
  }

  /// What is still missing before the form can be sent, each with the articles that ask for it.
  package static func missing(
    in form: FilingForm, for event: FilingEvent, on platform: Platform,
    under rules: GoverningRules
  ) -> [MissingField] {
    var missing: [MissingField] = []
    func ask(_ field: String, _ isThere: Bool, _ citations: [Citation]) {
      if !isThere, !missing.contains(where: { $0.field == field }) {
        missing.append(MissingField(field: field, citations: citations))
      }
    }
    ask("event-on", form.eventOn != nil, [])
    let parts = event.parts
    if parts.contains(.reason) { ask("reason", !form.reason.isEmpty, []) }
    if event == .opening || event == .existing {
      let isOther = isOther(platform, under: rules)
      for field in rules.filingForm
      where field.isRequired || (isOther && field.name == otherType) {
        for name in answers[field.name] ?? ["others." + field.name] {
          // Of a person the form names what it wants to know.
          for part in field.parts.isEmpty ? [name] : field.parts.map({ "\(name).\($0.rawValue)" }) {
            ask(part, form.has(part), field.citations)
          }
        }
      }
      for condition in rules.openingConditions where condition.level == .mustFix {
        ask(
          "confirmed." + condition.name, form.confirmed.contains(condition.name),
          condition.citations)
      }
    }
    if parts.contains(.notice), event != .change {
      let points = rules.noticePoints.filter { $0.level == .mustFix }
      if !points.isEmpty {
        ask(
          "replacement", !form.replacement.isEmpty,
          points.citations)
      }
    }
    return missing
  }
}

/// Something a form does not say yet, and the articles that ask for it.
package struct MissingField: Cited {
  package let field: String
  package let citations: [Citation]

  /// Whether a person has to look and confirm, rather than write.
  package var isToBeConfirmed: Bool { field.hasPrefix("confirmed.") }

  var problem: FieldProblem {
    FieldProblem(
      field, .required, facts: isToBeConfirmed ? [FieldProblem.cause: "unconfirmed"] : [:])
  }
}

extension FilingForm {
  /// Whether a field of ours is filled in.
  func has(_ field: String) -> Bool {
    switch field {
    case "name": !name.isEmpty
    case "link": !link.isEmpty || !platformID.isEmpty
    case "event-on": eventOn != nil
    case "purpose": !card.purpose.isEmpty
    case "plan": !card.plan.isEmpty || attachments.contains { $0.field == "purpose-pages" }
    case "situation":
      !card.situation.isEmpty || attachments.contains { $0.field == "situation-pages" }
    case "developer": !card.developer.isEmpty
    default:
      if field.hasPrefix("people.") {
        hasPerson(String(field.dropFirst(7)))
      } else if field.hasPrefix("others.") {
        others[String(field.dropFirst(7))]?.isEmpty == false
          || attachments.contains { "others." + $0.field == field }
      } else {
        false
      }
    }
  }
}

extension FilingForm {
  /// - Parameter field: `<duty>.<part>`.
  private func hasPerson(_ field: String) -> Bool {
    let names = field.split(separator: ".")
    guard names.count == 2, let duty = AccountDuty(rawValue: String(names[0])),
      let part = PersonPart(rawValue: String(names[1])), let holder = people[duty]
    else { return false }
    return !holder.value(part).isEmpty
  }
}

extension DutyHolder {
  package func value(_ part: PersonPart) -> String {
    switch part {
    case .name: name
    case .post: post
    case .mobile: mobile
    case .telephone: telephone
    case .email: email
    }
  }

  var isEmpty: Bool {
    person == nil && name.isEmpty && post.isEmpty && mobile.isEmpty && telephone.isEmpty
      && email.isEmpty
  }
}

extension AccountCard {
  /// The card as it will be stored; problems name its fields.
  package func checked(_ problems: inout [FieldProblem]) -> AccountCard {
    var result = self
    for text in Self.texts {
      result[keyPath: text.path] = text.rule.check(
        self[keyPath: text.path], field: text.name, &problems)
    }
    return result
  }
}
