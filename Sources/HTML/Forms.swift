// Elements of forms. Each takes children or plain text where the element may hold it.

package func form(_ children: [Node] = []) -> Node { element("form", children) }
package func form(_ text: String) -> Node { element("form", text) }

package func fieldset(_ children: [Node] = []) -> Node { element("fieldset", children) }
package func fieldset(_ text: String) -> Node { element("fieldset", text) }

package func legend(_ children: [Node] = []) -> Node { element("legend", children) }
package func legend(_ text: String) -> Node { element("legend", text) }

package func label(_ children: [Node] = []) -> Node { element("label", children) }
package func label(_ text: String) -> Node { element("label", text) }

package func button(_ children: [Node] = []) -> Node { element("button", children) }
package func button(_ text: String) -> Node { element("button", text) }

package func output(_ children: [Node] = []) -> Node { element("output", children) }
package func output(_ text: String) -> Node { element("output", text) }

package func select(_ options: [Node] = []) -> Node { element("select", options) }
package func optgroup(_ options: [Node] = []) -> Node { element("optgroup", options) }
package func datalist(_ options: [Node] = []) -> Node { element("datalist", options) }
package func option(_ text: String) -> Node { element("option", textOnly: text) }
package func input() -> Node { void("input") }

/// A field for several lines, holding the text given.
package func textarea(_ text: String = "") -> Node { element("textarea", textOnly: text) }

/// A bar that shows how much of `max` is done; set both with `value` and `max`.
package func progress(_ text: String) -> Node { element("progress", text) }
package func meter(_ text: String) -> Node { element("meter", text) }
