import HTML

/// A page for citizens: calm and large, and without script nothing is missing.
///
/// - Parameter isUnlisted: whether its address is a secret: no search engine keeps it, and no other
///   page learns where the reader came from.
package func publicPage(
  _ frame: PublicFrame, title: String, content: [Node], hasErrors: Bool = false,
  isUnlisted: Bool = false
) -> [UInt8] {
  let say = frame.say
  let body = div([
    skipLink(say),
    demoBanner(frame.isDemo, say: say),
    publicHeader(frame),
    main(content).id("main").tabindex(-1),
    publicFooter(frame),
  ]).class("public")
  return document(
    language: say.language.rawValue,
    head: pageHead(title, say: say, hasErrors: hasErrors, isUnlisted: isUnlisted),
    body: [body], root: careRoot(frame.isCare))
}

/// A page before the door: sign-in, first set-up, errors for people who are not signed in.
package func doorPage(
  _ frame: PublicFrame, title: String, content: [Node], hasErrors: Bool = false
) -> [UInt8] {
  let say = frame.say
  let body = div([
    skipLink(say),
    demoBanner(frame.isDemo, say: say),
    header([
      a([brand(say)]).href("/").class("home"),
      div(switches(frame)).class("tools"),
    ]).class("door-top"),
    main([
      div([
        icon(.mark).class("big-mark"),
        p(say("app.name")).class("door-name"),
        p(say("app.tagline")).class("tagline"),
        p(frame.organization).class("door-organization"),
      ]).class("door-brand"),
      div(content).class("door-content"),
    ]).id("main").tabindex(-1).class("door-main"),
    footer([p([icon(.shield), span(say("app.unclassified"))])]).class("foot"),
  ]).class("door")
  return document(
    language: say.language.rawValue,
    head: pageHead(title, say: say, hasErrors: hasErrors),
    body: [body], root: careRoot(frame.isCare))
}

private func switches(_ frame: PublicFrame) -> [Node] {
  [
    careSwitch(
      say: frame.say, csrf: frame.csrf, isCare: frame.isCare, returnTo: frame.returnTo),
    languageSwitch(say: frame.say, csrf: frame.csrf, returnTo: frame.returnTo),
  ]
}

private func publicHeader(_ frame: PublicFrame) -> Node {
  let say = frame.say
  var places = PublicPlace.allCases.map { place in
    let link = a(say("public." + place.rawValue)).href(place.link)
    return li([place == frame.current ? link.aria("current", "page") : link])
  }
  if frame.isCare {
    places.append(li([a(say("public.call")).href("tel:110").class("call")]))
  }
  return header([
    div([
      a([icon(.mark).class("mark"), span(frame.organization)]).href("/p").class("office"),
      div(switches(frame)).class("tools"),
    ]).class("office-line"),
    nav([ul(places)]).aria("label", say("public.menu")),
  ]).class("public-top")
}

private func publicFooter(_ frame: PublicFrame) -> Node {
  let say = frame.say
  return footer([
    p([icon(.phone), span(say("public.emergency"))]).class("emergency"),
    p(say("public.foot", ["organization": frame.organization])),
    p([
      a(say("public.about")).href("/about"),
      a(say("public.accessibility")).href("/a11y"),
    ]).class("links"),
  ]).class("public-foot")
}
