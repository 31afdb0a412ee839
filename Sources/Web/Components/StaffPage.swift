import HTML

/// A page for the staff: menu, top bar, way, content.
/// - Parameters:
///   - crumbs: the way here; the last one is this page.
///   - hasErrors: whether a form came back; the tab's title then says so first.
package func staffPage(
  _ frame: StaffFrame, title: String, breadcrumb crumbs: [Crumb] = [], content: [Node],
  hasErrors: Bool = false
) -> [UInt8] {
  let say = frame.say
  let page = div([
    demoBanner(frame.isDemo, say: say),
    breadcrumb(crumbs, say: say),
    main(content).id("main").tabindex(-1),
    footer([p([icon(.shield), span(say("app.unclassified"))])]).class("foot"),
  ]).class("page")
  return document(
    language: say.language.rawValue,
    head: pageHead(title, say: say, hasErrors: hasErrors),
    body: [
      div([skipLink(say), topBar(frame), sideMenu(frame), page, keySheet(frame)])
        .class("staff")
    ],
    root: careRoot(frame.isCare))
}

private func topBar(_ frame: StaffFrame) -> Node {
  let say = frame.say
  let phoneMenu = details([
    summary([icon(.menu), span(say("page.menu"))]),
    nav(menuGroups(frame)).aria("label", say("page.main-menu")),
  ]).class("phone-menu")
  return header([
    phoneMenu,
    a([brand(say)]).href("/").class("home"),
    span(frame.organization).class("unit"),
    div(
      switches(frame) + [
        a([icon(.help), span(say("page.help"))]).href("/help").class("quiet")
      ]
    ).class("tools"),
    personMenu(frame),
  ]).class("top")
}

private func switches(_ frame: StaffFrame) -> [Node] {
  [
    careSwitch(
      say: frame.say, csrf: frame.csrf, isCare: frame.isCare, returnTo: frame.returnTo),
    languageSwitch(say: frame.say, csrf: frame.csrf, returnTo: frame.returnTo),
  ]
}

/// Who is signed in; on small screens it also holds what the top bar has no room for.
private func personMenu(_ frame: StaffFrame) -> Node {
  let say = frame.say
  let signOut = form([
    frame.csrf, button(say("act.sign-out")).type("submit").class("plain"),
  ]).method("post").action("/sign-out")
  return details([
    summary([icon(.user), span(frame.person).class("person-name")])
      .aria("label", say("page.person-menu", ["name": frame.person])),
    div([
      p(frame.organization).class("unit-again"),
      a(say("page.profile")).href("/profile").class("plain"),
      a(say("page.help")).href("/help").class("plain"),
      div(switches(frame)).class("small-tools"),
      button(say("page.keyboard")).type("button").class("plain").data("keys", "open").hidden(),
      signOut,
    ]).class("drop"),
  ]).class("person")
}

private func sideMenu(_ frame: StaffFrame) -> Node {
  nav(menuGroups(frame)).class("side").aria("label", frame.say("page.main-menu"))
}

private func menuGroups(_ frame: StaffFrame) -> [Node] {
  frame.menu.map { group in
    div([
      when(!group.label.isEmpty, p(group.label).class("group")),
      ul(group.items.map { li([menuLink($0, say: frame.say)]) }),
    ]).class("menu-group")
  }
}

private func menuLink(_ item: MenuItem, say: Words) -> Node {
  let waiting = item.count ?? 0
  var link = a([
    item.icon.map(icon) ?? nothing,
    span(item.label).class("label"),
    when(
      waiting > 0,
      span([text(String(waiting))]).class("count")
        .aria("label", say("page.count", ["n": String(waiting)])).role("img")),
  ]).href(item.href)
  if item.isCurrent { link = link.aria("current", "page") }
  if !item.key.isEmpty { link = link.data("go", item.key) }
  return link
}

/// The list of keys; the script opens it, and without script no key is taken.
private func keySheet(_ frame: StaffFrame) -> Node {
  let say = frame.say
  let pages = frame.menu.flatMap(\.items).filter { !$0.key.isEmpty }
  let keys =
    pages.map { ("g " + $0.key, $0.label) } + [
      ("j", say("keys.next")), ("k", say("keys.previous")), ("e", say("keys.open")),
      ("x", say("keys.choose")), ("c", say("keys.new")),
      ("a", say("keys.approve")), ("r", say("keys.return")), ("v", say("keys.versions")),
      ("Ctrl+S", say("keys.save")), ("/", say("keys.search")),
      ("?", say("keys.help")),
    ]
  return dialog([
    h2(say("page.keyboard")).id("keys-title"),
    dl(keys.map { div([dt([kbd($0.0)]), dd($0.1)]) }),
    div([
      button(say("page.keyboard-off")).type("button").class("button").data("keys", "toggle")
        .data("on", say("page.keyboard-on")).data("off", say("page.keyboard-off")),
      button(say("act.close")).type("button").class("button primary").data("keys", "close"),
    ]).class("buttons"),
  ]).id("keys").class("keys").aria("labelledby", "keys-title")
}
