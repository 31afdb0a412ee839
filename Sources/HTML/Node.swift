/// A piece of a page: text, an element, or several of them in a row.
///
/// One concrete type for everything, so that long pages type-check fast. A node is made by the
/// element functions (`div`, `p`, `table`, …) and changed by modifiers that return a copy. Text is
/// escaped when it is written; there is no way to put markup in from a `String`.
package struct Node: Sendable {
  /// What a node is made of.
  enum Content: Sendable {
    case text(String)
    case group([Node])
    case element(Element)
    /// Markup written in our own source, such as the path of an icon.
    case markup(StaticString)
  }

  var content: Content

  init(_ content: Content) {
    self.content = content
  }
}

/// A tag with its attributes and what stands between its ends.
struct Element: Sendable {
  /// How a browser reads what stands inside.
  enum Shape: Sendable {
    /// Children of any kind.
    case normal
    /// No children and no closing tag, such as `br`.
    case void
    /// Text only, read without tags, such as `textarea` and `title`.
    case textOnly
    /// Like `normal`, but a browser drops a first line feed, as in `pre`.
    case preformatted
  }

  let tag: StaticString
  let shape: Shape
  var attributes: [Attribute] = []
  var children: [Node]

  /// Adds an attribute; most elements have up to four, so there is room for them at once.
  mutating func append(_ attribute: Attribute) {
    if attributes.isEmpty { attributes.reserveCapacity(4) }
    attributes.append(attribute)
  }
}

/// A name with its value; without a value the name alone stands in the tag.
struct Attribute: Sendable {
  /// What is written before the name.
  enum Family: Sendable {
    case plain, data, aria
  }

  let family: Family
  let name: StaticString
  var value: String?

  func hasSameName(as other: Attribute) -> Bool {
    family == other.family && name.holdsSameText(as: other.name)
  }
}

extension StaticString {
  func holdsSameText(as other: StaticString) -> Bool {
    guard hasPointerRepresentation, other.hasPointerRepresentation else {
      return "\(self)" == "\(other)"
    }
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    if utf8Start == other.utf8Start { return true }
    return UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
      .elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: utf8CodeUnitCount))
  }
}

/// Text as a reader sees it; everything special in it is escaped.
package func text(_ text: String) -> Node {
  Node(.text(text))
}

/// Several nodes in a row, without an element around them.
package func group(_ nodes: [Node]) -> Node {
  Node(.group(nodes))
}

/// A node that writes nothing.
package let nothing = Node(.group([]))

/// The node if the condition holds, else nothing.
package func when(_ condition: Bool, _ node: @autoclosure () -> Node) -> Node {
  condition ? node() : nothing
}

/// The node made from the value, or nothing if there is none.
package func ifPresent<Value>(_ value: Value?, _ make: (Value) -> Node) -> Node {
  value.map(make) ?? nothing
}

/// Markup that stands in our own source, such as the paths of an icon; never from data.
package func markup(_ markup: StaticString) -> Node {
  Node(.markup(markup))
}

func element(_ tag: StaticString, _ children: [Node]) -> Node {
  Node(.element(Element(tag: tag, shape: .normal, children: children)))
}

func element(_ tag: StaticString, _ text: String) -> Node {
  Node(.element(Element(tag: tag, shape: .normal, children: [Node(.text(text))])))
}

func element(_ tag: StaticString, textOnly text: String) -> Node {
  Node(.element(Element(tag: tag, shape: .textOnly, children: [Node(.text(text))])))
}

func void(_ tag: StaticString) -> Node {
  Node(.element(Element(tag: tag, shape: .void, children: [])))
}
