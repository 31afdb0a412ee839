import Foundation
import Office
import Server
import Web

/// What somebody who has just started an office needs to know.
struct Greeting: Sendable {
  /// So many sign-ins of a demo world are shown.
  static let signIns = 14

  private let say: Words
  private let isFounded: Bool
  private let people: [DemoPerson]
  private let folder: String
  /// The first run with its key, from the host on.
  private let setup: String
  private let publicOrigin: String?

  static func read(_ assembly: Assembly, say: Words) async throws -> Greeting {
    let isDemo = assembly.settings.isDemo
    return try await assembly.office.ask(as: .system(.founder)) { reading in
      Greeting(
        say: say, isFounded: try reading.isFounded(),
        people: isDemo ? try reading.demoPeople() : [], folder: assembly.settings.data.path,
        setup: SetupPages.path(assembly.office.keys), publicOrigin: assembly.settings.publicOrigin)
    }
  }

  func lines(address: String) -> [String] {
    var places = Columns()
    if isFounded {
      places.add("  " + say("command.serve.desk"), address + "/")
      places.add("  " + say("command.serve.portal"), address + "/p")
    } else {
      places.add("  " + say("command.serve.setup"), (publicOrigin ?? address) + setup)
    }
    places.add("  " + say("command.serve.folder"), folder)
    var lines = [say("command.serve.title", ["version": Version.number])] + places.lines
    if !isFounded { lines.append("  " + say("command.serve.first-run")) }
    if !people.isEmpty { lines += signInLines }
    lines.append(say("command.serve.stop"))
    return lines
  }

  private var signInLines: [String] {
    var table = Columns([
      "  " + say("command.user.login"), say("command.user.name"), say("command.user.roles"),
      say("command.user.organization"),
    ])
    for person in people.prefix(Self.signIns) {
      table.add(
        "  " + person.login, person.name,
        say.list(person.roles.map { say("role." + $0.rawValue) }), person.organization)
    }
    var lines = [say("command.demo.sign-ins", ["password": DemoDoor.password])] + table.lines
    if people.count > Self.signIns {
      lines.append("  " + say("command.demo.more", ["n": "\(people.count - Self.signIns)"]))
    }
    return lines
  }
}
