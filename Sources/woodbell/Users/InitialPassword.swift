import Foundation
import Office
import Web

/// A first password that nobody chose: four groups of letters and digits that are not mixed up.
struct InitialPassword {
  private let text: String
  private let random: any RandomSource

  /// - Throws: when the policy's file is missing.
  init(login: String, random: any RandomSource = SystemRandom()) throws {
    let policy = try PasswordPolicy.bundled()
    self.random = random
    var text: String
    repeat {
      text = Self.groups(random)
    } while !policy.problems(of: text, login: login, field: "password").isEmpty
    self.text = text
  }

  /// Takes tens of milliseconds.
  func hashed() throws -> PasswordHash { try PasswordHash(of: text, salt: random.bytes(16)) }

  /// The only time it is shown.
  func tell(login: String, json: Bool, _ say: Words) throws {
    if json { return try Output.json(["login": login, "initialPassword": text]) }
    try Output.answer(
      say("command.user.initial-password", ["login": login.shown, "password": text]))
    Output.tell(say("command.user.shown-once"))
  }

  /// Without 0 O 1 l I and the like; 20 signs of 54, over 110 bits.
  private static let signs = Array("ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789")

  private static func groups(_ random: any RandomSource) -> String {
    let groups = (0..<4).map { _ in String((0..<5).map { _ in sign(random) }) }
    return groups.joined(separator: "-")
  }

  /// Bytes that would make some signs likelier than others are thrown away.
  private static func sign(_ random: any RandomSource) -> Character {
    let fair = 256 - 256 % signs.count
    while true {
      for byte in random.bytes(8) where Int(byte) < fair { return signs[Int(byte) % signs.count] }
    }
  }
}
