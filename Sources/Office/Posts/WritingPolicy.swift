/// The house's own settings for writing; no regulation asks for them.
struct WritingPolicy: Sendable, Decodable {
  /// How long somebody counts as present after their browser was last heard of.
  let presenceSeconds: Int64
  /// How long what was typed and never saved is kept.
  let workingDays: Int64

  /// In milliseconds.
  var presence: Int64 { presenceSeconds * 1_000 }
  /// In milliseconds.
  var workingLifetime: Int64 { workingDays * 86_400_000 }

  /// The settings that come with the program.
  ///
  /// - Throws: `MissingResource` when they cannot be read.
  static func bundled() throws -> WritingPolicy { try read.get() }

  private static let read = Result { try PolicyFile.decoded("writing", as: WritingPolicy.self) }
}
