import Crypto
import Documents
import Office

/// The pictures of a document, looked into as if they had been uploaded, and sorted into those that
/// an item takes and those it does not. Nobody keeps them before an act does.
package struct TakenPictures: Sendable {
  /// In the order of the document, each content once.
  package private(set) var files: [InspectedFile] = []
  /// What the document says in place of them, by their digests.
  package private(set) var alternatives: [FileDigest: String] = [:]
  /// Why the others are not taken, each by its name.
  package private(set) var problems: [FieldProblem] = []

  /// The field in which a document is chosen.
  package static let field = "document"

  /// Reads the pictures of a document; none is fetched from an address.
  ///
  /// - Parameters:
  ///   - name: of the document's file; its ending tells its kind.
  ///   - known: what the item has already.
  /// - Throws: ``UnreadDraft``, `FileStoreError`.
  package init(
    of bytes: [UInt8], name: String, beside known: [PostMedia], in office: Office, _ say: Words
  ) async throws {
    guard let kind = DocumentKind(path: name) else { throw UnreadDraft.unknownKind }
    let embedded: EmbeddedPictures
    do throws(DocumentError) {
      embedded = try EmbeddedPictures(bytes, as: kind)
    } catch {
      throw UnreadDraft.document(error)
    }
    var found: [InspectedFile] = []
    var seen = Seen()
    for (index, picture) in embedded.document.pictures.enumerated() {
      // One more than an item takes, so that the reader hears of it.
      guard found.count <= PostMediaFields.maximumFiles else { break }
      guard seen.isNew(picture) else { continue }
      let called = Self.name(of: picture, at: index + 1, in: embedded, say)
      guard let content = content(of: picture, called, in: embedded), seen.isNew(content)
      else { continue }
      let file = try await Self.received(content, name: called, in: office)
      found.append(try await office.inspected(file))
      let words = DocumentPart.clean(picture.alternativeText.text)
      if !words.isEmpty {
        alternatives[file.digest] = String(words.prefix(PostMediaFields.alternative.maximum))
      }
    }
    let sorted = PostMediaFields.sorted(found, beside: known, field: Self.field)
    files = sorted.taken
    problems += sorted.problems
  }

  /// What was met already, so that a part that is shown a thousand times is unpacked once and a
  /// content stored once.
  private struct Seen {
    private var parts: Set<DocumentPicture.Holding> = []
    private var digests: Set<FileDigest> = []

    mutating func isNew(_ picture: DocumentPicture) -> Bool {
      picture.holding == .outside || parts.insert(picture.holding).inserted
    }

    mutating func isNew(_ content: [UInt8]) -> Bool {
      FileDigest(SHA256.hash(data: content)).map { digests.insert($0).inserted } ?? true
    }
  }

  /// The file of a picture; nil, with the reason among the problems, when there is none to be had.
  private mutating func content(
    of picture: DocumentPicture, _ name: String, in embedded: EmbeddedPictures
  ) -> [UInt8]? {
    do throws(PictureFault) {
      return try embedded.bytes(of: picture, maximum: PostMediaFields.maximumPictureBytes)
    } catch {
      // Nobody reads a list of a thousand.
      guard problems.count < PostMediaFields.maximumFiles else { return nil }
      problems.append(
        FieldProblem(
          Self.field, .wrong,
          facts: [FieldProblem.cause: "pictures." + error.rawValue, "name": name]))
      return nil
    }
  }

  /// As the document calls it, or by its number, with the ending of its file.
  private static func name(
    of picture: DocumentPicture, at number: Int, in embedded: EmbeddedPictures, _ say: Words
  ) -> String {
    let ending = embedded.ending(of: picture)
    var name = String(DocumentPart.clean(picture.name).prefix(100))
    if case .encoded = picture.holding { name = "" }
    if name.isEmpty { name = say("pictures.number", ["n": "\(number)"]) }
    guard let ending, !name.lowercased().hasSuffix("." + ending) else { return name }
    return name + "." + ending
  }

  /// Puts a content into the store, where it is swept after a day unless an act keeps it.
  private static func received(
    _ bytes: [UInt8], name: String, in office: Office
  ) async throws -> IncomingFile {
    let receiver = try await office.files.receive()
    do {
      try await receiver.append(bytes)
      let content = try await receiver.seal()
      try await receiver.place()
      return IncomingFile(content: content, name: name)
    } catch {
      await receiver.discard()
      throw error
    }
  }
}
