import HTML
import Office
import Rulebook

/// How accounts, duties and filings are called on pages.
enum AccountWords {
  static func platform(_ platform: Platform, _ say: Words) -> String {
    RulebookWords.platform(platform.rawValue, say)
  }

  static func event(_ event: FilingEvent, _ say: Words) -> String {
    say("filings.event." + event.rawValue)
  }

  static func duty(_ duty: AccountDuty, _ say: Words) -> String {
    say("accounts.duty." + duty.rawValue)
  }

  static func stateTag(_ state: Account.State, _ say: Words) -> Node {
    let tone: Tone =
      switch state {
      case .applied, .approved: .primary
      case .open: .green
      case .suspended: .red
      case .closed, .cancelled, .dropped: .grey
      }
    return tag(say("accounts.state." + state.rawValue), tone: tone)
  }

  static func stateTag(_ filing: Filing, _ say: Words) -> Node {
    let tone: Tone =
      switch filing.state {
      case .draft, .withdrawn: .grey
      case .underWay: .primary
      case .returned: .amber
      case .accepted: .green
      case .refused: .red
      }
    return tag(say("filings.state." + filing.state.rawValue), tone: tone)
  }

  /// Where an account is found: a link where it is a web address, else the words as they are.
  static func place(_ link: String) -> Node {
    WebAddress.isOne(link)
      ? a(link).href(link).rel("noopener noreferrer external") : text(link)
  }

  /// Somebody with how they are reached, on a line.
  static func holder(_ holder: DutyHolder, _ say: Words) -> String {
    let reach = reach(holder, say)
    return reach.isEmpty
      ? holder.name : say("filings.holder", ["name": holder.name, "reach": reach])
  }

  /// How somebody is reached, on a line.
  static func reach(_ holder: DutyHolder, _ say: Words) -> String {
    say.list(reaches(holder))
  }

  /// Post, telephones and mailbox of somebody, as far as they are known.
  static func reaches(_ holder: DutyHolder) -> [String] {
    [holder.post, holder.mobile, holder.telephone, holder.email].filter { !$0.isEmpty }
  }

  /// A part of somebody who holds a duty, such as their mobile.
  static func personField(_ duty: String, _ part: String, _ say: Words) -> String {
    say("filings.person-field", ["duty": duty, "field": say("filings.person." + part)])
  }

  /// Names of the fields of forms, for messages about them.
  static func labels(_ rules: GoverningRules, _ say: Words) -> [String: String] {
    var labels: [String: String] = [:]
    for field in FilingFormFields.texts + ["name", "event-on", "certification", "platform", "day"] {
      labels[field] = say("filings.field." + field)
    }
    for duty in AccountDuty.allCases {
      let name = Self.duty(duty, say)
      labels["people." + duty.rawValue] = name
      for part in FilingFormFields.holderParts {
        labels["people.\(duty.rawValue).\(part)"] = personField(name, part, say)
      }
    }
    for condition in rules.openingConditions {
      labels["confirmed." + condition.name] = say.title(condition.title)
    }
    for field in rules.filingForm { labels["others." + field.name] = say.title(field.title) }
    return labels
  }
}

/// Names of the fields of a filing's form.
enum FilingFormFields {
  static let texts =
    ["platform-id", "link", "description", "reason", "replacement"] + AccountCard.texts.map(\.name)
  static let holderParts = ["person", "name", "post", "mobile", "telephone", "email"]
}
