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
    guard WebAddress.isOne(account.link), let host = host(of: account) else {
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

  /// Where an account is found, under which number it is on file, and how one reaches its body.
  static func facts(_ account: Account, of body: Organization, _ say: Words) -> Node {
    var lines: [(String, Node)] = [
      (say("directory.column.platform"), text(platform(account, say)))
    ]
    if !account.platformID.isEmpty {
      lines.append((say("verify.platform-id"), text(account.platformID)))
    }
    lines.append(
      (
        say("directory.column.number"),
        text(account.filingNumber ?? say("directory.no-number"))
      ))
    let isInUse = account.state == .open || account.state == .suspended
    if isInUse, account.platform != .portal, !account.link.isEmpty {
      lines.append((say("directory.column.address"), address(account, say)))
    }
    return group([definitionList(lines), contact(account, of: body, say)])
  }

  /// How one reaches the body; nothing for an account that is used no more.
  static func contact(_ account: Account, of body: Organization, _ say: Words) -> Node {
    when(
      account.state == .open || account.state == .suspended,
      p([a(say("directory.write")).href("/p/ask?to=" + percentEncoded(body.code))]))
  }
}
