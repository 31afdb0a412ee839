/// Bodies, persons, one's own page and the audit log.
package func peopleRoutes() -> Routes {
  var routes = SetupPages.routes()
  routes.add(OrganizationPages.routes())
  routes.add(OrganizationForm.routes())
  routes.add(PersonListPages.routes())
  routes.add(PersonPages.routes())
  routes.add(ProfilePages.routes())
  routes.add(AuditPages.routes())
  return routes
}

/// The door: signing in and out, passwords, language and view.
package func receptionRoutes() -> Routes {
  var routes = SignInPages.routes()
  routes.add(PasswordPages.routes())
  routes.add(PreferenceRoutes.routes())
  return routes
}

/// What waits for whom.
package func tasksRoutes() -> Routes { HomePage.routes() }
