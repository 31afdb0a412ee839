import HTML
import Office
import Rulebook

/// Entries of the staff's main menu.
package enum MenuPlace: String, CaseIterable, Sendable {
  case home, posts, events, messages, accounts, organizations, persons, rulebooks, calendar, audit
  case training, impersonations, personal, rhythm, archive

  var path: String {
    switch self {
    case .home: "/"
    case .posts: "/posts"
    case .rhythm: "/rhythm"
    case .events: "/events"
    case .messages: "/messages"
    case .accounts: "/accounts"
    case .personal: "/personal"
    case .organizations: "/organizations"
    case .persons: "/persons"
    case .rulebooks: "/rulebooks"
    case .calendar: "/calendar"
    case .audit: "/audit"
    case .training: "/training"
    case .impersonations: "/impersonations"
    case .archive: "/archive"
    }
  }

  /// The letter that opens it after `g`.
  var key: String {
    switch self {
    case .home: "h"
    case .posts: "p"
    case .messages: "i"
    case .accounts: "a"
    case .organizations, .persons, .rulebooks, .calendar, .audit, .training, .impersonations,
      .personal, .rhythm, .archive, .events:
      ""
    }
  }

  var icon: Icon {
    switch self {
    case .home: .clock
    case .posts: .pen
    case .events: .bell
    case .messages: .inbox
    case .accounts: .account
    case .organizations: .route
    case .persons, .personal: .user
    case .rulebooks: .shield
    case .calendar, .rhythm: .calendar
    case .audit: .search
    case .training: .tick
    case .impersonations: .warn
    case .archive: .inbox
    }
  }
}

extension Visit {
  /// What stands around a staff page: who, where, and how much waits.
  ///
  /// - Throws: `office.not-signed-in`.
  package func staffFrame(_ current: MenuPlace? = nil) async throws -> StaffFrame {
    let asker = try signedIn()
    let counted = if let waiting { waiting } else { try await ask { try $0.waitingCounts() } }
    return StaffFrame(
      say: say, organization: asker.appointments.first?.organization.name ?? "",
      person: asker.person?.name ?? "", csrf: formToken,
      menu: menu(asker, waiting: counted, current: current), isDemo: house.isDemo, isCare: isCare,
      returnTo: path)
  }

  /// What stands around a page for citizens.
  ///
  /// - Parameter organization: the office the page is about; the portal's own when nil.
  package func publicFrame(
    _ current: PublicPlace? = nil, organization: String? = nil
  ) async throws -> PublicFrame {
    let name: String
    if let organization { name = organization } else { name = try await portalName() }
    return PublicFrame(
      say: say, organization: name, csrf: formToken, current: current, isDemo: house.isDemo,
      isCare: isCare, returnTo: path)
  }

  private func portalName() async throws -> String {
    try await ask { try $0.portalOrganization()?.name } ?? ""
  }

  /// How the rulebooks are called in the reader's language.
  package var rulebookNames: RulebookNames { RulebookNames(of: office.shelf, say: say) }

  private func menu(
    _ asker: Asker, waiting: WaitingCounts, current: MenuPlace?
  ) -> [MenuGroup] {
    func item(_ place: MenuPlace, count: Int? = nil) -> MenuItem {
      MenuItem(
        key: place.key, label: say("menu." + place.rawValue), href: place.path,
        icon: place.icon, count: count, isCurrent: place == current)
    }
    let isAdministrator = asker.appointments.contains { $0.role.isAdministrator }
    let work = [
      item(.posts, count: waiting.posts), item(.events), item(.rhythm),
      item(.messages, count: waiting.messages),
      item(.accounts, count: waiting.accounts), item(.personal), item(.impersonations),
      item(.training), item(.archive),
    ]
    let administration = [item(.organizations), item(.persons), item(.calendar), item(.personal)]
    var groups = [MenuGroup(label: "", items: [item(.home, count: waiting.all)])]
    if !isAdministrator { groups.append(MenuGroup(label: say("menu.group.work"), items: work)) }
    if isAdministrator {
      groups.append(MenuGroup(label: say("menu.group.administration"), items: administration))
    }
    let isAuditor = asker.holds(.auditor) || asker.holds(.auditAdministrator)
    groups.append(
      MenuGroup(
        label: say("menu.group.rules"),
        items: [item(.rulebooks)] + (isAuditor ? [item(.audit)] : [])))
    return groups
  }
}

extension Words {
  /// A title that is data, in this language.
  package func title(_ title: LocalizedTitle) -> String {
    language == .english ? title.english : title.chinese
  }
}
