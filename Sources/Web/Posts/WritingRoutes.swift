/// The addresses of writing together: what is being typed, who is at it, and all versions.
func writingRoutes() -> Routes {
  var routes = Routes()
  routes.post("/posts/:id/working") { visit in try await WorkingForms.keep(visit) }
  routes.post("/posts/:id/working/removal", bodyLimit: 8_192) { visit in
    try await WorkingForms.drop(visit)
  }
  routes.get("/posts/:id/versions") { visit in
    try await VersionPages.list(visit, post: try visit.id())
  }
  routes.get("/posts/:id/compare") { visit in
    try await VersionPages.compare(visit, post: try visit.id())
  }
  routes.post("/posts/:id/restorations", bodyLimit: 8_192) { visit in
    try await VersionPages.restored(visit)
  }
  return routes
}
