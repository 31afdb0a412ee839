/// Which accounts are genuine: the list, its data, and the question about one of them.
package func accountDirectoryRoutes() -> Routes {
  var routes = Routes()
  routes.get("/p/accounts", .open) { visit in try await DirectoryPages.list(visit) }
  routes.get("/p/accounts.json", .open) { visit in try await DirectoryFile.reply(visit) }
  routes.get("/p/verify", .open) { visit in try await VerifyPages.ask(visit) }
  routes.get("/p/verify/:code", .open) { visit in try await VerifyPages.certificate(visit) }
  return routes
}
