import HTML
import HTTPTypes
import Office

/// Changing one's own password.
enum PasswordPages {
  static let path = "/password"
  /// Where a person may still go whose password must be changed first.
  static let paths: Set<String> = [path, "/sign-out", "/language", "/care"]

  static func routes() -> Routes {
    var routes = Routes()
    routes.get(path) { visit in try await page(visit) }
    routes.post(path) { visit in try await change(visit) }
    return routes
  }

  private static func page(_ visit: Visit, refusal: Refusal? = nil) async throws -> Reply {
    let say = visit.say
    let person = try visit.signedIn().person
    let labels = [
      "current": say("password.current"), "replacement": say("password.replacement"),
      "again": say("password.again"),
    ]
    let entries = visit.entries(refusal, labels: labels)
    let policy = visit.house.policy
    let content = [
      h1(say("password.title")),
      when(person?.mustChangePassword ?? false, note([p(say("password.must"))], tone: .amber)),
      errorSummary(entries.errors, say: say),
      p(
        say(
          "password.rules",
          [
            "length": "\(policy.minimumLength)", "classes": "\(policy.characterClasses)",
            "former": "\(policy.formerPasswordsRefused)",
          ])),
      postForm(
        action: path, csrf: visit.formToken,
        [
          passwordInput("current", "current-password", labels, entries, say),
          passwordInput("replacement", "new-password", labels, entries, say),
          passwordInput("again", "new-password", labels, entries, say),
          submitButton(say("password.change")),
        ]),
    ]
    let frame = try await visit.staffFrame()
    return .page(
      staffPage(
        frame, title: say("password.title"), breadcrumb: [Crumb(say("password.title"))],
        content: [section(content).class("panel padded narrow")], hasErrors: refusal != nil),
      status: refusal?.status ?? .ok)
  }

  private static func passwordInput(
    _ name: String, _ autocomplete: String, _ labels: [String: String], _ entries: Entries,
    _ say: Words
  ) -> Node {
    textInput(
      FieldLabel(name, labels[name] ?? name), entries, say: say, type: "password",
      autocomplete: autocomplete)
  }

  private static func change(_ visit: Visit) async throws -> Reply {
    do {
      try visit.expect("current", "replacement", "again")
      try await perform(visit)
      return .redirect("/profile?done=password")
    } catch let refusal as Refusal where refusal.kind == .invalid {
      return try await page(visit, refusal: refusal)
    }
  }

  private static func perform(_ visit: Visit) async throws {
    guard let person = try visit.signedIn().person, let tokenDigest = visit.sessionDigest else {
      throw Refusal(OfficeRefusal.notSignedIn)
    }
    let replacement = visit.form.text("replacement")
    let policy = visit.house.policy
    var problems = policy.problems(of: replacement, login: person.login, field: "replacement")
    if replacement != visit.form.text("again") {
      problems.append(FieldProblem("again", .mismatch))
    }
    let hashes = try await visit.ask {
      try $0.passwordHashes(of: person.id, former: policy.formerPasswordsRefused)
    }
    guard let current = hashes.first,
      try await visit.house.hashing.matches(current, visit.form.text("current"))
    else { throw Refusal.invalid([FieldProblem("current", .wrong)] + problems) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    for former in hashes where try await visit.house.hashing.matches(former, replacement) {
      throw Refusal.invalid([FieldProblem("replacement", .usedBefore)])
    }
    let hash = try await visit.house.hashing.hash(replacement, random: visit.office.random)
    _ = try await visit.perform(
      ChangePassword(matched: current, replacement: hash, tokenDigest: tokenDigest))
  }
}
