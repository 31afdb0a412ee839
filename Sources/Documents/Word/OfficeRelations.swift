import ZipArchive

/// What one part of an office file refers to (ECMA-376 part 2).
package struct OfficeRelation: Sendable, Hashable {
  package let id: String
  /// The last word of its type, such as `officeDocument` or `worksheet`.
  package let kind: String
  /// The name of the part in the archive.
  package let target: String
}

package enum OfficeRelations {
  /// What a part refers to inside the archive; of the whole file when the name is empty.
  ///
  /// - Throws: ``DocumentError``.
  package static func of(
    _ part: String, in archive: ZipReader
  ) throws(DocumentError) -> [OfficeRelation] {
    let folder = folder(of: part)
    return try read(part, in: archive) { attributes in
      guard attributes["TargetMode"] != "External", let target = attributes["Target"] else {
        return nil
      }
      let kind = attributes["Type"]?.split(separator: "/").last
      return OfficeRelation(
        id: attributes["Id"] ?? "", kind: kind.map(String.init) ?? "",
        target: resolved(target, in: folder))
    }
  }

  /// The addresses outside the archive that a part refers to, by their ids.
  static func links(
    of part: String, in archive: ZipReader
  ) throws(DocumentError) -> [String: String] {
    let found = try read(part, in: archive) { attributes -> (String, String)? in
      guard attributes["TargetMode"] == "External", let target = attributes["Target"] else {
        return nil
      }
      return (attributes["Id"] ?? "", target)
    }
    return Dictionary(found) { first, _ in first }
  }

  private static func read<Found>(
    _ part: String, in archive: ZipReader, _ relation: (XMLAttributes) -> Found?
  ) throws(DocumentError) -> [Found] {
    let file = part.split(separator: "/").last ?? ""
    let name = (folder(of: part) + ["_rels", file + ".rels"]).joined(separator: "/")
    guard let bytes = try archive.part(name) else { return [] }
    var reader = try XMLReader(bytes)
    var found: [Found] = []
    while let piece = try reader.next() {
      guard case .start("Relationship", let attributes) = piece else { continue }
      if let relation = relation(attributes) { found.append(relation) }
    }
    return found
  }

  private static func folder(of part: String) -> [String] {
    part.split(separator: "/").dropLast().map(String.init)
  }

  /// The part a target names, seen from a folder.
  private static func resolved(_ target: String, in folder: [String]) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
    }
    return path.joined(separator: "/")
  }
}

extension ZipReader {
  /// An entry unpacked; nil when there is none of the name.
  package func part(_ name: String) throws(DocumentError) -> [UInt8]? {
    do throws(ZipError) { return try bytes(of: name) } catch { throw DocumentError(error) }
  }
}

extension DocumentError {
  package init(_ error: ZipError) {
    switch error {
    case .encrypted: self = .encrypted
    case .excessive: self = .excessive
    case .notAnArchive, .damaged, .unsupported, .duplicateName, .unsafeName: self = .damagedArchive
    }
  }
}
