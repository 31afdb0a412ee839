/// Keeps a list as it is narrowed now, for its reader alone.
package struct SaveView: Act {
  package static let name: ActName = "views.save"
  package static let permission = Permission.everybodySignedIn

  package let page: SavedView.Page
  package let title: String
  /// As the list's address says it.
  package let query: String

  package init(_ page: SavedView.Page, title: String, query: String) {
    (self.page, self.title, self.query) = (page, title, query)
  }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> SavedViewID {
    let person = try desk.person()
    var problems: [FieldProblem] = []
    let title = SavedView.nameRule.check(title, field: "name", &problems)
    let query = SavedView.queryRule.check(query, field: "query", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    guard try desk.countViews(of: person.id) < SavedView.most else {
      throw Refusal(ListRefusal.tooManyViews, facts: ["maximum": "\(SavedView.most)"])
    }
    let view = try desk.insertView(of: person.id, page, name: title, query: query)
    desk.record(
      AuditObject(.person, person.id.rawValue, of: person.organization), facts: ["name": title])
    return view
  }
}
