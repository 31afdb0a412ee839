import Foundation

/// Answers go to standard output, all else to standard error; neither is kept back.
enum Output {
  /// - Throws: when standard output takes no more, such as a full disk.
  static func answer(_ text: String) throws {
    try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
  }

  static func tell(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Says how far something has come, in place of what was said last. Only a terminal hears it: in
  /// a log it would be noise.
  static func progress(_ text: String) {
    guard isTerminal else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text)".utf8))
  }

  /// Leaves the line of the progress.
  static func endProgress() {
    guard isTerminal else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }

  private static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// One line of JSON with sorted keys.
  static func json(_ value: some Encodable) throws {
    try FileHandle.standardOutput.write(contentsOf: line(value))
  }

  static func line(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + [UInt8(ascii: "\n")]
  }
}

extension String {
  /// Text from outside as a terminal may show it: without control characters, and not endless.
  var shown: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(200) {
      let category = scalar.properties.generalCategory
      let isHidden = category == .control || category == .format
      result.append(isHidden ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }
}
