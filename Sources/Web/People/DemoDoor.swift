import HTML
import Office

/// In a demo world, the people one can sign in as, each with what waits for them. Nowhere else.
package enum DemoDoor {
  package static let password = "Woodbell-demo-1"

  /// - Parameter carried: what the sign-in form carries: the way on, and what was typed before.
  static func choices(_ visit: Visit, carried: [Node]) async throws -> [Node] {
    let say = visit.say
    let people = try await visit.ask { try $0.demoPeople() }
    guard !people.isEmpty else { return [] }
    let rows = people.map { person in
      li([
        postForm(
          action: "/login", csrf: visit.formToken,
          carried + [
            hiddenInput("login", person.login), hiddenInput("password", password),
            button([
              strong(person.name),
              span(
                say.list(person.roles.map { say("role." + $0.rawValue) }) + " · "
                  + person.organization),
            ]).type("submit").class("demo-person"),
          ])
      ])
    }
    return [
      section([
        h2(say("demo.title")), p(say("demo.text", ["password": password])),
        ul(rows).class("demo-people"),
      ]).class("demo-door")
    ]
  }
}
