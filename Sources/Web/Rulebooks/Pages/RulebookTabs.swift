import HTML

/// The pages about all rulebooks together, side by side.
enum RulebookTab: String, CaseIterable, Sendable {
  case list, differences, coverage
  case attempt = "try"

  var path: String { self == .list ? "/rulebooks" : "/rulebooks/" + rawValue }

  /// A page of its own below the list, with the way to its neighbours.
  func page(
    _ visit: Visit, note: String, content: [Node], actions: [Node] = [], hasErrors: Bool = false
  ) async throws -> [UInt8] {
    let say = visit.say
    let title = say(self == .list ? "menu.rulebooks" : "rulebook.tab." + rawValue)
    let crumbs =
      self == .list
      ? [Crumb(title)] : [Crumb(say("menu.rulebooks"), href: "/rulebooks"), Crumb(title)]
    return staffPage(
      try await visit.staffFrame(.rulebooks), title: title, breadcrumb: crumbs,
      content: [pageHeading(title, note: note, actions: actions), tabs(say)] + content,
      hasErrors: hasErrors)
  }

  private func tabs(_ say: Words) -> Node {
    Web.tabs(
      Self.allCases.map { tab in
        MenuItem(label: say("rulebook.tab." + tab.rawValue), href: tab.path, isCurrent: tab == self)
      }, label: say("rulebook.tabs"))
  }
}
