// Pictures, sound and drawings.

package func img() -> Node { void("img") }
package func source() -> Node { void("source") }
package func picture(_ children: [Node] = []) -> Node { element("picture", children) }
package func video(_ children: [Node] = []) -> Node { element("video", children) }
package func audio(_ children: [Node] = []) -> Node { element("audio", children) }
package func template(_ children: [Node] = []) -> Node { element("template", children) }

/// A drawing; its shapes are `markup` from our own source, `use` or `shape`.
package func svg(_ children: [Node] = []) -> Node { element("svg", children) }

/// A shape kept in a sprite, such as `/assets/icons.svg#bell`.
package func use(_ link: String) -> Node { element("use", []).href(link) }

/// A rectangle of a drawing, for bars and codes; lengths in units of its `viewBox`.
package func rect(x: Int, y: Int, width: Int, height: Int) -> Node {
  element("rect", []).attribute("x", x).attribute("y", y)
    .attribute("width", width).attribute("height", height)
}

/// A path of a drawing, from numbers that were computed.
package func path(_ data: String) -> Node { element("path", []).attribute("d", data) }
