import HTTPTypes
import Office

/// Tables of bodies, persons and accounts on their way into the books.
package func importRoutes() -> Routes {
  var routes = Routes()
  routes.get("/imports") { visit in try await ImportPages.list(visit) }
  routes.export("/imports/export") { visit in ImportExport.list(visit) }
  routes.get("/imports/new") { visit in try await ImportPages.form(visit) }
  routes.get("/imports/templates/:kind") { visit in try ImportTemplate.reply(visit) }
  routes.upload(
    "/imports/new", limits: UploadLimits(fileBytes: ImportReading.maximumBytes),
    again: { visit in try await ImportPages.form(visit) }
  ) { visit in try await ImportPages.takeIn(visit) }
  routes.get("/imports/:id") { visit in try await ImportPage.reply(visit) }
  routes.get("/imports/:id/columns") { visit in try await ImportColumnsPage.reply(visit) }
  routes.post("/imports/:id/columns", bodyLimit: 16_384) { visit in
    try await ImportColumnsPage.map(visit)
  }
  routes.post("/imports/:id/again", bodyLimit: 4_096) { visit in
    try await ImportPage.lookAgain(visit)
  }
  routes.post("/imports/:id/start", bodyLimit: 4_096) { visit in
    try await ImportPage.start(visit)
  }
  routes.post("/imports/:id/discard", bodyLimit: 4_096) { visit in
    try await ImportPage.discard(visit)
  }
  routes.get("/imports/:id/bad-rows") { visit in try await BadRowsFile.reply(visit) }
  return routes
}

func importPath(_ id: TableImportID) -> String { "/imports/\(id)" }

extension ImportKind {
  /// The menu entry under which the pages stand.
  var menuPlace: MenuPlace {
    switch self {
    case .organizations: .organizations
    case .persons: .persons
    case .accounts: .accounts
    }
  }

  /// The list that is brought in.
  var listPath: String { "/" + rawValue }
}
