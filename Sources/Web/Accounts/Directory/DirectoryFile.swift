import Office

/// The public list of genuine accounts as data, page by page.
enum DirectoryFile {
  private struct Document: Encodable {
    let title: String
    let accounts: [Line]
    /// Address of the next page; none on the last.
    let next: String?
  }

  private struct Line: Encodable {
    let platform: String
    let name: String
    let platformID: String
    let link: String
    let body: String
    let bodyCode: String
    let filingNumber: String?
    let state: String
    let page: String
    let notice: String?

    enum CodingKeys: String, CodingKey {
      case platform, name, link, body, state, page, notice
      case platformID = "platform_id"
      case bodyCode = "body_code"
      case filingNumber = "filing_number"
    }
  }

  static func reply(_ visit: Visit) async throws -> Reply {
    let filter = try DirectoryPages.filter(visit)
    let after = AccountID(visit.query.text("after"))
    let limit = DirectoryPages.pageLength
    let found = try await visit.ask {
      try $0.accountDirectory(filter, after: after, limit: limit + 1)
    }
    let shown = Array(found.prefix(limit))
    let next = found.count > limit ? shown.last?.account.id : nil
    let origin = visit.house.origin ?? ""
    let document = Document(
      title: visit.house.say(.chinese)("directory.title"),
      accounts: shown.map { line($0, origin: origin) },
      next: next.map { origin + DirectoryPages.address("/p/accounts.json", filter, after: $0) })
    // A reader that takes it for a page finds no tag in it. `<` stands in strings only.
    let text = try stored(document).replacing("<", with: "\\u003C")
    return .text(text, type: "application/json; charset=utf-8")
  }

  private static func line(_ entry: DirectoryEntry, origin: String) -> Line {
    let account = entry.account
    let page = origin + "/p/a/" + account.slug
    return Line(
      platform: account.platform.rawValue, name: account.name, platformID: account.platformID,
      link: account.platform == .portal ? page : account.link, body: entry.organization.name,
      bodyCode: entry.organization.code, filingNumber: account.filingNumber,
      state: account.state.rawValue, page: page,
      notice: entry.notice.map { origin + publicNoticePath($0) })
  }
}
