// Modifiers return a changed copy of an element. On text and groups they change nothing.
//
// Setting a name twice replaces the value, except `class`, which adds. Names that run script or
// carry style are refused, because the pages forbid both.

extension Node {
  /// Sets an attribute; links are checked, event handlers and styles are left out.
  package consuming func attribute(_ name: StaticString, _ value: String) -> Node {
    switch AttributeRule.of(name) {
    case .refused: return self
    case .link: return setting(.plain, name, safeLink(value))
    case .free: return setting(.plain, name, value)
    }
  }

  package consuming func attribute(_ name: StaticString, _ number: Int) -> Node {
    attribute(name, String(number))
  }

  /// Sets a name without a value, such as `required`, or takes it away.
  package consuming func flag(_ name: StaticString, _ isOn: Bool = true) -> Node {
    guard AttributeRule.of(name) != .refused else { return self }
    return isOn ? setting(.plain, name, nil) : removing(name)
  }

  package consuming func data(_ name: StaticString, _ value: String) -> Node {
    AttributeRule.isName(name) ? setting(.data, name, value) : self
  }

  package consuming func aria(_ name: StaticString, _ value: String) -> Node {
    AttributeRule.isName(name) ? setting(.aria, name, value) : self
  }

  /// Adds one or more class names.
  package consuming func `class`(_ names: String) -> Node {
    guard !names.isEmpty else { return self }
    return changing { element in
      let added = Attribute(family: .plain, name: "class", value: names)
      if let index = element.attributes.firstIndex(where: { $0.hasSameName(as: added) }) {
        let before = element.attributes[index].value ?? ""
        element.attributes[index].value = before.isEmpty ? names : before + " " + names
      } else {
        element.append(added)
      }
    }
  }

  /// Adds children after those that are there; void elements take none.
  package consuming func adding(_ nodes: [Node]) -> Node {
    guard case .element(let element) = content else { return group([self] + nodes) }
    guard element.shape == .normal || element.shape == .preformatted else { return self }
    return changing { $0.children += nodes }
  }

  consuming func setting(
    _ family: Attribute.Family, _ name: StaticString, _ value: String?
  ) -> Node {
    changing { element in
      let new = Attribute(family: family, name: name, value: value)
      if let index = element.attributes.firstIndex(where: { $0.hasSameName(as: new) }) {
        element.attributes[index] = new
      } else {
        element.append(new)
      }
    }
  }

  private consuming func removing(_ name: StaticString) -> Node {
    changing { element in
      let gone = Attribute(family: .plain, name: name, value: nil)
      element.attributes.removeAll { $0.hasSameName(as: gone) }
    }
  }

  /// Changes the element in place: the node lets go of it first, so that its arrays are not copied.
  @inline(__always)
  private consuming func changing(_ change: (inout Element) -> Void) -> Node {
    guard case .element(var element) = content else { return self }
    content = .markup("")
    change(&element)
    return Node(.element(element))
  }
}

extension Node {
  // Names of any element.
  package consuming func id(_ id: String) -> Node { setting(.plain, "id", id) }
  package consuming func lang(_ tag: String) -> Node { setting(.plain, "lang", tag) }
  package consuming func title(_ text: String) -> Node { setting(.plain, "title", text) }
  package consuming func role(_ role: String) -> Node { setting(.plain, "role", role) }
  package consuming func hidden(_ isOn: Bool = true) -> Node { flag("hidden", isOn) }
  package consuming func tabindex(_ index: Int) -> Node { attribute("tabindex", index) }
  package consuming func open(_ isOn: Bool = true) -> Node { flag("open", isOn) }

  // Links: http, https, mailto, tel, or a place on this site; anything else becomes `#`.
  package consuming func href(_ link: String) -> Node { attribute("href", link) }
  package consuming func src(_ link: String) -> Node { attribute("src", link) }
  package consuming func rel(_ relation: String) -> Node { setting(.plain, "rel", relation) }
  package consuming func alt(_ text: String) -> Node { setting(.plain, "alt", text) }
  package consuming func datetime(_ time: String) -> Node { setting(.plain, "datetime", time) }

  // Tables.
  package consuming func scope(_ scope: String) -> Node { setting(.plain, "scope", scope) }
  package consuming func colspan(_ count: Int) -> Node { attribute("colspan", count) }
  package consuming func rowspan(_ count: Int) -> Node { attribute("rowspan", count) }

  // Forms.
  package consuming func action(_ link: String) -> Node { attribute("action", link) }
  package consuming func method(_ method: String) -> Node { setting(.plain, "method", method) }
  package consuming func enctype(_ type: String) -> Node { setting(.plain, "enctype", type) }
  package consuming func name(_ name: String) -> Node { setting(.plain, "name", name) }
  package consuming func value(_ value: String) -> Node { setting(.plain, "value", value) }
  package consuming func type(_ type: String) -> Node { setting(.plain, "type", type) }
  package consuming func `for`(_ id: String) -> Node { setting(.plain, "for", id) }
  package consuming func form(_ id: String) -> Node { setting(.plain, "form", id) }
  package consuming func list(_ id: String) -> Node { setting(.plain, "list", id) }
  package consuming func autocomplete(_ kind: String) -> Node {
    setting(.plain, "autocomplete", kind)
  }
  package consuming func inputmode(_ mode: String) -> Node { setting(.plain, "inputmode", mode) }
  package consuming func accept(_ types: String) -> Node { setting(.plain, "accept", types) }
  package consuming func placeholder(_ text: String) -> Node {
    setting(.plain, "placeholder", text)
  }
  package consuming func rows(_ count: Int) -> Node { attribute("rows", count) }
  package consuming func size(_ count: Int) -> Node { attribute("size", count) }
  package consuming func maxlength(_ count: Int) -> Node { attribute("maxlength", count) }
  package consuming func min(_ value: String) -> Node { setting(.plain, "min", value) }
  package consuming func max(_ value: String) -> Node { setting(.plain, "max", value) }
  package consuming func step(_ value: String) -> Node { setting(.plain, "step", value) }
  package consuming func checked(_ isOn: Bool = true) -> Node { flag("checked", isOn) }
  package consuming func selected(_ isOn: Bool = true) -> Node { flag("selected", isOn) }
  package consuming func disabled(_ isOn: Bool = true) -> Node { flag("disabled", isOn) }
  package consuming func required(_ isOn: Bool = true) -> Node { flag("required", isOn) }
  package consuming func multiple(_ isOn: Bool = true) -> Node { flag("multiple", isOn) }
  package consuming func readonly(_ isOn: Bool = true) -> Node { flag("readonly", isOn) }
  package consuming func autofocus(_ isOn: Bool = true) -> Node { flag("autofocus", isOn) }
}
