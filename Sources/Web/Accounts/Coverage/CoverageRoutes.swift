/// The view of what is missing: which body has accounts where, and what accounts lack.
package func coverageRoutes() -> Routes {
  var routes = Routes()
  routes.get(CoverageQuery.path) { visit in try await CoveragePages.reply(visit) }
  routes.export(CoverageExport.path) { CoverageExport.list($0) }
  return routes
}
