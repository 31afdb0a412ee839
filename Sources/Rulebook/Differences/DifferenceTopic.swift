/// One thing on which rulebooks are compared.
package struct DifferenceTopic: Sendable, Hashable, Codable {
  package enum Subject: String, CaseIterable, Codable, Sendable {
    case opening
    case existing
    case change
    case closing
    case emergencyClosing = "emergency-closing"
    case personsChange = "persons-change"
    case barred
    case required
    case accountMaximum = "account-maximum"
    case staffing
    /// The signatures on an item; the detail is a sensitivity, with `.main` for the main account.
    case review
    case direct
    case seriousNews = "serious-news"
    case publishWithin = "publish-within"
    /// The detail is a kind of account, or `others`.
    case rhythm
    case quota
    case firstAnswer = "first-answer"
    /// The detail is how hard the message is.
    case departmentAnswer = "department-answer"
    case replyWithin = "reply-within"
    case messageClock = "message-clock"
    case linkage
    case emergencyElements = "emergency-elements"
    case emergencyClock = "emergency-clock"
    case warningElements = "warning-elements"
    case reprint
    /// The detail is platform, field and unit.
    case textLimit = "text-limit"
    /// The detail is platform and kind of file.
    case mediaLimit = "media-limit"
    case incidentReport = "incident-report"
    case patrol
    case retention
    case assessment
    case closure
  }

  package var subject: Subject
  /// What of the subject; nil when there is only one.
  package var detail: String?

  package init(_ subject: Subject, _ detail: String? = nil) {
    self.subject = subject
    self.detail = detail
  }
}
