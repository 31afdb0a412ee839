import WorkCalendar

package typealias SignatureID = Identifier<Signature>

/// What somebody decided on an exact revision. It is never changed.
package struct Signature: Sendable, Hashable, Codable {
  package enum Decision: String, Sendable, CaseIterable, Codable {
    case agree
    case giveBack = "return"
  }

  package let id: SignatureID
  package let stage: StageID
  package let round: Int64
  package let revision: RevisionID
  package let revisionDigest: [UInt8]
  package let person: PersonID
  /// Under which it was given: the person's own, or that of somebody for whom they stand in.
  package let appointment: AppointmentID
  package let decision: Decision
  package let opinion: String
  package let checklist: Checklist
  package let signedAt: Instant
}

/// The answers to a stage's questions and what the signer concludes from them (Zhengzhou art. 15).
package struct Checklist: Sendable, Hashable, Codable {
  package enum Conclusion: String, Sendable, CaseIterable, Codable {
    case publish
    case doNotPublish = "do-not-publish"
    case publishAfterChange = "publish-after-change"
    case askSuperior = "ask-superior"
  }

  package struct Answer: Sendable, Hashable, Codable {
    /// Id of the question in the rule.
    package let question: String
    package let isYes: Bool
    /// Owed where the answer is yes.
    package let explanation: String

    package init(question: String, isYes: Bool, explanation: String = "") {
      self.question = question
      self.isYes = isYes
      self.explanation = explanation
    }
  }

  package var answers: [Answer]
  package var conclusion: Conclusion?

  package init(answers: [Answer] = [], conclusion: Conclusion? = nil) {
    self.answers = answers
    self.conclusion = conclusion
  }
}
