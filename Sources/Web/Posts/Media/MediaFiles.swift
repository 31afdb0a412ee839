import HTTPTypes
import Office

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
    return inline(try await FileDownload.reply(visit, file), file)
  }

  /// The published copy of an item on the portal. Its address names its digest, so it never changes.
  static func published(_ visit: Visit) async throws -> Reply {
    let post: PostID = try visit.id()
    let digest = visit.parameters["digest"] ?? ""
    let file = try await visit.ask { try $0.publicMedia(digest, of: post) }
    var reply = inline(try await FileDownload.reply(visit, file), file)
    reply.headers[.cacheControl] = "public, max-age=31536000, immutable"
    // Readers of feeds show it on pages of their own.
    if let policy = HTTPField.Name("Cross-Origin-Resource-Policy") {
      reply.headers[policy] = "cross-origin"
    }
    return reply
  }

  private static func inline(_ reply: Reply, _ file: StoredFile) -> Reply {
    var reply = reply
    reply.headers[.contentDisposition] = "inline; filename*=UTF-8''" + percentEncoded(file.name)
    return reply
  }
}
