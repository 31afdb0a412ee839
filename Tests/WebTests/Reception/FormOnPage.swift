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
    page.text.matches(of: #/<form([^>]*)>(.*?)</form>/#.dotMatchesNewlines()).compactMap { found in
      let head = String(found.output.1)
      guard head.contains("method=\"post\""),
        let action = attribute("action", of: head)
      else { return nil }
      return FormOnPage(action: action, content: String(found.output.2))
    }
  }

  private init(action: String, content: String) {
    self.action = action
    asksPassword = content.contains("type=\"password\"")
    var controls: [Control] = []
    var radios: Set<String> = []
    for found in content.matches(of: #/<input([^>]*)>/#) {
      let tag = String(found.output.1)
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
    for found in content.matches(of: #/<textarea([^>]*)>/#) {
      guard let name = Self.attribute("name", of: String(found.output.1)) else { continue }
      controls.append(Control(name: name, kind: .words, value: ""))
    }
    let selects = #/<select([^>]*)>(.*?)</select>/#.dotMatchesNewlines()
    for found in content.matches(of: selects) {
      guard let name = Self.attribute("name", of: String(found.output.1)) else { continue }
      let values = found.output.2.matches(of: #/<option([^>]*)>/#).compactMap {
        Self.attribute("value", of: String($0.output.1))
      }
      let value = values.first { !$0.isEmpty } ?? ""
      controls.append(Control(name: name, kind: .choice, value: value))
    }
    self.controls = controls
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
