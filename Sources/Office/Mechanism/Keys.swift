import Crypto
import Foundation
import Synchronization

/// The office's secret key and what is derived from it. The key lives in a file, not in the database.
package struct Keys: Sendable {
  private let forms: SymmetricKey
  private let codes: SymmetricKey
  private let links: SymmetricKey
  private let seals: SymmetricKey
  /// The secret in the link to the first set-up: whoever may read the server's words may found the
  /// office. The same on all nodes, and of no use once there is an office.
  package let setupKey: String
  /// Names the office in its folder of files, so that no other office takes it for its own.
  package let folderMark: String

  /// - Parameter master: 32 bytes from the key file; all nodes on one database share it.
  package init(master: [UInt8]) {
    func derived(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: SymmetricKey(data: master), info: Data(purpose.utf8),
        outputByteCount: 32)
    }
    forms = derived("woodbell forms")
    codes = derived("woodbell query codes")
    links = derived("woodbell links for fact checks")
    seals = derived("woodbell sealed personal data")
    let setup = derived("woodbell first set-up")
    setupKey = setup.withUnsafeBytes { Array($0.prefix(16)) }.hex
    folderMark = derived("woodbell folder of files").withUnsafeBytes { Array($0.prefix(16)) }.hex
  }

  /// Authenticates what a form carries back to us.
  package func formTag(_ text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: forms))
  }

  package func isFormTag(_ tag: [UInt8], of text: String) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(tag, authenticating: Data(text.utf8), using: forms)
  }

  /// The keyed digest under which a citizen's query code is stored.
  package func codeDigest(_ code: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(code.utf8), using: codes))
  }

  /// The keyed digest under which the secret of a link is stored that works without an account.
  package func linkDigest(_ secret: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Data(secret.utf8), using: links))
  }

  /// AES-256-GCM; nonce and tag stand in the result.
  package func seal(_ text: String) throws -> [UInt8] {
    guard let box = try AES.GCM.seal(Data(text.utf8), using: seals).combined else { return [] }
    return [UInt8](box)
  }

  package func unseal(_ bytes: [UInt8]) throws -> String {
    let box = try AES.GCM.SealedBox(combined: Data(bytes))
    return String(decoding: try AES.GCM.open(box, using: seals), as: UTF8.self)
  }
}

/// Where chance comes from, so that a test can replay a run.
package protocol RandomSource: Sendable {
  func bytes(_ count: Int) -> [UInt8]
}

/// The operating system's generator.
package struct SystemRandom: RandomSource {
  package init() {}

  package func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 7)
    // Each look into the system's generator gives eight bytes.
    while bytes.count < count {
      withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}

/// A repeatable source for tests and the demo world. Never for a real office.
package final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  package init(seed: UInt64) { state = Mutex(seed) }

  /// SplitMix64.
  package func bytes(_ count: Int) -> [UInt8] {
    state.withLock { state in
      (0..<count).map { _ in
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: mixed ^ (mixed >> 31))
      }
    }
  }
}

/// SHA-256 of a text or of bytes.
package func digest(_ text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
package func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

extension [UInt8] {
  /// Lower-case hexadecimal.
  package var hex: String {
    var text = ""
    for byte in self {
      text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return text
  }
}
