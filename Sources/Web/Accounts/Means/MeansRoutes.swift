/// What it takes to run accounts: trained people, declared devices, fresh passwords, and an eye on
/// those who pretend to be us.
func meansRoutes() -> Routes {
  var routes = TrainingPages.routes()
  routes.add(TrainingForm.routes())
  routes.add(DevicePages.routes())
  routes.add(CredentialPages.routes())
  routes.add(ImpostorListPage.routes())
  routes.add(ImpostorForm.routes())
  routes.add(ImpostorPage.routes())
  return routes
}
