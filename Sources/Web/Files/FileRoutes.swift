import HTML
import HTTPTypes
import Logging
import Office

/// Files that bodies keep.
package func fileRoutes() -> Routes {
  var routes = Routes()
  routes.get("/files/:id") { visit in try await FileDownload.reply(visit) }
  return routes
}

/// Sends out a file as it was taken in. It is never shown inside our pages: whatever is in it can do
/// nothing here.
enum FileDownload {
  static func reply(_ visit: Visit) async throws -> Reply {
    let id = try visit.id(of: StoredFile.self)
    return try await reply(visit, try await visit.ask { try $0.file(id) })
  }

  /// - Parameter file: one that the reader may see.
  static func reply(_ visit: Visit, _ file: StoredFile) async throws -> Reply {
    var reply = Reply(type: file.content.type.mediaType, body: [])
    do {
      let reader = try await visit.office.files.open(file.content)
      // A small file that was changed is found before the answer begins.
      let first = FirstPiece(try await reader.next())
      reply.stream = ReplyStream(length: file.content.size) {
        if let bytes = first.taken() { return bytes }
        return try await reader.next()
      }
    } catch let error as FileStoreError {
      visit.house.logger.error(
        "file cannot be read",
        metadata: ["request": "\(visit.request)", "file": "\(file.id)", "error": "\(error)"])
      throw error.refusal
    }
    reply.headers[.contentDisposition] =
      "attachment; filename*=UTF-8''" + percentEncoded(file.name)
    reply.headers[.cacheControl] = "private, no-cache"
    if let policy = HTTPField.Name("Content-Security-Policy") {
      reply.headers[policy] = "default-src 'none'; sandbox"
    }
    return reply
  }
}

/// A file with its name as a link, its type and its size, wherever it is attached.
///
/// - Parameter href: where it is handed out to readers of what it belongs to; nil for those who see
///   the body.
package func fileLink(_ file: StoredFile, href: String? = nil, say: Words) -> Node {
  span([
    a(file.name).href(href ?? "/files/\(file.id)"),
    text(
      say(
        "files.about",
        [
          "type": FileWords.type(file.content.type, say),
          "size": FileWords.size(file.content.size, say),
        ])),
  ])
}

/// A field for files of a rule, which says what may be chosen.
package func fileInput(
  _ name: String, _ label: String, rule: FileRule, _ entries: Entries, say: Words,
  need: Need = .required, multiple: Bool = false
) -> Node {
  fileInput(
    FieldLabel(name, label, hint: FileWords.hint(rule, say), need: need), entries, say: say,
    accept: FileWords.accept(rule), multiple: multiple)
}
