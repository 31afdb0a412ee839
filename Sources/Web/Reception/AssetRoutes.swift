import HTTPTypes
import Office

/// Style, script and icons; and whether the server is well.
func assetRoutes() -> Routes {
  var routes = Routes()
  routes.get("/assets/:name", .unasked) { visit in
    guard let asset = visit.house.assets[visit.parameters["name"] ?? ""] else {
      throw Refusal(OfficeRefusal.notFound)
    }
    let tag = "\"\(visit.house.assets.fingerprint)\""
    var reply = Reply(type: asset.type, body: asset.bytes)
    if visit.headers[.ifNoneMatch] == tag {
      reply.status = .notModified
      reply.body = []
    }
    reply.headers[.eTag] = tag
    reply.headers[.cacheControl] = "public, max-age=300"
    return reply
  }
  routes.get("/healthz", .unasked) { _ in .text("ok\n", type: "text/plain; charset=utf-8") }
  // Ready means that the database answers, not just that the process lives.
  routes.get("/readyz", .unasked) { visit in
    _ = try await visit.ask { try $0.isFounded() }
    return .text("ready\n", type: "text/plain; charset=utf-8")
  }
  return routes
}
