import ArgumentParser
import Office
import Web

/// `woodbell user`: the same acts as on the pages, by the same people, with the same rights.
struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "List people, give them a sign-in, close it, or give a new first password.",
    discussion: """
      EXAMPLES:
        woodbell user list --as sysadmin
        woodbell user add wang.chu --name "Wang Chu" --unit YC --as sysadmin --password-file -
      """,
    subcommands: [
      UserList.self, UserAdd.self, UserDisable.self, UserEnable.self, UserResetPassword.self,
    ])
}

/// `woodbell user list`
struct UserList: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the people whom an administrator looks after.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Flag(help: "Answer in JSON, one line a person.") var json = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    let entries = try await signature.act(at: place, say) { try await UserEntry.all(in: $0) }
    if json { return try entries.forEach(Output.json) }
    var table = Columns([
      say("command.user.login"), say("command.user.name"), say("command.user.organization"),
      say("command.user.roles"), say("command.user.state"),
    ])
    for entry in entries {
      table.add(
        entry.login, entry.name, entry.unit,
        say.list(entry.roles.map { say("role." + $0.rawValue) }), entry.state.told(say))
    }
    for line in table.lines { try Output.answer(line) }
  }
}

/// `woodbell user add`
struct UserAdd: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Give somebody a sign-in; roles are granted apart.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Argument(help: "Sign-in name: lower-case letters, digits, dot and hyphen.") var login: String
  @Option(help: "Name of the person.") var name: String
  @Option(help: "Code of the body, such as YC.") var unit: String
  @Flag(help: "Answer in JSON.") var json = false

  var usesServer: Bool { place.usesServer }

  func run(_ say: Words) async throws {
    let first = try InitialPassword(login: login)
    let hash = try first.hashed()
    try await signature.act(at: place, say) { visit in
      let body = try await visit.organization(code: unit)
      _ = try await visit.perform(
        CreatePerson(organization: body.id, login: login, name: name, passwordHash: hash))
    }
    try first.tell(login: login.lowercased(), json: json, say)
    Output.tell(say("command.user.next-role"))
  }
}

/// What the verbs on one person are given.
struct SomebodyOptions: ParsableArguments {
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Argument(help: "Sign-in name.") var login: String

  /// Performs an act on the person, as whoever signs.
  func perform<A: Act>(_ say: Words, _ act: @escaping @Sendable (PersonID) -> A) async throws {
    try await signature.act(at: place, say) { visit in
      _ = try await visit.perform(act(try await visit.person(login: login).id))
    }
  }
}

/// `woodbell user disable`
struct UserDisable: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable", abstract: "Close somebody's sign-in; the record keeps what they did.")

  @OptionGroup var voice: Voice
  @OptionGroup var somebody: SomebodyOptions

  var usesServer: Bool { somebody.place.usesServer }

  func run(_ say: Words) async throws {
    try await somebody.perform(say) { DisablePerson(person: $0, isDisabled: true) }
    Output.tell(say("command.user.disabled", ["login": somebody.login.shown]))
  }
}

/// `woodbell user enable`
struct UserEnable: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable", abstract: "Open a sign-in that was closed.")

  @OptionGroup var voice: Voice
  @OptionGroup var somebody: SomebodyOptions

  var usesServer: Bool { somebody.place.usesServer }

  func run(_ say: Words) async throws {
    try await somebody.perform(say) { DisablePerson(person: $0, isDisabled: false) }
    Output.tell(say("command.user.enabled", ["login": somebody.login.shown]))
  }
}

/// `woodbell user reset-password`
struct UserResetPassword: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset-password", abstract: "Give somebody a new first password, shown once.")

  @OptionGroup var voice: Voice
  @OptionGroup var somebody: SomebodyOptions
  @Flag(help: "Answer in JSON.") var json = false

  var usesServer: Bool { somebody.place.usesServer }

  func run(_ say: Words) async throws {
    let first = try InitialPassword(login: somebody.login)
    let hash = try first.hashed()
    try await somebody.perform(say) { ResetPassword(person: $0, replacement: hash) }
    try first.tell(login: somebody.login.lowercased(), json: json, say)
  }
}
