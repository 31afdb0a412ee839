import Office

/// Papers of an item, its archive package, what holds it, and the archive of a body.
func archiveRoutes() -> Routes {
  var routes = Routes()
  routes.get(ArchivePage.path) { visit in try await ArchivePage.reply(visit) }
  routes.get("/posts/:id/print.docx") { visit in try await ApprovalSheet.word(visit) }
  routes.get("/posts/:id/secrecy-sheet") { visit in try await SecrecySheet.reply(visit) }
  routes.get("/posts/:id/secrecy-sheet.docx") { visit in try await SecrecySheet.word(visit) }
  routes.get("/posts/:id/archive.zip") { visit in try await ArchivePanel.package(visit) }
  routes.post("/posts/:id/holds", bodyLimit: 8_192) { visit in
    try await ArchivePanel.hold(visit)
  }
  routes.post("/posts/:id/holds/end", bodyLimit: 8_192) { visit in
    try await ArchivePanel.lift(visit)
  }
  return routes
}
