/// The attributes of an XML element, by their names without prefix; of two the first counts.
package struct XMLAttributes: Sendable {
  private var pairs: [(name: String, value: String)] = []

  var count: Int { pairs.count }

  package subscript(_ name: String) -> String? {
    pairs.first { $0.name == name }?.value
  }

  mutating func add(_ name: String, _ value: String) {
    if pairs.isEmpty { pairs.reserveCapacity(4) }
    pairs.append((name, value))
  }
}
