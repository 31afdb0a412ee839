/// Why a form could not be read.
package enum FormError: Error, Equatable, Sendable {
  /// Not `application/x-www-form-urlencoded` text.
  case malformed
  case tooManyFields
  /// A field holds bytes that are no UTF-8, or NUL.
  case badText(field: String)
}

/// What a form or a query string carries: names with their values, in the order they came.
package struct FormFields: Sendable, Equatable {
  package private(set) var values: [String: [String]] = [:]
  private static let limit = 500

  package init() {}

  package init(_ values: [String: [String]]) { self.values = values }

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL, §5.1), strictly: a broken escape or
  /// broken UTF-8 is an error that names the field, never a replacement character.
  package init(urlEncoded bytes: some Sequence<UInt8>) throws(FormError) {
    var count = 0
    for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
      count += 1
      if count > Self.limit { throw .tooManyFields }
      let halves = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = halves.first, let nameBytes = Self.decoded(first),
        let name = Self.text(nameBytes)
      else { throw .malformed }
      let valueBytes = halves.count > 1 ? Self.decoded(halves[1]) : []
      guard let valueBytes, let value = Self.text(valueBytes) else {
        throw .badText(field: name)
      }
      values[name, default: []].append(value)
    }
  }

  /// The first value of a field; empty when it did not come.
  package func text(_ name: String) -> String { values[name]?.first ?? "" }

  package func all(_ name: String) -> [String] { values[name] ?? [] }

  package func isOn(_ name: String) -> Bool { text(name) == "yes" }

  /// As the query of an address, with its `?`; empty when there is nothing to ask.
  package var encoded: String {
    let pairs = values.sorted { $0.key < $1.key }.flatMap { field in
      field.value.map { percentEncoded(field.key) + "=" + percentEncoded($0) }
    }
    return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
  }

  /// The fields whose name nobody expects here.
  package func unknown(besides expected: Set<String>) -> [String] {
    values.keys.filter { !expected.contains($0) }.sorted()
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    if bytes.contains(0) { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = iterator.next().flatMap(hexDigit),
          let low = iterator.next().flatMap(hexDigit)
        else { return nil }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    return result
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
