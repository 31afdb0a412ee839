import Office

/// The citizens' pages: writing to the office, following a message, rating the answer.
package func askRoutes() -> Routes {
  var routes = Routes()
  routes.get("/p/ask", .open) { visit in try await AskPages.form(visit) }
  routes.post("/p/ask", .open, bodyLimit: 32_768, again: AskPages.again) { visit in
    try await AskPages.leave(visit)
  }
  routes.get("/p/track", .open) { visit in try await TrackPages.form(visit) }
  routes.post("/p/track", .open, bodyLimit: 8_192, again: TrackPages.again) { visit in
    try await TrackPages.show(visit)
  }
  routes.post("/p/track/rating", .open, bodyLimit: 8_192, again: TrackPages.rateAgain) { visit in
    try await TrackPages.rate(visit)
  }
  return routes
}
