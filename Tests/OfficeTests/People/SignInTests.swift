import Storage
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct SignInTests {
  private let policy = Result { try PasswordPolicy.bundled() }
  private let token: [UInt8] = Array(repeating: 1, count: 32)

  private func hash(of actor: Actor, in world: World) async throws -> PasswordHash {
    let id = try actor.personID()
    return try await world.ask(as: .citizen) { reading in
      let login = try reading.person(id).login
      return try #require(try reading.passwordHash(login: login)?.1)
    }
  }

  private func signIn(_ actor: Actor, in world: World) async throws {
    try await world.perform(
      SignIn(
        person: actor.personID(), matched: hash(of: actor, in: world), tokenDigest: token),
      as: .citizen)
  }

  @discardableResult
  private func fail(_ actor: Actor, in world: World) async throws -> RecordFailedSignIn.Outcome {
    try await world.perform(
      RecordFailedSignIn(person: actor.personID(), policy: policy.get()), as: .citizen)
  }

  private func asker(in world: World, idleMinutes: Int = 15) async throws -> Asker? {
    let token = token
    return try await world.ask(as: .citizen) {
      try $0.signedIn(tokenDigest: token, idleMinutes: idleMinutes)?.0
    }
  }

  @Test(arguments: Engine.allCases)
  func `a session belongs to who signed in, with today's appointments, until it is ended`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await signIn(world.cast.secondEditor, in: world)
    let found = try await asker(in: world)
    #expect(found?.actor == world.cast.secondEditor)
    #expect(found?.appointments.map(\.role) == [.editor, .firstReviewer])
    try await world.perform(SignOut(tokenDigest: token), as: world.cast.secondEditor)
    #expect(try await asker(in: world) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `a session that rests too long is over, one that is used goes on`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await signIn(world.cast.editor, in: world)
    world.clock.advance(minutes: 15)
    #expect(try await asker(in: world) != nil)
    try await world.office.touchSession(tokenDigest: token)
    world.clock.advance(minutes: 15)
    #expect(try await asker(in: world) != nil)
    world.clock.advance(minutes: 1)
    #expect(try await asker(in: world) == nil)
  }

  @Test(arguments: Engine.allCases)
  func `five wrong passwords lock the sign-in for a quarter of an hour`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let editor = world.cast.editor
    for left in [4, 3, 2, 1] {
      let outcome = try await fail(editor, in: world)
      #expect(outcome.attemptsLeft == left && outcome.lockedUntil == nil)
    }
    let last = try await fail(editor, in: world)
    let until = World.start.advanced(byMilliseconds: 15 * 60_000)
    #expect(last.attemptsLeft == 0 && last.lockedUntil == until)
    let refusal = await expectRefusal("people.locked", in: world) {
      try await signIn(editor, in: world)
    }
    #expect(refusal?.helpers == [.systemAdministrator])
    // Trying on neither prolongs the lock nor shortens it.
    world.clock.advance(minutes: 10)
    #expect(try await fail(editor, in: world).lockedUntil == until)
    world.clock.set(until.advanced(byMilliseconds: -1))
    await expectRefusal("people.locked", in: world) { try await signIn(editor, in: world) }
    world.clock.set(until)
    try await signIn(editor, in: world)
    #expect(try await asker(in: world)?.actor == editor)
    #expect(try await fail(editor, in: world).attemptsLeft == 4)
  }

  @Test(arguments: Engine.allCases)
  func `after a lock has run out the count begins anew, and others are not locked`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    for _ in 0..<5 { try await fail(world.cast.editor, in: world) }
    try await signIn(world.cast.leader, in: world)
    world.clock.advance(minutes: 15)
    #expect(try await fail(world.cast.editor, in: world).attemptsLeft == 4)
  }

  @Test(arguments: Engine.allCases)
  func `guesses at the same instant are all counted`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let other = try world.anotherNode()
    let person = try world.cast.editor.personID()
    let policy = try policy.get()
    let locked = try await withThrowingTaskGroup(of: Bool.self) { group in
      for turn in 0..<6 {
        let node = turn % 2 == 0 ? world : other
        group.addTask {
          try await node.perform(RecordFailedSignIn(person: person, policy: policy), as: .citizen)
            .lockedUntil != nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(locked == 2)
  }

  @Test(arguments: Engine.allCases)
  func `a password that changed while it was checked does not sign in`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let old = try await hash(of: world.cast.editor, in: world)
    let person = try world.cast.editor.personID()
    let new = try PasswordHash(of: "Neu-Passwort-1", salt: [1, 2, 3, 4], logRounds: 4)
    try await world.perform(
      ChangePassword(matched: old, replacement: new, tokenDigest: token), as: world.cast.editor)
    await expectRefusal("people.wrong-sign-in", in: world) {
      try await world.perform(
        SignIn(person: person, matched: old, tokenDigest: token), as: .citizen)
    }
    await expectRefusal("people.password-changed-meanwhile", in: world) {
      try await world.perform(
        ChangePassword(matched: old, replacement: new, tokenDigest: token), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `a disabled person loses all sessions and rights at once, and gets them back`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let person = try world.cast.editor.personID()
    try await signIn(world.cast.editor, in: world)
    try await world.perform(
      DisablePerson(person: person, isDisabled: true), as: world.cast.systemAdministrator)
    #expect(try await asker(in: world) == nil)
    await expectRefusal("people.disabled", in: world) {
      try await signIn(world.cast.editor, in: world)
    }
    await expectRefusal("people.disabled", in: world) {
      try await world.perform(Probe(), as: world.cast.editor)
    }
    let holders = try await world.ask(as: .citizen) {
      try $0.holders(of: .editor, at: world.cast.city).map(\.id)
    }
    #expect(!holders.contains(person))
    try await world.perform(
      DisablePerson(person: person, isDisabled: false), as: world.cast.systemAdministrator)
    try await signIn(world.cast.editor, in: world)
    #expect(try await asker(in: world) != nil)
  }

  @Test(arguments: Engine.allCases)
  func `a reset password must be changed at first use and ends all sessions and locks`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let person = try world.cast.editor.personID()
    try await signIn(world.cast.editor, in: world)
    for _ in 0..<5 { try await fail(world.cast.editor, in: world) }
    let first = try PasswordHash(of: "First-Passw-1", salt: [5, 6, 7, 8], logRounds: 4)
    try await world.perform(
      ResetPassword(person: person, replacement: first), as: world.cast.systemAdministrator)
    #expect(try await asker(in: world) == nil)
    try await signIn(world.cast.editor, in: world)
    #expect(try await asker(in: world)?.person?.mustChangePassword == true)
    let own = try PasswordHash(of: "Own-Password-1", salt: [9, 8, 7, 6], logRounds: 4)
    try await world.perform(
      ChangePassword(matched: first, replacement: own, tokenDigest: token),
      as: world.cast.editor)
    let after = try await asker(in: world)
    #expect(after?.person?.mustChangePassword == false)
    let former = try await world.ask(as: .citizen) {
      try $0.passwordHashes(of: person, former: 5)
    }
    #expect(former.count == 3 && former.prefix(2) == [own, first])
  }

  @Test(arguments: Engine.allCases)
  func `changing one's password ends the other sessions and keeps this one`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let old = try await hash(of: world.cast.editor, in: world)
    let other = [UInt8](repeating: 2, count: 32)
    try await signIn(world.cast.editor, in: world)
    try await world.perform(
      SignIn(person: world.cast.editor.personID(), matched: old, tokenDigest: other), as: .citizen)
    let new = try PasswordHash(of: "Neu-Passwort-1", salt: [1, 2, 3, 4], logRounds: 4)
    try await world.perform(
      ChangePassword(matched: old, replacement: new, tokenDigest: token), as: world.cast.editor)
    #expect(try await asker(in: world) != nil)
    let gone = try await world.ask(as: .citizen) {
      try $0.signedIn(tokenDigest: other, idleMinutes: 15) == nil
    }
    #expect(gone)
  }
}
