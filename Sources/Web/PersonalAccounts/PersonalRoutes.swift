import Office

/// Officers' own accounts: reported by themselves, decided and reminded by persons of the unit.
package func personalAccountRoutes() -> Routes {
  var routes = Routes()
  routes.get("/personal") { visit in try await PersonalListPage.reply(visit) }
  routes.export("/personal/export") { try PersonalExport.list($0) }
  routes.get("/personal/new") { visit in try await PersonalForm.blank(visit) }
  routes.post("/personal", bodyLimit: 16_384) { visit in try await PersonalForm.report(visit) }
  routes.get("/personal/:id") { visit in try await PersonalPage.reply(visit) }
  routes.get("/personal/:id/edit") { visit in try await PersonalForm.saved(visit) }
  routes.get("/personal/:id/print") { visit in try await PersonalSheet.reply(visit) }
  routes.post("/personal/:id/report", bodyLimit: 16_384) { visit in
    try await PersonalForm.correct(visit)
  }
  routes.post("/personal/:id/end", bodyLimit: 8_192) { visit in try await PersonalActs.end(visit) }
  routes.post("/personal/:id/approval", bodyLimit: 8_192) { visit in
    try await PersonalActs.approve(visit)
  }
  routes.post("/personal/:id/refusal", bodyLimit: 8_192) { visit in
    try await PersonalActs.refuse(visit)
  }
  routes.post("/personal/:id/strike-off", bodyLimit: 8_192) { visit in
    try await PersonalActs.strikeOff(visit)
  }
  routes.post("/personal/:id/reminders", bodyLimit: 8_192) { visit in
    try await PersonalActs.remind(visit)
  }
  return routes
}

func personalPath(_ id: PersonalAccountID) -> String { "/personal/\(id)" }
