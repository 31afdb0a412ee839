import ArgumentParser
import Foundation
import Office
import Server
import Storage
import Web
import WorkCalendar

/// Who acts, and how they show that it is they.
struct ActingAs: ParsableArguments {
  @Option(name: .customLong("as"), help: "Sign-in name of the person who acts.")
  var actor: String
  @Option(help: "A file with that person's password; - for standard input (default: asked for).")
  var passwordFile: String?

  /// Signs the person in as the web does, lets them act, and signs them out again.
  func act<Outcome>(
    at place: DataPlace, _ say: Words, _ body: (TerminalVisit) async throws -> Outcome
  ) async throws -> Outcome {
    let password = try password(place, say)
    let assembly = try await place.openOffice(say)
    do {
      let visit = try await TerminalVisit.begin(
        in: assembly.office, login: actor.lowercased(), password: password, say: say)
      let outcome: Outcome
      do {
        outcome = try await body(visit)
      } catch {
        try? await visit.end()
        throw error
      }
      try await visit.end()
      await assembly.database.close()
      return outcome
    } catch {
      await assembly.database.close()
      throw error
    }
  }

  private func password(_ place: DataPlace, _ say: Words) throws -> String {
    guard let passwordFile else {
      guard let typed = HiddenInput.ask(say("command.user.password-of", ["login": actor.shown]))
      else { throw Failure(.validationFailure, say("command.user.no-terminal")) }
      return typed
    }
    guard passwordFile != "-" || place.databaseFile != "-" else {
      throw Failure(.validationFailure, say("command.user.one-input"))
    }
    let text = try SmallFile(passwordFile, limit: 4_096).text(say)
    return String(text.prefix { !$0.isNewline })
  }
}

/// Somebody who has signed in at a terminal, until they sign out.
struct TerminalVisit {
  let office: Office
  let person: PersonID
  private let token: [UInt8]
  let request: String
  private let say: Words

  /// - Throws: the refusals of signing in; ``Failure`` while the password must be changed first.
  static func begin(
    in office: Office, login: String, password: String, say: Words
  ) async throws -> TerminalVisit {
    let policy = try PasswordPolicy.bundled()
    let request = "cli-" + office.random.bytes(8).hex
    let known = try await office.ask(as: .citizen) { try $0.passwordHash(login: login) }
    // An unknown name takes as long as a wrong password, as on the sign-in page.
    let isRight = (known?.1 ?? PasswordHash.decoy).matches(password)
    guard isRight, let person = known?.0, let stored = known?.1 else {
      if let person = known?.0 { try await countFailure(of: person, policy, office, request) }
      throw Refusal(PeopleRefusal.wrongSignIn)
    }
    let token = digest(office.random.bytes(32))
    _ = try await office.perform(
      SignIn(person: person, matched: stored, tokenDigest: token), as: .citizen, request: request)
    let visit = TerminalVisit(
      office: office, person: person, token: token, request: request, say: say)
    let today = office.clock.now.date
    let asker = try await visit.ask { try $0.person(person) }
    let mustChange =
      asker.mustChangePassword || policy.isExpired(changedAt: asker.passwordChangedAt, on: today)
    guard !mustChange else {
      try await visit.end()
      throw Failure(.refused, say("command.user.must-change"))
    }
    return visit
  }

  private static func countFailure(
    of person: PersonID, _ policy: PasswordPolicy, _ office: Office, _ request: String
  ) async throws {
    let outcome = try await office.perform(
      RecordFailedSignIn(person: person, policy: policy), as: .citizen, request: request)
    if let until = outcome.lockedUntil {
      throw Refusal(
        PeopleRefusal.locked, facts: ["until": until.rfc3339], helpers: [.systemAdministrator])
    }
  }

  func perform<A: Act>(_ act: A) async throws -> A.Outcome {
    try await office.perform(act, as: .person(person), request: request)
  }

  func ask<T: Sendable>(_ question: @escaping @Sendable (Reading) throws -> T) async throws -> T {
    try await office.ask(as: .person(person), question)
  }

  func end() async throws {
    _ = try await perform(SignOut(tokenDigest: token))
  }

  /// - Throws: ``Failure`` when nobody has that sign-in name.
  func person(login: String) async throws -> Person {
    let login = login.lowercased()
    guard let found = try await ask({ try $0.person(login: login) }) else {
      throw Failure(.couldNot, say("command.user.no-person", ["login": login.shown]))
    }
    return found
  }

  /// A body in the asker's reach, by its code.
  ///
  /// - Throws: ``Failure`` when there is none.
  func organization(code: String) async throws -> Organization {
    let wanted = code.uppercased()
    let found = try await ask { reading in
      let roots = reading.asker.appointments.map(\.organization)
      return try reading.organizations(below: roots).first { $0.code == wanted }
    }
    guard let found else {
      throw Failure(.refused, say("command.user.no-unit", ["code": code.shown]))
    }
    return found
  }
}
