/// The addresses of writing together: what is being typed, who is at it, all versions,
/// and remarks.
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
  routes.post("/posts/:id/remarks", bodyLimit: 16_384) { visit in
    try await RemarkForms.write(visit)
  }
  routes.post("/remarks/:id/answers", bodyLimit: 16_384) { visit in
    try await RemarkForms.answer(visit)
  }
  routes.post("/remarks/:id/settlement", bodyLimit: 8_192) { visit in
    try await RemarkForms.settle(visit)
  }
  return routes
}
