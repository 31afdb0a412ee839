import Foundation

/// What narrows the public list of accounts; nil and empty leave everything in.
package struct DirectoryFilter: Sendable, Hashable {
  /// Part of the account's name, filing number or number on the platform, or the first letters of
  /// the name in pinyin.
  package var text = ""
  package var platform: Platform?
  /// Part of the name of the body that runs it.
  package var body = ""

  package init() {}

  package var isEmpty: Bool { text.isEmpty && platform == nil && body.isEmpty }
}

/// A genuine account in the public list, with what is announced about it.
package struct DirectoryEntry: Sendable {
  package let account: Account
  package let organization: Organization
  /// The newest notice on it that is running.
  package let notice: AccountNoticeID?
}

/// What the office says to somebody who asks whether an account is genuine.
package struct AccountVerdict: Sendable {
  package let account: Account
  package let organization: Organization
  /// The filing that the certificate stands for; nil when the account's number was asked for.
  package let certificate: Filing?
  /// Whether no later certificate took the place of this one.
  package let isLatest: Bool
  package let notice: AccountNoticeID?
}

extension Account.State {
  /// The states in which an account is, or once was, in use under the office's name.
  package static let publicStates: [Account.State] = [.open, .suspended, .closed, .cancelled]
}

/// The number of a filing, read kindly.
package enum FilingNumber {
  /// As it was issued: of letters and digits half as wide as Chinese characters, joined by plain
  /// hyphens, without spaces.
  package static func plain(_ typed: String) -> String {
    String(
      typed.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        .map { dashes.contains($0) ? "-" : $0 })
  }

  private static let dashes: Set<Character> = [
    "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}",
  ]
}

/// The code of a certificate, read kindly.
package enum CertificateCode {
  /// 80 random bits in hexadecimal.
  package static let length = 20

  /// - Returns: nil for what cannot be a code, so that nobody looks it up.
  package static func read(_ typed: String) -> String? {
    let code = FilingNumber.plain(String(typed.prefix(64))).lowercased().filter { $0 != "-" }
    let isCode =
      code.utf8.count == length
      && code.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return isCode ? code : nil
  }
}
