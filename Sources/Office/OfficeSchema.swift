import Foundation
import Resources
import Storage

/// What the office needs from its data files could not be read.
package struct MissingResource: Error, Sendable {
  package let name: String

  package init(name: String) { self.name = name }
}

/// The office's schema, one file a step.
package enum Schema {
  /// The bundled steps `NNNN-name.sql`.
  ///
  /// - Throws: `MissingResource` when the folder beside the program is missing.
  package static func migrations() throws -> [Migration] {
    guard let folder = resourceFolder(of: "Office")?.appendingPathComponent("Migrations"),
      let files = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
    else { throw MissingResource(name: "Migrations") }
    return try files.filter { $0.pathExtension == "sql" }.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      guard let number = Int(name.prefix(4)) else { throw MissingResource(name: name) }
      return Migration(
        number: number, name: String(name.dropFirst(5)),
        script: try String(contentsOf: file, encoding: .utf8))
    }
  }
}

extension PasswordPolicy {
  /// A bundled policy; `cn-djbh3` is the default.
  ///
  /// - Throws: `MissingResource` when there is none of that name.
  package static func bundled(_ name: String = "cn-djbh3") throws -> PasswordPolicy {
    try PolicyFile.decoded(name)
  }
}
