import HTML
import HTTPTypes
import Office
import Rulebook
import WorkCalendar

/// The registry of accounts, and the filings of what happens to them.
package func accountRoutes() -> Routes {
  var routes = Routes()
  routes.get("/accounts") { visit in try await AccountListPage.reply(visit) }
  routes.export("/accounts/export") { AccountExport.list($0) }
  routes.get("/accounts/new") { visit in try await ApplyPage.reply(visit) }
  routes.post("/accounts/new", bodyLimit: 16_384) { visit in try await ApplyPage.apply(visit) }
  routes.get("/accounts/:id") { visit in try await AccountPage.reply(visit) }
  routes.get("/accounts/:id/filings/new") { visit in try await FilingLawPage.reply(visit) }
  routes.post("/accounts/:id/filings", bodyLimit: 8_192) { visit in
    try await FilingLawPage.begin(visit)
  }
  routes.post("/accounts/:id/suspend", bodyLimit: 16_384) { visit in
    try await AccountActs.suspend(visit)
  }
  routes.post("/accounts/:id/resume", bodyLimit: 16_384) { visit in
    try await AccountActs.resume(visit)
  }
  routes.get("/accounts/:id/people/:duty") { visit in try await AccountPersonPage.reply(visit) }
  routes.post("/accounts/:id/people/:duty", bodyLimit: 16_384) { visit in
    try await AccountPersonPage.assign(visit)
  }
  routes.add(filingRoutes())
  return routes
}

private func filingRoutes() -> Routes {
  var routes = Routes()
  routes.get("/filings") { visit in try await FilingListPage.reply(visit) }
  routes.export("/filings/export") { FilingExport.list($0) }
  routes.get("/filings/:id") { visit in try await FilingPage.reply(visit) }
  routes.get("/filings/:id/edit") { visit in try await FilingEditor.reply(visit) }
  routes.post("/filings/:id") { visit in try await FilingEditor.save(visit) }
  routes.get("/filings/:id/print") { visit in try await FilingSheet.reply(visit) }
  routes.get("/filings/:id/form.docx") { visit in try await FilingDocument.reply(visit) }
  routes.get("/filings/:id/certificate") { visit in try await CertificateSheet.reply(visit) }
  routes.get("/filings/:id/files/:file") { visit in try await FilingFiles.download(visit) }
  routes.upload(
    "/filings/:id/files",
    limits: UploadLimits(
      fileBytes: FilingFields.files.maximumBytes, files: FilingFields.maximumFiles),
    again: { visit in try await FilingPage.reply(visit, refusal: visit.turnedDown) }
  ) { visit in try await FilingActs.answer(visit, FilingFiles.attach) }
  for (path, act) in FilingActs.all {
    routes.post("/filings/:id/" + path, bodyLimit: 16_384) { visit in
      try await FilingActs.answer(visit, act)
    }
  }
  return routes
}

func accountPath(_ id: AccountID) -> String { "/accounts/\(id)" }
func filingPath(_ id: FilingID) -> String { "/filings/\(id)" }
