// Elements that divide a page. Each takes children or plain text.

package func main(_ children: [Node] = []) -> Node { element("main", children) }
package func main(_ text: String) -> Node { element("main", text) }

package func header(_ children: [Node] = []) -> Node { element("header", children) }
package func header(_ text: String) -> Node { element("header", text) }

package func footer(_ children: [Node] = []) -> Node { element("footer", children) }
package func footer(_ text: String) -> Node { element("footer", text) }

package func nav(_ children: [Node] = []) -> Node { element("nav", children) }
package func nav(_ text: String) -> Node { element("nav", text) }

package func section(_ children: [Node] = []) -> Node { element("section", children) }
package func section(_ text: String) -> Node { element("section", text) }

package func article(_ children: [Node] = []) -> Node { element("article", children) }
package func article(_ text: String) -> Node { element("article", text) }

package func aside(_ children: [Node] = []) -> Node { element("aside", children) }
package func aside(_ text: String) -> Node { element("aside", text) }

package func h1(_ children: [Node] = []) -> Node { element("h1", children) }
package func h1(_ text: String) -> Node { element("h1", text) }

package func h2(_ children: [Node] = []) -> Node { element("h2", children) }
package func h2(_ text: String) -> Node { element("h2", text) }

package func h3(_ children: [Node] = []) -> Node { element("h3", children) }
package func h3(_ text: String) -> Node { element("h3", text) }

package func h4(_ children: [Node] = []) -> Node { element("h4", children) }
package func h4(_ text: String) -> Node { element("h4", text) }

package func hgroup(_ children: [Node] = []) -> Node { element("hgroup", children) }
package func hgroup(_ text: String) -> Node { element("hgroup", text) }

package func address(_ children: [Node] = []) -> Node { element("address", children) }
package func address(_ text: String) -> Node { element("address", text) }

package func div(_ children: [Node] = []) -> Node { element("div", children) }
package func div(_ text: String) -> Node { element("div", text) }

package func hr() -> Node { void("hr") }
