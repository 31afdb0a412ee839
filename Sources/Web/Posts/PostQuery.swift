import Office
import Rulebook
import WorkCalendar

/// What the address of the list of items narrows it to. All of it stands in the address, so a list
/// can be sent, kept and come back to.
struct PostQuery: Sendable {
  static let path = "/posts"
  /// The tab of what waits for one's signature; no state of an item.
  static let waiting = "waiting"
  static let longest = 40
  /// In the order of the form.
  static let names = [
    "state", "q", "organization", "category", "kind", "sensitivity", "author", "holder",
    "account", "from", "to", "overdue",
  ]
  /// Days outside of these are slips of the pen.
  private static let years = 2000...2199

  /// What narrows it, by name; only what says something.
  let fields: [(name: String, value: String)]
  let filter: PostFilter

  /// - Parameter me: who stands for `holder=me`.
  init(_ given: FormFields, me: PersonID?) {
    var filter = PostFilter()
    filter.text = String(given.text("q").filter { !$0.isNewline }.prefix(Self.longest))
    filter.state = PostState(rawValue: given.text("state"))
    filter.organization = OrganizationID(given.text("organization"))
    let category = given.text("category")
    filter.category = category.isEmpty ? nil : PostCategory(rawValue: category)
    filter.kind = PostKind(rawValue: given.text("kind"))
    filter.sensitivity = Sensitivity(rawValue: given.text("sensitivity"))
    filter.author = PersonID(given.text("author"))
    filter.holder = given.text("holder") == "me" ? me : PersonID(given.text("holder"))
    filter.account = AccountID(given.text("account"))
    filter.from = Self.day(given.text("from"))
    filter.to = Self.day(given.text("to"))
    filter.isOverdue = given.isOn("overdue")
    self.filter = filter
    fields = Self.names.compactMap { name in
      let value = String(given.text(name).prefix(Self.longest))
      return value.isEmpty ? nil : (name, value)
    }
  }

  /// Reads what stands behind the question mark of an address.
  init(query: String, me: PersonID?) {
    self.init((try? FormFields(urlEncoded: query.utf8)) ?? FormFields(), me: me)
  }

  private static func day(_ text: String) -> CivilDate? {
    CivilDate(text).flatMap { years.contains($0.year) ? $0 : nil }
  }

  var isNarrowed: Bool { !fields.isEmpty }
  var isWaiting: Bool { value("state") == Self.waiting }
  /// Whether more is asked than a tab.
  var asksMore: Bool { fields.contains { $0.name != "state" } }
  func value(_ name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

  var entries: Entries {
    Entries(
      Dictionary(fields.map { ($0.name, [$0.value]) }, uniquingKeysWith: { first, _ in first }))
  }

  /// What stands behind the question mark; empty for the whole list.
  var query: String {
    fields.map { $0.name + "=" + percentEncoded($0.value) }.joined(separator: "&")
  }

  func address(before: PostID? = nil) -> String {
    let all = [query, before.map { "before=\($0)" } ?? ""].filter { !$0.isEmpty }
    return all.isEmpty ? Self.path : Self.path + "?" + all.joined(separator: "&")
  }

  /// The same list in another state; nil for all states.
  func address(in state: String?) -> String {
    let others = fields.filter { $0.name != "state" && state != Self.waiting }
    let all = (state.map { [("state", $0)] } ?? []) + others.map { ($0.name, $0.value) }
    let query = all.map { $0.0 + "=" + percentEncoded($0.1) }.joined(separator: "&")
    return query.isEmpty ? Self.path : Self.path + "?" + query
  }
}
