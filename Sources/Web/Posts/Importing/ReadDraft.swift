import Documents
import Office

/// A document as the words of an item, and what of it did not come along.
package struct ReadDraft: Sendable {
  package let title: String
  package let body: String
  let leftOut: [LeftOut: Int]
  /// Names of the pictures that stay behind, as the document calls them.
  let pictures: [String]
  /// Names of those that lie in the file and can be taken along once the draft is saved; what was
  /// pasted is no file that could be chosen again.
  package let embedded: [String]
  /// The words of links that led where no link of ours may lead.
  let links: [String]

  package static let maximumBytes = TextDocument.maximumBytes

  /// Reads a file; its kind is told by the ending of its name.
  ///
  /// - Throws: ``UnreadDraft``.
  package init(_ bytes: [UInt8], name: String) throws(UnreadDraft) {
    guard let kind = DocumentKind(path: name) else { throw .unknownKind }
    try self.init(bytes, as: kind, isFile: true)
  }

  /// Reads what somebody pasted: the mark-up of a page or of a web editor, or a plain text.
  ///
  /// - Throws: ``UnreadDraft``.
  init(pasted text: String) throws(UnreadDraft) {
    try self.init(Array(text.utf8), as: DocumentKind(ofPasted: text), isFile: false)
  }

  private init(
    _ bytes: [UInt8], as kind: DocumentKind, isFile: Bool
  ) throws(UnreadDraft) {
    let document: TextDocument
    do throws(DocumentError) {
      document = try TextDocument.read(bytes, as: kind)
    } catch {
      throw .document(error)
    }
    let (parts, maximum) = (document.parts, PostFields.body.maximum)
    // Before anything is looked for in the words: marks make them only longer.
    let characters = parts.reduce(0) { $0 + $1.characters }
    guard characters <= maximum else { throw .tooLong(characters: characters, maximum: maximum) }
    var conversion = Conversion()
    title = DocumentPart.clean(document.title.text)
    body = BodyText.text(of: parts.map { conversion.block($0) })
    guard !title.isEmpty || !body.isEmpty else { throw .empty }
    guard body.count <= maximum else { throw .tooLong(characters: body.count, maximum: maximum) }
    leftOut = document.leftOut
    let held = document.pictures.filter { isFile && $0.holding != .outside }
    // What stands in the source of a page has no name but its type.
    embedded = held.map { picture in
      if case .encoded = picture.holding { "" } else { picture.name }
    }
    pictures = document.pictures.filter { !held.contains($0) }.map(\.name)
    links = conversion.links
  }

  /// What of it the editor's fields do not take as it is; nothing is cut.
  func problems(_ visit: Visit, labels: [String: String]) -> [FieldError] {
    var problems: [FieldProblem] = []
    if !title.isEmpty { _ = PostFields.title.check(title, field: "title", &problems) }
    return visit.entries(Refusal.invalid(problems), labels: labels).errors
  }

  /// Turns parts of a document into blocks of a text.
  private struct Conversion {
    private(set) var links: [String] = []

    mutating func block(_ part: DocumentPart) -> BodyText.Block {
      switch part {
      case .heading(let line): .heading(inlines(line))
      case .list(let lines): .list(lines.map { inlines($0) })
      case .paragraph(let lines): .paragraph(lines.map { inlines($0) })
      }
    }

    private mutating func inlines(_ line: DocumentLine) -> [BodyText.Inline] {
      var found: [BodyText.Inline] = []
      for run in line {
        if let address = run.address {
          if let allowed = BodyText.address(address) {
            found.append(.link(run.words, to: allowed))
            continue
          }
          // A place on the same page is none that anybody misses.
          if !address.hasPrefix("#") { links.append(run.words) }
        }
        found.append(run.isStrong ? .strong(run.words) : .text(run.words))
      }
      return found
    }
  }
}

/// Why a document does not become a draft.
package enum UnreadDraft: Error, Sendable, Hashable {
  case unknownKind
  /// No words in it, only pictures perhaps.
  case empty
  /// More characters than an item holds.
  case tooLong(characters: Int, maximum: Int)
  case document(DocumentError)

  package func sentence(_ say: Words) -> String {
    switch self {
    case .unknownKind: say("posts.import.unknown-kind")
    case .empty: say("posts.import.empty")
    case .tooLong(let characters, let maximum):
      say("posts.import.too-long", ["n": "\(characters)", "maximum": "\(maximum)"])
    case .document(let error):
      say(
        "command.check.reason." + error.code,
        ["limit": "\(TextDocument.maximumBytes / 1_000_000)"])
    }
  }
}
