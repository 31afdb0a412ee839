// Elements of tables. Each takes children or plain text where the element may hold it.

package func caption(_ children: [Node] = []) -> Node { element("caption", children) }
package func caption(_ text: String) -> Node { element("caption", text) }

package func th(_ children: [Node] = []) -> Node { element("th", children) }
package func th(_ text: String) -> Node { element("th", text) }

package func td(_ children: [Node] = []) -> Node { element("td", children) }
package func td(_ text: String) -> Node { element("td", text) }

package func table(_ children: [Node] = []) -> Node { element("table", children) }
package func thead(_ children: [Node] = []) -> Node { element("thead", children) }
package func tbody(_ children: [Node] = []) -> Node { element("tbody", children) }
package func tfoot(_ children: [Node] = []) -> Node { element("tfoot", children) }
package func tr(_ children: [Node] = []) -> Node { element("tr", children) }
package func colgroup(_ children: [Node] = []) -> Node { element("colgroup", children) }
package func col() -> Node { void("col") }
