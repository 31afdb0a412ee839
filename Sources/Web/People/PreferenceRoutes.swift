import HTTPTypes
import Office

/// Language and easy-read view: kept in cookies, for everybody.
enum PreferenceRoutes {
  static func routes() -> Routes {
    var routes = Routes()
    routes.post("/language", .open) { visit in
      try visit.expect("language", "return")
      guard let language = Language(rawValue: visit.form.text("language")) else {
        throw Refusal.invalid([FieldProblem("language", .notAChoice)])
      }
      return back(visit).setting(
        cookie: cookie(RequestCookies.language, language.rawValue, visit))
    }
    routes.post("/care", .open) { visit in
      try visit.expect("care", "return")
      return back(visit).setting(
        cookie: cookie(RequestCookies.care, visit.form.text("care") == "on" ? "on" : "off", visit))
    }
    return routes
  }

  private static func back(_ visit: Visit) -> Reply {
    .redirect(visit.form.text("return"))
  }

  private static func cookie(_ name: String, _ value: String, _ visit: Visit) -> Cookie {
    Cookie(
      name: name, value: value, maxAge: 365 * 86_400, isSecure: visit.house.hasSecureCookies)
  }
}
