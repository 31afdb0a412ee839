import HTML

/// The drawings of the sprite `/assets/icons.svg`.
package enum Icon: String, CaseIterable, Sendable {
  case bell, pen, tick, `return`, clock, warn, lock, phone, calendar, account, inbox, route
  case print, export, search, menu, user, help, link, shield, stop, cross, info, dot, triangle
  case home, chevron
  /// The mark of Woodbell.
  case mark
}

/// A drawing beside words; screen readers skip it, because the words say the same.
package func icon(_ icon: Icon) -> Node {
  svg([use(AssetPath.icons + "#" + icon.rawValue)]).class("icon").aria("hidden", "true")
    .attribute("focusable", "false")
}

/// Where the files of `Assets/` are served.
package enum AssetPath {
  package static let stylesheet = "/assets/woodbell.css"
  package static let forms = "/assets/forms.css"
  package static let paper = "/assets/paper.css"
  package static let script = "/assets/woodbell.js"
  package static let icons = "/assets/icons.svg"
  package static let favicon = "/assets/favicon.svg"
}
