import HTML
import Office
import Rulebook

/// What the form above the list offers to choose from.
struct PostListChoices: Sendable {
  let units: [Organization]
  /// Of the one body that the list is about; empty where it is about several.
  let accounts: [Account]
  let editors: [Person]

  init(_ query: PostQuery, in reading: Reading) throws {
    units = try reading.unitChoices()
    let one = query.filter.organization ?? (units.count == 1 ? units.first?.id : nil)
    guard let one, units.contains(where: { $0.id == one }) else {
      (accounts, editors) = ([], [])
      return
    }
    var filter = AccountFilter()
    filter.organization = one
    accounts = try reading.accountList(filter, limit: 100).map(\.account)
      .filter { $0.organization == one }
    editors = try reading.holders(of: .editor, at: one)
  }
}

/// The form above the list of items.
enum PostListFilters {
  static func node(_ query: PostQuery, _ choices: PostListChoices, _ visit: Visit) -> Node {
    let (say, entries) = (visit.say, query.entries)
    let hidden = query.value("state")
    return form([
      when(!hidden.isEmpty, hiddenInput("state", hidden)),
      search(query, say), UnitPicker.node(choices.units, entries, say),
      more(query, choices, visit),
      submitButton(say("lists.search"), style: .normal),
    ]).method("get").action(PostQuery.path).class("filter search").role("search")
  }

  private static func search(_ query: PostQuery, _ say: Words) -> Node {
    let about = FieldLabel(
      "q", say("lists.search"),
      hint: say("lists.search-hint", ["n": "\(SearchText.bodyLength)"]))
    let control = input().type("search").class("control").value(query.value("q"))
      .autocomplete("off").data("search", "posts")
    return field(about, query.entries, say: say, control: control)
  }

  /// What is asked for less often; open when something of it is chosen.
  private static func more(
    _ query: PostQuery, _ choices: PostListChoices, _ visit: Visit
  ) -> Node {
    let (say, entries) = (visit.say, query.entries)
    let inSight: Set = ["state", "q", "organization"]
    let isUsed = query.fields.contains { !inSight.contains($0.name) }
    func box(_ name: String, _ choices: [Choice]) -> Node {
      selectBox(
        FieldLabel(name, say("lists.filter." + name)), entries, choices: choices, say: say,
        isFilter: true)
    }
    func day(_ name: String) -> Node {
      textInput(FieldLabel(name, say("lists.filter." + name)), entries, say: say, type: "date")
    }
    let kinds = PostKind.allCases.map { Choice($0.rawValue, say("lists.kind." + $0.rawValue)) }
    let levels = Sensitivity.allCases.map {
      Choice($0.rawValue, say("posts.sensitivity." + $0.rawValue))
    }
    return details([
      summary(say("lists.more-filters")),
      div([
        box("category", categories(visit)), box("kind", kinds), box("sensitivity", levels),
        kept("author", query, choices.editors.isEmpty) {
          box("author", choices.editors.map { Choice("\($0.id)", $0.name) })
        },
        box("holder", holders(choices, say)),
        kept("account", query, choices.accounts.isEmpty) {
          box("account", choices.accounts.map { Choice("\($0.id)", $0.name) })
        },
        day("from"), day("to"),
        checkbox("overdue", say("lists.filter.overdue"), entries, say: say),
      ]).class("filter"),
    ]).open(isUsed).class("more-filters")
  }

  /// A field without choices keeps what the address says.
  private static func kept(
    _ name: String, _ query: PostQuery, _ isEmpty: Bool, _ node: () -> Node
  ) -> Node {
    guard isEmpty else { return node() }
    let value = query.value(name)
    return when(!value.isEmpty, hiddenInput(name, value))
  }

  private static func holders(_ choices: PostListChoices, _ say: Words) -> [Choice] {
    [Choice("me", say("lists.me"))] + choices.editors.map { Choice("\($0.id)", $0.name) }
  }

  /// Every category that some rulebook of the shelf names.
  private static func categories(_ visit: Visit) -> [Choice] {
    let shelf = visit.office.shelf
    var seen: Set<String> = []
    let named = shelf.ids.flatMap { shelf.rulebook($0)?.categories.content ?? [] }
      .filter { seen.insert($0.name).inserted }
    let other = PostCategory.other.rawValue
    return named.filter { $0.name != other }.map { Choice($0.name, visit.say.title($0.title)) }
      + [Choice(other, visit.say("posts.category-other"))]
  }
}
