// Elements of running text, lists and figures. Each takes children or plain text.

package func p(_ children: [Node] = []) -> Node { element("p", children) }
package func p(_ text: String) -> Node { element("p", text) }

package func blockquote(_ children: [Node] = []) -> Node { element("blockquote", children) }
package func blockquote(_ text: String) -> Node { element("blockquote", text) }

package func ul(_ children: [Node] = []) -> Node { element("ul", children) }
package func ul(_ text: String) -> Node { element("ul", text) }

package func ol(_ children: [Node] = []) -> Node { element("ol", children) }
package func ol(_ text: String) -> Node { element("ol", text) }

package func li(_ children: [Node] = []) -> Node { element("li", children) }
package func li(_ text: String) -> Node { element("li", text) }

package func dl(_ children: [Node] = []) -> Node { element("dl", children) }
package func dl(_ text: String) -> Node { element("dl", text) }

package func dt(_ children: [Node] = []) -> Node { element("dt", children) }
package func dt(_ text: String) -> Node { element("dt", text) }

package func dd(_ children: [Node] = []) -> Node { element("dd", children) }
package func dd(_ text: String) -> Node { element("dd", text) }

package func figure(_ children: [Node] = []) -> Node { element("figure", children) }
package func figure(_ text: String) -> Node { element("figure", text) }

package func figcaption(_ children: [Node] = []) -> Node { element("figcaption", children) }
package func figcaption(_ text: String) -> Node { element("figcaption", text) }

package func details(_ children: [Node] = []) -> Node { element("details", children) }
package func details(_ text: String) -> Node { element("details", text) }

package func summary(_ children: [Node] = []) -> Node { element("summary", children) }
package func summary(_ text: String) -> Node { element("summary", text) }

package func dialog(_ children: [Node] = []) -> Node { element("dialog", children) }
package func dialog(_ text: String) -> Node { element("dialog", text) }

/// Text whose spaces and lines are kept.
package func pre(_ children: [Node] = []) -> Node {
  Node(.element(Element(tag: "pre", shape: .preformatted, children: children)))
}

/// Text whose spaces and lines are kept.
package func pre(_ text: String) -> Node {
  pre([Node(.text(text))])
}
