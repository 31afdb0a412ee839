import Foundation
import Resources

/// The house's own settings and lists that lie beside the program, as `Policies/<name>.json`.
enum PolicyFile {
  /// - Throws: `MissingResource` when there is none of that name; what decoding throws.
  static func decoded<T: Decodable>(_ name: String, as: T.Type = T.self) throws -> T {
    let path = "Policies/\(name).json"
    guard let file = resourceFolder(of: "Office")?.appendingPathComponent(path),
      let data = try? Data(contentsOf: file)
    else { throw MissingResource(name: path) }
    return try JSONDecoder().decode(T.self, from: data)
  }
}
