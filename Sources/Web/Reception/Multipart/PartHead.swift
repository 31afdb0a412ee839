/// What stands before a part of a form: which field it is, and whether it is a file.
package struct PartHead: Sendable, Equatable {
  package let name: String
  /// Nil for fields; empty where a browser sends a file that nobody chose.
  package let fileName: String?

  package init(name: String, fileName: String?) {
    self.name = name
    self.fileName = fileName
  }

  private static let lines = 16
  private static let nameBytes = 200

  /// Reads the lines before a part, without the empty one that ends them (RFC 7578, 4).
  init(_ bytes: some Collection<UInt8>) throws(UploadFault) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .badText(field: nil) }
    var disposition: String.UTF8View.SubSequence?
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
    guard lines.count <= Self.lines else { throw .headerTooLong }
    for (number, line) in lines.enumerated() {
      // Every line but the last ends with CR LF, and no other control stands in it.
      let isLast = number == lines.count - 1
      guard isLast || line.last == 13 else { throw .malformed(field: nil) }
      let content = isLast ? line : line.dropLast()
      guard !content.contains(where: { ($0 < 32 && $0 != 9) || $0 == 127 }),
        let colon = content.firstIndex(of: UInt8(ascii: ":")), colon > content.startIndex,
        content[..<colon].allSatisfy(HeaderText.isToken)
      else { throw .malformed(field: nil) }
      let value = content[content.index(after: colon)...]
      switch Substring(content[..<colon]).lowercased() {
      case "content-disposition":
        guard disposition == nil else { throw .malformed(field: nil) }
        disposition = value
      case "content-transfer-encoding":
        // Deprecated; what is encoded would be kept encoded.
        let encoding = Substring(value).lowercased().filter { $0 != " " && $0 != "\t" }
        guard ["binary", "8bit", "7bit"].contains(encoding) else { throw .malformed(field: nil) }
      default: break
      }
    }
    guard let disposition else { throw .malformed(field: nil) }
    try self.init(disposition: disposition)
  }

  private init(disposition: String.UTF8View.SubSequence) throws(UploadFault) {
    guard let (kind, parameters) = HeaderText.parameters(of: disposition), kind == "form-data",
      let given = parameters["name"]
    else { throw .malformed(field: nil) }
    let name = Self.unescaped(given)
    guard !name.isEmpty, name.utf8.count <= Self.nameBytes,
      !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw .badText(field: nil) }
    // RFC 7578, 4.2: the form with an asterisk must not be used.
    guard parameters["filename*"] == nil, parameters["name*"] == nil else {
      throw .malformed(field: name)
    }
    self.init(name: name, fileName: parameters["filename"].map(Self.unescaped))
  }

  /// The three escapes that browsers use (WHATWG HTML, multipart/form-data encoding algorithm).
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    return text.replacing("%22", with: "\"").replacing("%0D", with: "\r")
      .replacing("%0A", with: "\n")
  }
}

/// Values of headers with parameters (RFC 9110, 5.6).
enum HeaderText {
  typealias Bytes = String.UTF8View.SubSequence

  static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  /// `value; name=token; name="text"`, value and names in lower case.
  ///
  /// - Returns: nil when it is no such value, or a name stands twice.
  static func parameters(of text: Bytes) -> (value: String, parameters: [String: String])? {
    var rest = trimmed(text)
    let value = rest.prefix(while: { isToken($0) || $0 == UInt8(ascii: "/") })
    guard !value.isEmpty else { return nil }
    rest = trimmed(rest.dropFirst(value.count))
    var parameters: [String: String] = [:]
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: ";") else { return nil }
      rest = trimmed(rest.dropFirst())
      if rest.isEmpty { break }
      let name = rest.prefix(while: isToken)
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst()
      guard let found = self.value(&rest) else { return nil }
      let key = Substring(name).lowercased()
      guard parameters.updateValue(found, forKey: key) == nil else { return nil }
      rest = trimmed(rest)
    }
    return (Substring(value).lowercased(), parameters)
  }

  private static func value(_ rest: inout Bytes) -> String? {
    guard rest.first == UInt8(ascii: "\"") else {
      let token = rest.prefix(while: isToken)
      rest = rest.dropFirst(token.count)
      return token.isEmpty ? nil : String(Substring(token))
    }
    rest = rest.dropFirst()
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return String(validating: bytes, as: UTF8.self) }
      // Only a quotation mark or itself is meant; in a path of Windows it stands for itself.
      if byte == UInt8(ascii: "\\"), let next = rest.first,
        next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
      {
        bytes.append(next)
        rest = rest.dropFirst()
      } else {
        bytes.append(byte)
      }
    }
    return nil
  }

  private static func trimmed(_ text: Bytes) -> Bytes {
    var text = text.drop { $0 == 32 || $0 == 9 }
    while let last = text.last, last == 32 || last == 9 { text = text.dropLast() }
    return text
  }
}
