import HTML
import Office
import Rulebook

/// Words about impostors, shared by their pages.
enum ImpostorWords {
  /// Who may act on a case, and who may add to it.
  static let actors = SettleImpostor.permission.roles
  static let reporters = ReportImpostor.permission.roles

  static func state(_ state: Impostor.State, _ say: Words) -> Node {
    let tone: Tone =
      switch state {
      case .reported: .amber
      case .complained: .purple
      case .removed: .green
      case .refused: .red
      case .notImpersonation: .grey
      }
    return tag(say("impersonations.state." + state.rawValue), tone: tone)
  }

  static func platform(_ platform: Platform, _ say: Words) -> String {
    say("rulebook.platform." + platform.rawValue)
  }

  static func path(_ id: ImpostorID) -> String { "/impersonations/\(id)" }

  /// What the rules say on watching for impostors, with their articles.
  static func demands(_ rules: [DutyRule], _ visit: Visit) -> Node {
    group(
      rules.map { rule in
        note([
          p([
            text(visit.say.title(rule.title)), text(" "),
            citationLinks(rule.citations, names: visit.rulebookNames, say: visit.say),
          ])
        ])
      })
  }

  /// A link that may be opened; an impostor's own is never one of these.
  static func evidence(_ link: String) -> Node {
    WebAddress.isOne(link)
      ? a(link).href(link).rel("noopener noreferrer external") : text(link)
  }

  static let uploads = UploadLimits(
    fileBytes: ImpostorFields.files.maximumBytes, files: ImpostorFields.maximumFiles,
    fieldBytes: 32_768)

  static func files(_ name: String, _ entries: Entries, _ say: Words) -> Node {
    fileInput(
      name, say("impersonations.field." + name), rule: ImpostorFields.files, entries, say: say,
      need: .optional, multiple: true)
  }

  static func labels(_ say: Words) -> [String: String] {
    var labels: [String: String] = [:]
    for name in [
      "organization", "account", "platform", "name", "link", "found-on", "source", "evidence",
      "evidence-link", "complained-on", "number", "complaint-words", "outcome", "outcome-words",
      "reason", "note", "note-link", "files", "note-files",
    ] {
      labels[name] = say("impersonations.field." + name)
    }
    return labels
  }
}

/// The part of an account's page that counts those who imitate it.
enum ImpostorPanel {
  static func panel(_ part: AccountPart, _ visit: Visit) async throws -> Node {
    let say = visit.say
    let counts = try await visit.ask { try $0.impostorCounts(of: part.account.id) }
    let path = "/impersonations?account=\(part.account.id)"
    let mayReport = part.isHeld(ImpostorWords.reporters)
    return Web.panel(
      say("impersonations.title"),
      [
        counts.all == 0
          ? p(say("impersonations.none-of-account"))
          : p([
            a(
              say(
                "impersonations.counted", ["open": "\(counts.open)", "all": "\(counts.all)"])
            ).href(path),
            when(counts.open > 0, tag(say("impersonations.unsettled"), tone: .amber)),
          ])
      ],
      actions: mayReport
        ? [
          linkButton(
            say("impersonations.report"),
            href: "/impersonations/new?account=\(part.account.id)")
        ] : [])
  }
}
