import Foundation
import HTML
import HTTPTypes
import Office
import WorkCalendar

/// Signing in and out.
enum SignInPages {
  static func routes() -> Routes {
    var routes = Routes()
    routes.get("/login", .open) { visit in
      if visit.asker?.person != nil { return .redirect("/") }
      return try await page(visit, next: visit.query.text("next"))
    }
    routes.post("/login", .open, bodyLimit: 1_048_576) { visit in try await signIn(visit) }
    routes.post("/sign-out") { visit in
      guard let tokenDigest = visit.sessionDigest else { return .redirect("/login") }
      _ = try await visit.perform(SignOut(tokenDigest: tokenDigest))
      return .redirect("/login").setting(cookie: sessionCookie("", visit, maxAge: 0))
    }
    return routes
  }

  static func page(
    _ visit: Visit, next: String = "", kept: KeptForm? = nil, error: String? = nil
  ) async throws -> Reply {
    let say = visit.say
    if try await !visit.ask({ try $0.isFounded() }) { return .redirect("/setup") }
    let sealed = try kept?.sealed(with: visit.office.keys) ?? visit.form.text(KeptForm.field)
    let errors = error.map { [FieldError("login", $0)] } ?? []
    let entries = Entries(visit.form.values, errors: errors)
    var content = [h1(say("sign-in.title"))]
    if !sealed.isEmpty { content.append(note([p(say("sign-in.kept"))])) }
    content.append(errorSummary(errors, say: say))
    let carried = [
      hiddenInput("next", next.isEmpty ? visit.form.text("next") : next),
      hiddenInput(KeptForm.field, sealed),
    ]
    content.append(
      postForm(
        action: "/login", csrf: visit.formToken,
        carried + [
          textInput(
            FieldLabel("login", say("sign-in.login")), entries, say: say,
            autocomplete: "username"),
          textInput(
            FieldLabel("password", say("sign-in.password")), Entries(), say: say,
            type: "password", autocomplete: "current-password"),
          submitButton(say("act.sign-in")),
        ]))
    if visit.house.isDemo { content += try await DemoDoor.choices(visit, carried: carried) }
    let frame = try await visit.publicFrame()
    return .page(
      doorPage(frame, title: say("sign-in.title"), content: content, hasErrors: error != nil),
      status: kept != nil ? .unauthorized : error == nil ? .ok : .unprocessableContent)
  }

  private static func signIn(_ visit: Visit) async throws -> Reply {
    try visit.expect("login", "password", "next", KeptForm.field)
    let login = visit.form.text("login").lowercased()
    let password = visit.form.text("password")
    guard !login.isEmpty, login.utf8.count <= 64, password.utf8.count <= 1_000 else {
      return try await page(visit, error: visit.say("sign-in.wrong"))
    }
    let known = try await visit.office.ask(as: .citizen) { try $0.passwordHash(login: login) }
    // An unknown name takes as long as a wrong password, so that names cannot be found out.
    let hash = known?.1 ?? PasswordHash.decoy
    guard try await visit.house.hashing.matches(hash, password), let person = known?.0,
      let matched = known?.1
    else { return try await wrong(visit, person: known?.0) }
    let token = Base64URL.encode(visit.office.random.bytes(32))
    do {
      _ = try await visit.office.perform(
        SignIn(person: person, matched: matched, tokenDigest: digest(token)), as: .citizen,
        request: visit.request)
    } catch let refusal as Refusal where refusal.code == PeopleRefusal.locked.rawValue {
      return try await page(visit, error: lockedWords(refusal.facts["until"], visit))
    }
    let cookie = sessionCookie(token, visit, maxAge: nil)
    if let kept = KeptForm(sealed: visit.form.text(KeptForm.field), keys: visit.office.keys),
      try await isOwn(kept, person, visit)
    {
      return try ResumePage.reply(visit, kept: kept, token: token).setting(cookie: cookie)
    }
    let next = visit.form.text("next")
    return .redirect(Reply.isOwnPath(next) ? next : "/").setting(cookie: cookie)
  }

  /// What one person typed is not shown to another who signs in on the same page.
  private static func isOwn(
    _ kept: KeptForm, _ person: PersonID, _ visit: Visit
  ) async throws -> Bool {
    let owner = try await visit.office.ask(as: .citizen) {
      try $0.owner(ofSession: kept.session)
    }
    return owner.map { $0 == person } ?? true
  }

  private static func wrong(_ visit: Visit, person: PersonID?) async throws -> Reply {
    guard let person else {
      return try await page(visit, error: visit.say("sign-in.wrong"))
    }
    let outcome = try await visit.office.perform(
      RecordFailedSignIn(person: person, policy: visit.house.policy), as: .citizen,
      request: visit.request)
    if let until = outcome.lockedUntil {
      return try await page(visit, error: lockedWords(until.rfc3339, visit))
    }
    return try await page(visit, error: visit.say("sign-in.wrong"))
  }

  private static func lockedWords(_ until: String?, _ visit: Visit) -> String {
    let time = until.flatMap { Instant(rfc3339: $0) }.map { visit.say.dateTime($0) } ?? ""
    return visit.say("sign-in.locked", ["time": time])
  }

  static func sessionCookie(_ token: String, _ visit: Visit, maxAge: Int?) -> Cookie {
    Cookie(
      name: RequestCookies.session, value: token, maxAge: maxAge,
      isSecure: visit.house.hasSecureCookies)
  }
}
