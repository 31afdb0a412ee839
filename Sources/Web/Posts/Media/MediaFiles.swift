import HTTPTypes
import Office
import Rulebook
import Screening

/// Hands out the files of items: shown in place, and nothing that is in them can do anything here.
enum MediaFiles {
  /// A file of one version, for whoever may see the item.
  static func ofRevision(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    let digest = visit.parameters["digest"] ?? ""
    guard let number = visit.parameters["number"].flatMap({ Int64($0) }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let file = try await visit.ask { try $0.media(digest, of: number, in: post) }
    return try await inline(visit, file)
  }

  /// The published copy of an item on the portal. Its address names its digest, so it never changes;
  /// it is kept for minutes only, as it may be withdrawn.
  static func published(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    let digest = visit.parameters["digest"] ?? ""
    let file = try await visit.ask { try $0.publicMedia(digest, of: post) }
    var reply = try await inline(visit, file)
    reply.headers[.cacheControl] = "public, max-age=300"
    // Readers of feeds show it on pages of their own.
    if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") {
      reply.headers[policy] = "cross-origin"
    }
    return reply
  }

  private static func inline(_ visit: Visit, _ file: StoredFile) async throws -> Reply {
    var reply = try await FileDownload.reply(visit, file)
    reply.headers[.contentDisposition] = "inline; filename*=UTF-8''" + percentEncoded(file.name)
    return isPlayed(file) ? part(of: reply, visit, length: file.content.size) : reply
  }

  /// Whether players ask for it piece by piece.
  private static func isPlayed(_ file: StoredFile) -> Bool {
    guard case .format(let format) = file.content.type else { return false }
    return format.kind == .video || format.kind == .voice
  }

  /// The bytes that were asked for; all of them where no range was.
  private static func part(of whole: Reply, _ visit: Visit, length: Int) -> Reply {
    var reply = whole
    reply.headers[.acceptRanges] = "bytes"
    switch ByteRange(header: visit.headers[.range], length: length) {
    case .whole: break
    case .unsatisfiable:
      reply.status = .rangeNotSatisfiable
      reply.headers[.contentRange] = "bytes */\(length)"
      reply.stream = nil
    case .part(let range):
      guard let stream = whole.stream else { break }
      let part = PartialContent(range, read: stream.next)
      reply.status = .partialContent
      reply.headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
      reply.stream = ReplyStream(length: range.count) { try await part.next() }
    }
    return reply
  }
}
