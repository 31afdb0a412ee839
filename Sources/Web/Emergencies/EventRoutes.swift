import Office

/// Emergencies: the events with the notices on them, and the holds of bodies above.
package func eventRoutes() -> Routes {
  var routes = Routes()
  routes.get("/events") { visit in try await EventListPage.reply(visit) }
  routes.get("/events/new") { visit in try await EventForm.page(visit, Entries()) }
  routes.post("/events", bodyLimit: 8_192) { visit in try await EventForm.open(visit) }
  routes.get("/events/:id") { visit in try await EventPage.reply(visit) }
  routes.post("/events/:id/closing", bodyLimit: 8_192) { visit in
    try await EventPage.close(visit)
  }
  routes.get("/holds/new") { visit in try await HoldForm.blank(visit) }
  routes.post("/holds", bodyLimit: 16_384) { visit in try await HoldForm.place(visit) }
  routes.get("/holds/:id") { visit in try await HoldPage.reply(visit) }
  routes.post("/holds/:id/lifting", bodyLimit: 8_192) { visit in try await HoldPage.lift(visit) }
  routes.post("/holds/:id/statement", bodyLimit: 8_192) { visit in
    try await HoldPage.link(visit)
  }
  return routes
}

func eventPath(_ id: EventID) -> String { "/events/\(id)" }
func holdPath(_ id: HoldID) -> String { "/holds/\(id)" }
