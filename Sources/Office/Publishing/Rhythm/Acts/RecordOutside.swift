import Rulebook
import WorkCalendar

/// Writes down what went out on an account without the program, so that its rhythm and its quota
/// are judged by all that readers saw.
package struct RecordOutside: Act {
  package static let name: ActName = "publishing.record-outside"
  package static let permission = Permission(.publisher, .accountManager)

  package let account: AccountID
  package let publishedAt: Instant
  package let title: String
  package let link: String
  package let category: PostCategory

  package init(
    _ account: AccountID, publishedAt: Instant, title: String, link: String,
    category: PostCategory
  ) {
    (self.account, self.publishedAt) = (account, publishedAt)
    (self.title, self.link, self.category) = (title, link, category)
  }

  package var place: Place { .account(account) }

  package func perform(at desk: Desk) throws -> OutsidePublicationID {
    let account = try desk.lockAccount(account)
    guard account.isOpen, let opened = account.openedAt else {
      throw Refusal(RhythmRefusal.accountNotOpen, facts: ["account": account.name])
    }
    let rules = try desk.reading.rules(for: try desk.here())
    var problems: [FieldProblem] = []
    let title = OutsideFields.title.check(title, field: "outside-title", &problems)
    let link = OutsideFields.link.check(link, field: "outside-link", &problems)
    if !link.isEmpty, !WebAddress.isOne(link) {
      problems.append(FieldProblem("outside-link", .notALink))
    }
    if publishedAt > desk.now {
      problems.append(FieldProblem("outside-at", .inFuture))
    } else if publishedAt < opened {
      problems.append(
        FieldProblem(
          "outside-at", .order,
          facts: [FieldProblem.cause: "before-start", "day": opened.date.text]))
    }
    if !PostFields.categories(under: rules).contains(where: { $0.category == category }) {
      problems.append(FieldProblem("outside-category", .notAChoice))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let id = try desk.insertOutside(
      on: account.id, publishedAt: publishedAt, title: title, link: link, category: category,
      by: try desk.person().id)
    let kind = account.platform.kind
    desk.record(
      AuditObject(.account, account.id.rawValue, of: account.organization),
      citations: rules.rhythms(for: kind).citations.joined(
        with: rules.quotas(for: kind).citations),
      facts: [
        "account": account.name, "outside": "\(id)", "name": title, "link": link,
        "category": category.rawValue, "published-at": publishedAt.rfc3339,
      ])
    return id
  }
}
