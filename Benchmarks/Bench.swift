import Foundation
import Logging
import Office
import Server
import Storage
import Synchronization
import WorkCalendar

/// Measures what happens inside the process, and prepares what `script/bench` measures over HTTP.
///
///     bench acts --data DIR [--database URL] [--count N]
///     bench fill --data DIR [--database URL] [--count N]
///     bench lists --data DIR [--database URL] [--count N]
///     bench count --data DIR [--database URL]
///     bench province --data DIR [--database URL] [--bodies N] [--accounts N]
///     bench registry --data DIR [--database URL] [--count N]
///     bench imports --data DIR [--database URL] [--bodies N] [--accounts N]
///     bench office --data DIR [--database URL] [--editors N]
///     bench published --data DIR [--database URL] --expected N --from MS --to MS
///     bench terms --data DIR [--count N] [--megabytes N]
///     bench comparing --data DIR [--count N]
@main
struct Bench {
  static func main() async throws {
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    if arguments.verb == "terms" {
      try TermBench(
        folder: URL(fileURLWithPath: arguments["data"] ?? "var/bench"),
        count: Int(arguments["count"] ?? "") ?? 50_000,
        megabytes: Int(arguments["megabytes"] ?? "") ?? 20
      ).run()
      return
    }
    if arguments.verb == "comparing" {
      let isRight = try CompareBench(
        folder: URL(fileURLWithPath: arguments["data"] ?? "var/bench"),
        count: Int(arguments["count"] ?? "") ?? 200
      ).run()
      exit(isRight ? 0 : 1)
    }
    let settings = Settings(
      data: URL(fileURLWithPath: arguments["data"] ?? "var/bench"),
      database: arguments["database"], isDemo: true,
      databaseConnections: Int(arguments["connections"] ?? "") ?? 8)
    if ["office", "published"].contains(arguments.verb) {
      exit(try await journeys(settings, arguments) ? 0 : 1)
    }
    let assembly = try await Assembly.open(settings)
    if try await !assembly.office.ask(as: .citizen, { try $0.isFounded() }) {
      try await DemoWorld.build(in: assembly)
    }
    let count = Int(arguments["count"] ?? "") ?? 2_000
    switch arguments.verb {
    case "acts": try await ActBench(assembly: assembly).run(count: count)
    case "fill": try await ActBench(assembly: assembly).fill(count: count)
    case "lists": try await ListFill(assembly: assembly).run(count: count)
    case "province":
      try await Province(
        assembly: assembly, bodies: Int(arguments["bodies"] ?? "") ?? 3_000,
        accounts: Int(arguments["accounts"] ?? "") ?? 4_000
      ).build()
    case "registry": try await RegistryBench(assembly: assembly).run(count: count)
    case "imports":
      try await ImportFiles(
        assembly: assembly, folder: settings.data, bodies: Int(arguments["bodies"] ?? "") ?? 3_000,
        accounts: Int(arguments["accounts"] ?? "") ?? 4_000
      ).make()
    case "count": try await ActBench(assembly: assembly).countMessages()
    default:
      print(
        "bench acts|fill|lists|count|province|registry|imports|office|published|terms|comparing "
          + "--data DIR [--database URL] [--count N]")
    }
    await assembly.database.close()
  }

  /// An office of its own, not the demo's.
  private static func journeys(_ settings: Settings, _ arguments: Arguments) async throws -> Bool {
    var settings = settings
    settings.isDemo = false
    let assembly = try await Assembly.open(settings)
    let office = JourneyOffice(
      assembly: assembly, editors: Int(arguments["editors"] ?? "") ?? 8)
    var isRight = true
    if arguments.verb == "office" {
      try await office.found()
    } else {
      isRight = try await office.checkPublished(
        expected: Int64(arguments["expected"] ?? "") ?? 0,
        from: Int64(arguments["from"] ?? "") ?? 0, to: Int64(arguments["to"] ?? "") ?? 0)
    }
    await assembly.database.close()
    return isRight
  }
}

/// `--name value` pairs behind a verb.
struct Arguments {
  let verb: String
  private var values: [String: String] = [:]

  init(_ words: some Sequence<String>) {
    var name: String?
    var verb = ""
    for word in words {
      if word.hasPrefix("--") {
        name = String(word.dropFirst(2))
      } else if let known = name {
        values[known] = word
        name = nil
      } else {
        verb = word
      }
    }
    self.verb = verb
  }

  subscript(_ name: String) -> String? { values[name] }
}
