import HTML

func pageHead(
  _ pageTitle: String, say: Words, hasErrors: Bool, isUnlisted: Bool = false
) -> [Node] {
  let whole = say("page.title", ["title": pageTitle, "app": say("app.name")])
  return [
    title(hasErrors ? say("err.prefix") + whole : whole),
    meta(name: "viewport", content: "width=device-width, initial-scale=1"),
    meta(name: "format-detection", content: "telephone=no"),
    meta(name: "referrer", content: isUnlisted ? "no-referrer" : "same-origin"),
    when(isUnlisted, meta(name: "robots", content: "noindex")),
    stylesheet(AssetPath.stylesheet),
    stylesheet(AssetPath.forms),
    stylesheet(AssetPath.paper),
    favicon(AssetPath.favicon),
    script(AssetPath.script),
  ]
}

func skipLink(_ say: Words) -> Node {
  a(say("page.skip")).href("#main").class("skip")
}

func careRoot(_ isCare: Bool) -> (Node) -> Node {
  { isCare ? $0.data("care", "on") : $0 }
}

func demoBanner(_ isDemo: Bool, say: Words) -> Node {
  let words = say("app.demo")
  return when(
    isDemo, section([icon(.info), p(words)]).class("banner").aria("label", words))
}

/// Changes the language and comes back to the same page.
func languageSwitch(say: Words, csrf: Node, returnTo: String) -> Node {
  let buttons = Language.allCases.filter { $0 != say.language }.map { other in
    button(say("language." + other.rawValue)).type("submit").name("language")
      .value(other.rawValue).lang(other.rawValue).class("quiet")
  }
  return form([csrf, hiddenInput("return", returnTo)] + buttons)
    .method("post").action("/language").class("switch")
}

/// Turns the easy-read view on or off and comes back to the same page.
func careSwitch(say: Words, csrf: Node, isCare: Bool, returnTo: String) -> Node {
  form([
    csrf, hiddenInput("return", returnTo),
    button(say(isCare ? "page.care-off" : "page.care-on")).type("submit").name("care")
      .value(isCare ? "off" : "on").class("quiet"),
  ]).method("post").action("/care").class("switch")
}

/// A value that goes with a form without being seen.
///
/// A name that begins with `_` is the page's own: it is never shown as something that was typed.
package func hiddenInput(_ name: String, _ value: String) -> Node {
  input().type("hidden").name(name).value(value)
}

/// Mark and name of the product.
func brand(_ say: Words) -> Node {
  span([icon(.mark).class("mark"), span(say("app.name")).class("name")]).class("brand")
}

/// The way from the home page to this one.
package func breadcrumb(_ crumbs: [Crumb], say: Words) -> Node {
  guard !crumbs.isEmpty else { return nothing }
  let last = crumbs.count - 1
  let steps = crumbs.enumerated().map { index, crumb in
    if let href = crumb.href, index != last { return li([a(crumb.label).href(href)]) }
    return li([span(crumb.label).aria("current", "page")])
  }
  return nav([ol(steps)]).class("crumbs").aria("label", say("page.breadcrumb"))
}
