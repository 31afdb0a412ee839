import Foundation
import HTML
import Office

/// Words about accounts for everybody.
enum DirectoryWords {
  static func state(_ account: Account, _ say: Words) -> Node {
    let tone: Tone =
      switch account.state {
      case .open: .green
      case .applied, .approved: .teal
      case .suspended: .amber
      case .closed, .cancelled, .dropped: .grey
      }
    return tag(say("directory.state." + account.state.rawValue), tone: tone)
  }

  /// The way to the account on its platform, with the host in words: who is about to leave this
  /// site sees where to.
  static func address(_ account: Account, _ say: Words) -> Node {
    if account.platform == .portal {
      return a(say("directory.here")).href("/p/a/" + account.slug)
    }
    guard AccountFields.isWebAddress(account.link), let host = host(of: account) else {
      return text(account.link)
    }
    return group([
      a(say("directory.open")).href(account.link).rel("noopener noreferrer external"),
      p(say("directory.leads-to", ["host": host])).class("note"),
    ])
  }

  private static func host(of account: Account) -> String? {
    URL(string: account.link)?.host()?.lowercased()
  }

  static func platform(_ account: Account, _ say: Words) -> String {
    RulebookWords.platform(account.platform.rawValue, say)
  }

  /// How one reaches the body; nothing for an account that is used no more.
  static func contact(_ account: Account, of body: Organization, _ say: Words) -> Node {
    when(
      account.state == .open || account.state == .suspended,
      p([a(say("directory.write")).href("/p/ask?to=" + percentEncoded(body.code))]))
  }
}
