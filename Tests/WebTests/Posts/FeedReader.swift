import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a feed with a real XML parser.
final class FeedReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  private(set) var elements: [String: Int] = [:]
  private(set) var links: [String] = []

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    if name == "link", let address = attributes["href"] { links.append(address) }
  }
}
