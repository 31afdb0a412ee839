/// One step of the schema: runs once, is never edited after a release, and has no way back.
package struct Migration: Sendable {
  package let number: Int
  package let name: String
  package let script: String

  package init(number: Int, name: String, script: String) {
    self.number = number
    self.name = name
    self.script = script
  }

  /// FNV-1a of the script: finds an edit, defends against nobody.
  var checksum: Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in script.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }

  /// The script as one engine wants it: tokens replaced, sections of the other engine left out.
  ///
  /// A section starts with a line `-- only: sqlite` or `-- only: postgres` and ends with `-- end`.
  func script(for dialect: Dialect) -> String {
    var lines: [Substring] = []
    var only: Substring?
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- only: ") {
        only = line.dropFirst("-- only: ".count)
      } else if line == "-- end" {
        only = nil
      } else if only.map({ $0 == dialect.rawValue }) ?? true {
        lines.append(line)
      }
    }
    var text = lines.joined(separator: "\n")
    for (token, replacement) in dialect.schemaTokens {
      text = text.split(separator: token, omittingEmptySubsequences: false)
        .joined(separator: replacement)
    }
    return text
  }
}
