/// The rulebooks, for everybody of the staff: where every citation leads, and what binds a body.
package func rulebookRoutes() -> Routes {
  var routes = Routes()
  routes.get("/rulebooks") { visit in try await RulebookListPage.reply(visit) }
  routes.get("/rulebooks/differences") { visit in try await DifferencesPage.reply(visit) }
  routes.get("/rulebooks/coverage") { visit in try await CoveragePage.reply(visit) }
  routes.get("/rulebooks/try") { visit in try await TryPage.form(visit) }
  routes.post("/rulebooks/try") { visit in
    try await visit.answering({ try await TryPage.form(visit, refusal: $0) }) {
      try await TryPage.result(visit)
    }
  }
  routes.get("/rulebooks/:id") { visit in try await RulebookPage.reply(visit) }
  routes.get("/rulebooks/:id/articles/:article") { visit in try await ArticlePage.reply(visit) }
  routes.add(BodyRulebooksPage.routes())
  return routes
}
