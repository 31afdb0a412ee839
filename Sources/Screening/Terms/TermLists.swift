import Foundation
internal import Resources

/// A file of terms, by its path in its folder.
package struct TermFile: Sendable, Hashable {
  /// `confusions.tsv`, `confusions.yaml`, `variants.tsv` or `terms/<family>.yaml`.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// The terms at hand: those that ship with the program and those an office keeps itself.
package struct TermLists: Sendable, Hashable {
  package private(set) var lists: [TermList] = []
  /// Variant characters and the plain ones that stand for them.
  package private(set) var variants: [Unicode.Scalar: Unicode.Scalar] = [:]

  /// Where the lists cite articles.
  private(set) var cited: [CitedPlace] = []

  /// Largest file, in bytes.
  static let maximumBytes = 8 * 1_048_576

  /// - Throws: when all terms together are written with too many different characters.
  init(
    _ lists: [TermList], variants: [Unicode.Scalar: Unicode.Scalar]
  ) throws(TermListErrors) {
    (self.lists, self.variants) = (lists, variants)
    let normalization = Normalization(variants: variants)
    var scalars: Set<Unicode.Scalar> = []
    for entry in lists.flatMap(\.terms) {
      for text in [entry.text, entry.suggestion ?? ""] + entry.unless {
        scalars.formUnion(normalization.normalized(text))
      }
    }
    guard scalars.count <= Alphabet.maximumSize else {
      throw TermListErrors(errors: [
        TermListError(
          code: .tooManyCharacters, file: "", line: 0,
          facts: ["count": "\(scalars.count)", "maximum": "\(Alphabet.maximumSize)"])
      ])
    }
  }

  /// - Throws: every mistake of every file, in the order of the files.
  package init(files: [TermFile]) throws(TermListErrors) {
    self = try Self([], variants: [:]).adding(files, isOwn: false, log: TermListLog())
  }

  /// The terms that ship with the program.
  package static func bundled() throws(TermListErrors) -> TermLists {
    let log = TermListLog()
    guard let folder = resourceFolder(of: "Screening")?.appendingPathComponent("Lists") else {
      log.report(.fileUnreadable, "Lists")
      throw TermListErrors(errors: log.errors)
    }
    let files = TermFolder(folder, log: log).files()
    return try Self([], variants: [:]).adding(files, isOwn: false, log: log)
  }

  /// These terms and those of a folder laid out like the program's own: an office's titles, names
  /// and words. An entry of the folder goes before one of the same family and word here.
  package func adding(directory: URL) throws(TermListErrors) -> TermLists {
    let log = TermListLog()
    return try adding(TermFolder(directory, log: log).files(), isOwn: true, log: log)
  }

  private func adding(
    _ files: [TermFile], isOwn: Bool, log: TermListLog
  ) throws(TermListErrors) -> TermLists {
    var variants = variants
    for file in files where file.path == "variants.tsv" {
      variants = TableReading(file: file.path, log: log).variants(file.text, adding: variants)
    }
    var head = lists.last { $0.family.id == TermFamily.typo }?.family
    var drafts: [TermListDraft] = []
    for file in files {
      let known = lists.contains { file.path == "terms/\($0.family.id).yaml" }
      let reading = FamilyReading(file: file.path, log: log, isOwn: isOwn && !known)
      switch file.path {
      case "confusions.yaml": head = reading.head(file.text)
      case "confusions.tsv", "variants.tsv": continue
      case let path where path.hasPrefix("terms/") && path.hasSuffix(".yaml"):
        if let draft = reading.list(file.text) { drafts.append(draft) }
      default: log.report(.unknownFile, file.path)
      }
    }
    for file in files where file.path == "confusions.tsv" {
      guard let head else {
        log.report(.headMissing, file.path, ["head": "confusions.yaml"])
        continue
      }
      drafts.append(TableReading(file: file.path, log: log).confusions(file.text, family: head))
    }
    for draft in drafts { TermListCheck(draft: draft, variants: variants, log: log).run() }
    try log.throwErrors()
    var result = try TermLists(lists + drafts.map(\.list), variants: variants)
    result.cited = cited + log.cited
    return result
  }
}
