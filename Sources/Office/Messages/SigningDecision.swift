import Rulebook

/// Why a reply text cannot be signed.
package enum SigningError: Error, Sendable, Hashable {
  /// There is another text by now than the one that was seen.
  case changed
  /// The stored text is no longer what its digest says.
  case altered
  /// The signer wrote it.
  case ownText
}

extension ReplyText {
  /// Decides whether somebody may sign this text, having seen the one that `mark` names.
  package func signed(
    by person: PersonID, seen mark: ReplyMark
  ) throws(SigningError) -> ReplyMark {
    guard mark == self.mark else { throw .changed }
    guard isIntact else { throw .altered }
    guard author != person else { throw .ownText }
    return mark
  }

  /// Decides whether this text may go out: it is the one that was approved, letter by letter.
  package func sendable(
    approved: ReplyMark?, seen mark: ReplyMark
  ) throws(SigningError) -> ReplyMark {
    guard mark == self.mark else { throw .changed }
    guard isIntact, approved == mark else { throw .altered }
    return mark
  }
}

extension Refusal {
  init(_ error: SigningError, citations: [Citation], helpers: [Role]) {
    switch error {
    case .changed:
      self.init(MessageRefusal.replyChanged)
    case .altered:
      self.init(MessageRefusal.replyAltered, helpers: [.auditor, .systemAdministrator])
    case .ownText:
      self.init(MessageRefusal.samePerson, citations: citations, helpers: helpers)
    }
  }
}
