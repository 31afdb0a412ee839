import Office

/// The staff's pages of messages, the forms of each step, and the intake for programs.
package func messageRoutes() -> Routes {
  var routes = Routes()
  routes.get("/messages") { visit in try await InboxPage.reply(visit) }
  routes.get("/messages/:id") { visit in
    try await MatterPage.reply(visit, message: try visit.id())
  }
  routes.get("/messages/:id/print") { visit in try await MatterSheet.reply(visit) }
  for step in StepForm.allCases {
    routes.post("/matter-steps/:id/\(step.rawValue)", bodyLimit: 65_536) { visit in
      try await step.take(visit)
    }
  }
  routes.interface(MessageIntake.path, bodyLimit: 16_384) { visit in
    try await MessageIntake.reply(visit)
  }
  return routes
}

func messagePath(_ id: MessageID) -> String { "/messages/\(id)" }
