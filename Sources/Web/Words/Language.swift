/// The languages that pages are written in; the raw value is the tag of the HTML page.
package enum Language: String, CaseIterable, Sendable, Hashable, Codable {
  case chinese = "zh-Hans"
  case english = "en"

  /// The language a browser prefers, from its `Accept-Language`, taking the order as it stands.
  package init(accepted header: String?) {
    let tags = (header ?? "").lowercased().split(separator: ",")
    for tag in tags {
      let name = tag.drop { $0 == " " }
      if name.hasPrefix("zh") { self = .chinese; return }
      if name.hasPrefix("en") { self = .english; return }
    }
    self = .chinese
  }
}
