import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt with its parameters and salt beside it.
///
/// `scrypt$<log2 rounds>$<block size>$<parallelism>$<salt>$<key>`, the last two in base64.
/// The parameters follow RFC 7914 §2 and the strength advised for interactive sign-in in 2024
/// (N=2^15, r=8, p=1: 32 MiB, about 60 ms on a small server).
package struct PasswordHash: Sendable, Hashable {
  package let text: String

  package init(text: String) { self.text = text }

  /// Takes tens of milliseconds: never call it inside a transaction or on an event loop.
  package init(
    of password: String, salt: [UInt8], logRounds: Int = PasswordHash.logRounds
  ) throws {
    let key = try Self.derive(password, salt: salt, logRounds: logRounds, 8, 1)
    text = [
      "scrypt", "\(logRounds)", "8", "1", Data(salt).base64EncodedString(),
      Data(key).base64EncodedString(),
    ].joined(separator: "$")
  }

  package static let logRounds = 15

  /// Compares in constant time. A text that is no hash matches nothing.
  package func matches(_ password: String) -> Bool {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
      (1...20).contains(rounds), let size = Int(parts[2]), (1...32).contains(size),
      let lanes = Int(parts[3]), (1...16).contains(lanes), let salt = Data(base64Encoded: parts[4]),
      let expected = Data(base64Encoded: parts[5]),
      let key = try? Self.derive(password, salt: [UInt8](salt), logRounds: rounds, size, lanes)
    else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(
      HMAC<SHA256>.authenticationCode(for: expected, using: Self.comparison),
      authenticating: key, using: Self.comparison)
  }

  /// Comparing two authentication codes takes the same time wherever they differ.
  private static let comparison = SymmetricKey(data: Data("woodbell constant time".utf8))

  private static func derive(
    _ password: String, salt: [UInt8], logRounds: Int, _ blockSize: Int, _ parallelism: Int
  ) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << logRounds,
      blockSize: blockSize, parallelism: parallelism)
    return key.withUnsafeBytes { Array($0) }
  }
}

extension PasswordHash {
  /// Matches nothing and takes as long as a real one.
  package static let decoy = PasswordHash(
    text: "scrypt$\(logRounds)$8$1$AAAAAAAAAAAAAAAAAAAAAA==$"
      + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
}
