/// A whole page as UTF-8, ready to send.
/// - Parameters:
///   - language: tag of the page's main language, such as `zh-Hans`.
///   - root: changes the outermost element, for attributes that the whole page needs.
package func document(
  language: String, head: [Node], body: [Node], root: (Node) -> Node = { $0 }
) -> [UInt8] {
  let charset = void("meta").attribute("charset", "utf-8")
  let page = element(
    "html", [element("head", [charset] + head), element("body", body)])
  return group([markup("<!doctype html>\n"), root(page.lang(language)), markup("\n")]).bytes
}

/// The title in the browser's tab.
package func title(_ text: String) -> Node { element("title", textOnly: text) }

package func meta(name: String, content: String) -> Node {
  void("meta").name(name).setting(.plain, "content", content)
}

/// A style sheet of our own; there are no styles inside pages.
package func stylesheet(_ link: String) -> Node {
  void("link").rel("stylesheet").href(link)
}

package func favicon(_ link: String) -> Node {
  void("link").rel("icon").type("image/svg+xml").href(link)
}

/// Another form of this page, such as a feed.
package func alternate(_ link: String, type: String, title: String) -> Node {
  void("link").rel("alternate").type(type).title(title).href(link)
}

/// A script of our own, run after the page is read; there are no scripts inside pages.
package func script(_ link: String) -> Node {
  element("script", []).src(link).flag("defer")
}
