import Foundation
import Office
import Resources
import Rulebook
import Yams

/// The office's roles, under a name that the script's own noun does not hide.
typealias AppointedRole = Role

/// The demo world as it is written down: `World/world.yaml`.
struct DemoScript: Codable, Sendable {
  struct Body: Codable, Sendable {
    let code: String
    let name: String
    let short: String
    let parent: String?
    let level: Organization.Level
    let sector: Organization.Sector
    let rulebooks: [String]
    let secret: Bool?
  }

  struct Role: Codable, Sendable {
    let at: String
    let role: AppointedRole
    let title: String?
  }

  struct Person: Codable, Sendable {
    let login: String
    let name: String
    let of: String
    let roles: [Role]
  }

  struct Account: Codable, Sendable {
    let of: String
    let name: String
    let slug: String
    let description: String
    let by: String
  }

  /// A list of items that somebody keeps.
  struct View: Codable, Sendable {
    let of: String
    let name: String
    let query: String
  }

  /// A training that somebody passed.
  struct Lesson: Codable, Sendable {
    let of: String
    let by: String
    let subject: Training.Subject
    let title: String
    let daysAgo: Int64
  }

  /// An account that goes through its filing.
  struct Filing: Codable, Sendable {
    enum Reach: String, Codable, Sendable {
      case draft, submitted, accepted, opened, suspended, replaced, existing
    }

    struct Person: Codable, Sendable {
      let duty: AccountDuty
      let login: String?
      let name: String
      let post: String
      let mobile: String
      let telephone: String
      let email: String
    }

    let of: String
    let by: String
    let platform: Platform
    let name: String
    let daysAgo: Int64
    /// How many days after the application it is to be opened.
    let leadDays: Int
    let reach: Reach
    let link: String
    let description: String
    let purpose: String
    let plan: String
    let situation: String
    let columns: String
    let developer: String
    let look: String
    let people: [Person]
    let opinion: String
    let document: String
    let reason: String
    let successor: Person?
  }

  struct Item: Codable, Sendable {
    struct Elsewhere: Codable, Sendable {
      let platform: Platform
      /// The text there, where it is another.
      let body: String?
      /// Where it stands; nil while somebody still has it in hand.
      let link: String?
    }

    enum Reach: String, Codable, Sendable {
      case draft, submitted, first, second, final, approved, published, returned
      /// Not signed by the time it was planned for.
      case expired
    }

    let title: String
    let summary: String
    let category: PostCategory
    let sensitivity: Sensitivity
    let kind: PostKind
    /// The name of the event it tells of; it follows the last notice on it.
    let event: String?
    let elements: [String: String]?
    let body: String
    let of: String
    /// Whose account it is meant for; nil for the unit's own.
    let to: String?
    let by: String
    let minutesAgo: Int64
    let reach: Reach
    let opinion: String?
    /// When it is meant to appear: minutes after the start, before it when negative.
    let plannedIn: Int64?
    let reprint: Reprint?
    /// Another account of the unit, where somebody publishes by hand.
    let also: Elsewhere?
    /// Why what the check found on it is a false alarm.
    let waiver: String?
    /// What turned out to be wrong after it was published.
    let mistake: Mistake?
    let pictures: [Picture]?
    /// Why it is held in the archive.
    let hold: String?
  }

  /// A published item that is put right, withdrawn or removed.
  struct Mistake: Codable, Sendable {
    let kind: Correction.Kind
    let fault: String
    let finder: Correction.Finder
    let foundBy: String?
    let explanation: String
    /// The new wording.
    let body: String?
  }

  /// A picture of an item, from the folder of the demo world.
  struct Picture: Codable, Sendable {
    let file: String
    let alternative: String
    let caption: String
    let licence: MediaLicence
    let aiMade: Bool
  }

  /// Something that happened, on which the office gives notices.
  struct Event: Codable, Sendable {
    let of: String
    let by: String
    let name: String
    let minutesAgo: Int64
    let clock: String?
  }

  /// The word from above that others keep silent.
  struct Silence: Codable, Sendable {
    let scope: String
    let by: String
    let subject: String
    let reason: String
    let contact: String
    let minutesAgo: Int64
  }

  struct Letter: Codable, Sendable {
    enum Reach: String, Codable, Sendable, CaseIterable {
      case received, registered, instructed, drafted, signed, edited, approved, answered, rated
      /// Ended with its registration, because its class is answered by no reply.
      case closed
    }

    let to: String
    let kind: String
    let title: String
    let body: String
    let contact: String
    let minutesAgo: Int64
    let reach: Reach
    let `class`: String?
    let complexity: String?
    let proposal: String?
    let department: String?
    let instruction: String?
    let reply: String?
    let grade: Int?
    let comment: String?
    let outcome: String?
    let basis: String?
    let reason: String?
    let notified: String?
    /// Whether the writer does not want it published.
    let `private`: Bool?
    /// Minutes until it was registered, where it could not wait.
    let registeredAfter: Int64?
  }

  /// Something that was published on a platform itself.
  struct Outside: Codable, Sendable {
    let of: String
    /// The account's name.
    let on: String
    let by: String
    let daysAgo: Int64
    let title: String
    let link: String
    let category: PostCategory
  }

  let organizations: [Body]
  let persons: [Person]
  let accounts: [Account]
  let trainings: [Lesson]
  let views: [View]
  let filings: [Filing]
  let outside: [Outside]
  let events: [Event]
  let holds: [Silence]
  let posts: [Item]
  let messages: [Letter]

  /// - Throws: `MissingResource`, or the decoder's error.
  static func bundled() throws -> DemoScript {
    guard let folder = resourceFolder(of: "Server")?.appendingPathComponent("World") else {
      throw MissingResource(name: "World")
    }
    let text = try String(contentsOf: folder.appendingPathComponent("world.yaml"), encoding: .utf8)
    return try YAMLDecoder().decode(DemoScript.self, from: text)
  }

  /// The bytes of a file of the demo world.
  ///
  /// - Throws: `MissingResource`, or what the file system throws.
  static func bytes(of file: String) throws -> [UInt8] {
    guard let folder = resourceFolder(of: "Server")?.appendingPathComponent("World") else {
      throw MissingResource(name: "World")
    }
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
  }

  /// Puts the demo office's own rulebook into the data folder, where offices keep theirs.
  static func placeRulebooks(in data: URL) throws {
    guard let folder = resourceFolder(of: "Server")?.appendingPathComponent("World/rulebooks")
    else { throw MissingResource(name: "World/rulebooks") }
    let target = data.appendingPathComponent("rulebooks")
    if FileManager.default.fileExists(atPath: target.path) { return }
    try FileManager.default.copyItem(at: folder, to: target)
  }
}
