import HTML
import Office

/// A first password made by the system: shown once, to be changed at first use.
enum InitialPassword {
  private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

  /// Four groups of four, without letters that look alike: about 80 bits.
  ///
  /// - Throws: a fault when chance never meets the policy.
  static func make(_ visit: Visit, login: String) throws -> String {
    for _ in 0..<50 {
      let groups = (0..<4).map { _ in group(visit.office.random.bytes(4)) }
      let password = groups.joined(separator: "-")
      let problems = visit.house.policy.problems(of: password, login: login, field: "password")
      if problems.isEmpty { return password }
    }
    throw UnreachablePolicy()
  }

  private struct UnreachablePolicy: Error {}

  private static func group(_ bytes: [UInt8]) -> String {
    var text = bytes.map { String(letters[Int($0) % letters.count]) }
    if let index = text.firstIndex(where: { $0.allSatisfy(\.isLetter) }) {
      text[index] = text[index].uppercased()
    }
    return text.joined()
  }

  /// The result page. A form that was sent twice made only one password, the first; the second
  /// answer must not show another one that never counted.
  static func page(
    _ visit: Visit, of id: PersonID, password: String, hash: PasswordHash
  ) async throws -> Reply {
    let say = visit.say
    let (person, stored) = try await visit.ask { reading in
      let person = try reading.person(id)
      return (person, try reading.passwordHash(login: person.login)?.1)
    }
    guard stored == hash else { return .redirect("/persons/\(id)?done=twice") }
    return .page(
      staffPage(
        try await visit.staffFrame(.persons), title: say("person.password-title"),
        breadcrumb: [
          Crumb(say("menu.persons"), href: "/persons?organization=\(person.organization)"),
          Crumb(person.name, href: "/persons/\(id)"), Crumb(say("person.password-title")),
        ],
        content: [
          resultPanel(
            title: say("person.password-title"),
            numbers: [
              (say("person.login"), person.login), (say("person.initial-password"), password),
            ],
            next: [say("person.password-next-hand"), say("person.password-next-appoint")],
            content: [p(say("person.password-once"))],
            actions: [
              linkButton(
                say("person.to-page", ["name": person.name]), href: "/persons/\(id)",
                style: .primary)
            ], say: say)
        ]))
  }
}
