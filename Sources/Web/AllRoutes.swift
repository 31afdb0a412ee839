/// Every address of the site.
package func allRoutes() -> Routes {
  var routes = Routes()
  routes.add(assetRoutes())
  routes.add(receptionRoutes())
  routes.add(tasksRoutes())
  routes.add(peopleRoutes())
  routes.add(calendarRoutes())
  routes.add(rulebookRoutes())
  routes.add(helpRoutes())
  routes.add(accountRoutes())
  routes.add(meansRoutes())
  routes.add(accountNoticeRoutes())
  routes.add(accountDirectoryRoutes())
  routes.add(personalAccountRoutes())
  routes.add(coverageRoutes())
  routes.add(postRoutes())
  routes.add(portalPostRoutes())
  routes.add(messageRoutes())
  routes.add(askRoutes())
  routes.add(fileRoutes())
  routes.add(importRoutes())
  return routes
}
