import Foundation

/// A form as it stands on a page, found by reading the page rather than by a list.
struct FormOnPage {
  struct Control {
    enum Kind: Equatable { case hidden, words, fixed, choice }

    let name: String
    let kind: Kind
    /// What stands in it; for a choice the one that is made.
    let value: String
  }

  let action: String
  let controls: [Control]

  var words: [String] { controls.filter { $0.kind == .words }.map(\.name) }
  var asksPassword: Bool

  /// All forms of a page that are sent with POST; those with files are sent without any.
  static func all(on page: Page) -> [FormOnPage] {
    elements("form", in: page.text).compactMap { head, content in
      guard head.contains("method=\"post\""),
        let action = attribute("action", of: head)
      else { return nil }
      return FormOnPage(action: action, content: content)
    }
  }

  private init(action: String, content: String) {
    self.action = action
    asksPassword = content.contains("type=\"password\"")
    var controls: [Control] = []
    var radios: Set<String> = []
    for tag in Self.tags("input", in: content) {
      guard let name = Self.attribute("name", of: tag) else { continue }
      let value = Self.attribute("value", of: tag) ?? ""
      switch Self.attribute("type", of: tag) ?? "text" {
      case "hidden": controls.append(Control(name: name, kind: .hidden, value: value))
      case "radio":
        if radios.insert(name).inserted {
          controls.append(Control(name: name, kind: .choice, value: value))
        }
      case "checkbox": controls.append(Control(name: name, kind: .choice, value: value))
      case "date": controls.append(Control(name: name, kind: .fixed, value: "2026-09-28"))
      case "time": controls.append(Control(name: name, kind: .fixed, value: "17:30"))
      case "number": controls.append(Control(name: name, kind: .fixed, value: "3"))
      case "password", "submit": break
      default: controls.append(Control(name: name, kind: .words, value: value))
      }
    }
    for tag in Self.tags("textarea", in: content) {
      guard let name = Self.attribute("name", of: tag) else { continue }
      controls.append(Control(name: name, kind: .words, value: ""))
    }
    for (head, options) in Self.elements("select", in: content) {
      guard let name = Self.attribute("name", of: head) else { continue }
      let values = Self.elements("option", in: options).compactMap {
        Self.attribute("value", of: $0.head)
      }
      let value = values.first { !$0.isEmpty } ?? ""
      controls.append(Control(name: name, kind: .choice, value: value))
    }
    self.controls = controls
  }

  /// Elements of a name that are not nested, each with what stands in its tag.
  private static func elements(
    _ name: String, in text: String
  ) -> [(head: String, content: String)] {
    text.components(separatedBy: "<\(name) ").dropFirst().compactMap { rest in
      guard let end = rest.firstIndex(of: ">") else { return nil }
      let content = rest[rest.index(after: end)...].components(separatedBy: "</\(name)>")
      return (" " + rest[..<end], content.first ?? "")
    }
  }

  private static func tags(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: "<\(name) ").dropFirst().map { " " + $0.prefix { $0 != ">" } }
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.range(of: " \(name)=\"")?.upperBound,
      let end = tag[start...].firstIndex(of: "\"")
    else { return nil }
    let marks = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    return marks.reduce(String(tag[start..<end])) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }
}
