import HTML

/// What stands around every page for the staff.
package struct StaffFrame: Sendable {
  package var say: Words
  package var organization: String
  package var person: String
  /// Hidden field that proves a form comes from our page.
  package var csrf: Node
  package var menu: [MenuGroup]
  package var isDemo: Bool
  /// Whether the easy-read view (关怀版) is on.
  package var isCare: Bool
  /// Path of this page, to come back to after changing language or view.
  package var returnTo: String

  package init(
    say: Words, organization: String, person: String, csrf: Node, menu: [MenuGroup],
    isDemo: Bool = false, isCare: Bool = false, returnTo: String = "/"
  ) {
    self.say = say
    self.organization = organization
    self.person = person
    self.csrf = csrf
    self.menu = menu
    self.isDemo = isDemo
    self.isCare = isCare
    self.returnTo = returnTo
  }
}

/// What stands around every page for citizens, and around sign-in and errors.
package struct PublicFrame: Sendable {
  package var say: Words
  /// Name of the office that answers, as citizens know it.
  package var organization: String
  package var csrf: Node
  /// The page's own entry of the navigation, if it has one.
  package var current: PublicPlace?
  package var isDemo: Bool
  package var isCare: Bool
  package var returnTo: String

  package init(
    say: Words, organization: String, csrf: Node, current: PublicPlace? = nil,
    isDemo: Bool = false, isCare: Bool = false, returnTo: String = "/p"
  ) {
    self.say = say
    self.organization = organization
    self.csrf = csrf
    self.current = current
    self.isDemo = isDemo
    self.isCare = isCare
    self.returnTo = returnTo
  }
}

/// What a citizen comes for.
package enum PublicPlace: String, CaseIterable, Sendable {
  case notices, ask, track, accounts

  package var link: String {
    switch self {
    case .notices: "/p"
    case .ask: "/p/ask"
    case .track: "/p/track"
    case .accounts: "/p/accounts"
    }
  }
}

/// Entries of the main menu under one heading.
package struct MenuGroup: Sendable {
  package var label: String
  package var items: [MenuItem]

  package init(label: String, items: [MenuItem]) {
    self.label = label
    self.items = items
  }
}

package struct MenuItem: Sendable {
  /// Letter that opens it after `g`, such as `h`; empty for none.
  package var key: String
  package var label: String
  package var href: String
  package var icon: Icon?
  /// How many things wait there.
  package var count: Int?
  package var isCurrent: Bool

  package init(
    key: String = "", label: String, href: String, icon: Icon? = nil, count: Int? = nil,
    isCurrent: Bool = false
  ) {
    self.key = key
    self.label = label
    self.href = href
    self.icon = icon
    self.count = count
    self.isCurrent = isCurrent
  }
}

/// A step of the way from the home page to this one; the last has no link.
package struct Crumb: Sendable {
  package var label: String
  package var href: String?

  package init(_ label: String, href: String? = nil) {
    self.label = label
    self.href = href
  }
}
