// Elements inside a line. Each takes children or plain text.

package func a(_ children: [Node] = []) -> Node { element("a", children) }
package func a(_ text: String) -> Node { element("a", text) }

package func span(_ children: [Node] = []) -> Node { element("span", children) }
package func span(_ text: String) -> Node { element("span", text) }

package func strong(_ children: [Node] = []) -> Node { element("strong", children) }
package func strong(_ text: String) -> Node { element("strong", text) }

package func em(_ children: [Node] = []) -> Node { element("em", children) }
package func em(_ text: String) -> Node { element("em", text) }

package func b(_ children: [Node] = []) -> Node { element("b", children) }
package func b(_ text: String) -> Node { element("b", text) }

package func small(_ children: [Node] = []) -> Node { element("small", children) }
package func small(_ text: String) -> Node { element("small", text) }

package func mark(_ children: [Node] = []) -> Node { element("mark", children) }
package func mark(_ text: String) -> Node { element("mark", text) }

package func ins(_ children: [Node] = []) -> Node { element("ins", children) }
package func ins(_ text: String) -> Node { element("ins", text) }

package func del(_ children: [Node] = []) -> Node { element("del", children) }
package func del(_ text: String) -> Node { element("del", text) }

package func s(_ children: [Node] = []) -> Node { element("s", children) }
package func s(_ text: String) -> Node { element("s", text) }

package func q(_ children: [Node] = []) -> Node { element("q", children) }
package func q(_ text: String) -> Node { element("q", text) }

package func cite(_ children: [Node] = []) -> Node { element("cite", children) }
package func cite(_ text: String) -> Node { element("cite", text) }

package func code(_ children: [Node] = []) -> Node { element("code", children) }
package func code(_ text: String) -> Node { element("code", text) }

package func kbd(_ children: [Node] = []) -> Node { element("kbd", children) }
package func kbd(_ text: String) -> Node { element("kbd", text) }

package func samp(_ children: [Node] = []) -> Node { element("samp", children) }
package func samp(_ text: String) -> Node { element("samp", text) }

package func sub(_ children: [Node] = []) -> Node { element("sub", children) }
package func sub(_ text: String) -> Node { element("sub", text) }

package func sup(_ children: [Node] = []) -> Node { element("sup", children) }
package func sup(_ text: String) -> Node { element("sup", text) }

package func abbr(_ children: [Node] = []) -> Node { element("abbr", children) }
package func abbr(_ text: String) -> Node { element("abbr", text) }

package func bdi(_ children: [Node] = []) -> Node { element("bdi", children) }
package func bdi(_ text: String) -> Node { element("bdi", text) }

package func time(_ children: [Node] = []) -> Node { element("time", children) }
package func time(_ text: String) -> Node { element("time", text) }

package func data(_ children: [Node] = []) -> Node { element("data", children) }
package func data(_ text: String) -> Node { element("data", text) }

package func br() -> Node { void("br") }

/// A place where a long word may break.
package func wbr() -> Node { void("wbr") }
