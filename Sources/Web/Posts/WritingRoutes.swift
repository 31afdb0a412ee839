/// The addresses of writing together: what is being typed, and who is at it.
func writingRoutes() -> Routes {
  var routes = Routes()
  routes.post("/posts/:id/working") { visit in try await WorkingForms.keep(visit) }
  routes.post("/posts/:id/working/removal", bodyLimit: 8_192) { visit in
    try await WorkingForms.drop(visit)
  }
  return routes
}
