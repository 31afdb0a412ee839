import WorkCalendar

package typealias TrainingID = Identifier<Training>

/// That a person took part in a training, and whether they passed (R35).
package struct Training: Sendable, Hashable {
  package enum Subject: String, Sendable, CaseIterable, Codable {
    case skills, security, information, politics
  }

  /// A record that turned out to be a mistake.
  package struct Withdrawal: Sendable, Hashable {
    package let person: PersonID
    package let at: Instant
    package let reason: String
  }

  package let id: TrainingID
  package let person: PersonID
  package let subject: Subject
  package let title: String
  package let heldOn: CivilDate
  package let hasPassed: Bool
  package let note: String
  package let recordedBy: PersonID
  package let recordedAt: Instant
  package let withdrawal: Withdrawal?

  /// Whether it lets the person take up a duty on an account.
  package var counts: Bool { hasPassed && withdrawal == nil }
}

/// What the fields of a training accept.
package enum TrainingFields {
  package static let title = TextRule(maximum: 80)
  package static let note = TextRule(maximum: 300, required: false, multiline: true)
  package static let reason = TextRule(maximum: 300, multiline: true)
}

/// Names of the rules on the daily work that speak of training.
package enum TrainingRules {
  /// The gate: nobody takes up a duty untrained.
  package static let gate = "training-first"
  package static let all: Set<String> = [gate, "training", "training-plan"]
}

/// A training in a list, with the person and the body that looks after them.
package struct ListedTraining: Sendable, Hashable {
  package let training: Training
  package let person: Person
  package let organization: Organization
}

/// Somebody without a passed training, with the body that looks after them.
package struct UntrainedPerson: Sendable, Hashable {
  package let person: Person
  package let organization: Organization
}

/// Somebody who holds a duty on an account and has passed no training.
package struct UntrainedHolder: Sendable, Hashable {
  package let person: PersonID
  package let name: String
  package let account: AccountID
  package let accountName: String
  package let duty: AccountDuty
  package let organization: Organization
}
