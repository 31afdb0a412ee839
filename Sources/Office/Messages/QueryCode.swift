/// The secret that opens a citizen's tracking page together with the number.
///
/// Ten letters of Crockford's alphabet, which leaves out I, L, O and U: 50 bits, so that guessing
/// over the network is hopeless without a lock that would shut out the writer.
package enum QueryCode {
  package static let length = 10
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// - Parameter random: at least `length` bytes; 256 is a multiple of 32, so all letters are
  ///   equally likely.
  package static func code(from random: [UInt8]) -> String {
    String(random.prefix(length).map { letters[Int($0) % letters.count] })
  }

  /// What was typed, read kindly: case, spaces and hyphens do not matter, O is 0, I and L are 1.
  package static func read(_ typed: String) -> String {
    var code = ""
    for character in typed.prefix(64).uppercased() where character.isLetter || character.isNumber {
      switch character {
      case "O": code.append("0")
      case "I", "L": code.append("1")
      default: code.append(character)
      }
    }
    return code
  }

  /// A code as it is read aloud: two groups of five.
  package static func grouped(_ code: String) -> String {
    code.prefix(5) + "-" + code.dropFirst(5)
  }

  /// What is digested and stored in the code's stead; the number keeps digests from being moved.
  static func secret(number: String, code: String) -> String { number + "|" + code }
}
