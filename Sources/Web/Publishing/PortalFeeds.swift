import Foundation
import HTML
import Office
import WorkCalendar

/// What a feed holds: the newest items of the portal or of one account.
struct Feed {
  struct Entry {
    let id: String
    let title: String
    let summary: String
    let html: String
    let link: String
    let author: String
    let at: Instant
    /// When something was added to it.
    let updatedAt: Instant
  }

  let id: String
  let title: String
  let author: String
  /// The page it belongs to.
  let page: String
  let address: String
  let language: String
  let updated: Instant
  let entries: [Entry]
  /// Items that were removed, as far as a feed has a form of its own for it.
  let removed: [Entry]
}

enum PortalFeeds {
  static func atom(_ visit: Visit, slug: String?) async throws -> Reply {
    let feed = try await feed(visit, slug: slug, file: "feed.atom")
    return .text(AtomFeed.text(of: feed), type: "application/atom+xml; charset=utf-8")
  }

  static func json(_ visit: Visit, slug: String?) async throws -> Reply {
    let feed = try await feed(visit, slug: slug, file: "feed.json")
    return .text(try JSONFeed.text(of: feed), type: "application/feed+json; charset=utf-8")
  }

  private static func feed(_ visit: Visit, slug: String?, file: String) async throws -> Feed {
    let (account, page, runner, notices, gone) = try await visit.ask { reading in
      guard let slug else {
        let runner = try reading.portalOrganization()?.name
        let notices = try reading.publicNotices(running: true)
        return (
          nil as Account?, try reading.publicPosts(), runner, notices, try reading.tombstones()
        )
      }
      guard let account = try reading.account(slug: slug),
        Account.State.publicStates.contains(account.state)
      else { throw Refusal(OfficeRefusal.notFound) }
      let body = try reading.organization(account.organization)
      let notices = try reading.listedNotices(of: account.id, limit: 20)
      return (
        account, try reading.publicPosts(of: account.id), body.name, notices,
        try reading.tombstones(of: account.id)
      )
    }
    let told = notices.map { entry($0, visit) }
    let withdrawn = gone.filter { $0.title != nil }.map { entry($0, visit) }
    let removed = gone.filter { $0.title == nil }.map { entry($0, visit) }
    let entries = (page.posts.map { entry($0, visit) } + told + withdrawn)
      .sorted { $0.at > $1.at }
    let path = account.map { "/p/a/" + $0.slug } ?? "/p"
    let house = visit.house
    let say = house.say(.chinese)
    let title = account?.name ?? say("portal.title")
    return Feed(
      id: name(path, house.office.keys), title: title, author: runner ?? title,
      page: absolute(path, house), address: absolute(path + "/" + file, house),
      language: Language.chinese.rawValue,
      updated: (entries + removed).map(\.updatedAt).max() ?? account?.openedAt ?? .earliest,
      entries: entries, removed: removed)
  }

  /// What stands in the place of an item that is gone.
  private static func entry(_ found: Tombstone, _ visit: Visit) -> Feed.Entry {
    let link = "/p/posts/\(found.post)"
    let say = visit.house.say(.chinese)
    return Feed.Entry(
      id: name(link, visit.office.keys), title: PortalCorrections.title(found, say), summary: "",
      html: PortalCorrections.content(found, say).string, link: absolute(link, visit.house),
      author: found.source, at: found.publishedAt, updatedAt: found.endedAt)
  }

  /// A notice about an account, with all that was told since.
  private static func entry(_ found: ListedNotice, _ visit: Visit) -> Feed.Entry {
    let notice = found.notice
    let link = publicNoticePath(notice.id)
    let say = visit.house.say(.chinese)
    let content = group([
      NoticeWords.paragraphs(notice.draft.text),
      group(
        NoticeWords.points(notice, say).map {
          p(say("notices.sheet-point", ["name": $0.0, "words": $0.1]))
        }),
      when(!notice.progress.isEmpty, NoticeWords.progress(notice, say)),
    ])
    return Feed.Entry(
      id: name(link, visit.office.keys), title: notice.draft.title, summary: "",
      html: content.string, link: absolute(link, visit.house), author: found.organization.name,
      at: notice.publishedAt, updatedAt: notice.updatedAt)
  }

  private static func entry(_ item: PublicPost, _ visit: Visit) -> Feed.Entry {
    let link = "/p/posts/\(item.post)"
    let say = visit.house.say(.chinese)
    let content = group([
      group(item.corrections.map { p(PortalCorrections.words($0, say)) }),
      PostText.elements(item.draft) { id in elementName(id, item.draft, say) },
      bodyNodes(item.draft.body, heading: { h2($0) }),
      MediaView.onPortal(item, visit.house.say(.chinese), in: visit.house)
        .figures(item.draft.attached),
    ])
    return Feed.Entry(
      id: name(link, visit.office.keys), title: item.draft.title, summary: item.draft.summary,
      html: content.string, link: absolute(link, visit.house), author: item.source,
      at: item.firstPublishedAt, updatedAt: item.publishedAt)
  }

  private static func elementName(_ id: String, _ draft: PostDraft, _ say: Words) -> String {
    if draft.noticeForm == .warning {
      return WarningElement(rawValue: id).map { say("events.element." + $0.rawValue) } ?? id
    }
    return EmergencyElement(rawValue: id).map { say("posts.element." + $0.rawValue) } ?? id
  }

  /// A name that stays the same when the portal moves to another address, as RFC 4287 §4.2.6 asks:
  /// a UUID of version 8 made from the office's key and the path.
  private static func name(_ path: String, _ keys: Keys) -> String {
    var bytes = Array(keys.codeDigest("feed:" + path).prefix(16))
    for index in bytes.indices {
      if index == 6 { bytes[index] = bytes[index] & 0x0F | 0x80 }
      if index == 8 { bytes[index] = bytes[index] & 0x3F | 0x80 }
    }
    let digits = Array(bytes.hex)
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
      String(digits[range.clamped(to: digits.indices)])
    }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}

/// RFC 4287, with the removed entries of RFC 6721.
enum AtomFeed {
  static func text(of feed: Feed) -> String {
    let head = [
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      "<feed xmlns=\"http://www.w3.org/2005/Atom\""
        + " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\""
        + " xml:lang=\"\(xml(feed.language))\">",
      "<id>\(xml(feed.id))</id>", "<title>\(xml(feed.title))</title>",
      "<updated>\(feed.updated.rfc3339)</updated>",
      "<author><name>\(xml(feed.author))</name></author>",
      link("self", feed.address, type: "application/atom+xml"),
      link("alternate", feed.page, type: "text/html"),
    ]
    return (head + feed.entries.map(entry) + feed.removed.map(removed) + ["</feed>", ""])
      .joined(separator: "\n")
  }

  private static func removed(_ entry: Feed.Entry) -> String {
    "<at:deleted-entry ref=\"\(xml(entry.id))\" when=\"\(entry.updatedAt.rfc3339)\"/>"
  }

  private static func entry(_ entry: Feed.Entry) -> String {
    var lines = [
      "<entry>", "<id>\(xml(entry.id))</id>", "<title>\(xml(entry.title))</title>",
      "<published>\(entry.at.rfc3339)</published>", "<updated>\(entry.updatedAt.rfc3339)</updated>",
      "<author><name>\(xml(entry.author))</name></author>",
      link("alternate", entry.link, type: "text/html"),
    ]
    if !entry.summary.isEmpty { lines.append("<summary>\(xml(entry.summary))</summary>") }
    lines.append("<content type=\"html\">\(xml(entry.html))</content>")
    lines.append("</entry>")
    return lines.joined(separator: "\n")
  }

  private static func link(_ relation: String, _ address: String, type: String) -> String {
    "<link rel=\"\(relation)\" type=\"\(type)\" href=\"\(xml(address))\"/>"
  }

  /// Text for XML 1.0: special characters become references, what XML cannot hold becomes U+FFFD.
  static func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\r": result += "&#13;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// JSON Feed 1.1.
enum JSONFeed {
  private struct Document: Encodable {
    let version = "https://jsonfeed.org/version/1.1"
    let title: String
    let homePage: String
    let feed: String
    let language: String
    let authors: [Author]
    let items: [Item]

    enum CodingKeys: String, CodingKey {
      case version, title, language, authors, items
      case homePage = "home_page_url"
      case feed = "feed_url"
    }
  }

  private struct Author: Encodable { let name: String }

  private struct Item: Encodable {
    let id: String
    let url: String
    let title: String
    let content: String
    let summary: String?
    let published: String
    let modified: String?
    let authors: [Author]

    enum CodingKeys: String, CodingKey {
      case id, url, title, summary, authors
      case content = "content_html"
      case published = "date_published"
      case modified = "date_modified"
    }
  }

  static func text(of feed: Feed) throws -> String {
    let text = try stored(
      Document(
        title: feed.title, homePage: feed.page, feed: feed.address, language: feed.language,
        authors: [Author(name: feed.author)],
        // It has no form for what was removed, so an entry says so.
        items: (feed.entries + feed.removed).map { entry in
          Item(
            id: entry.id, url: entry.link, title: entry.title, content: entry.html,
            summary: entry.summary.isEmpty ? nil : entry.summary, published: entry.at.rfc3339,
            modified: entry.updatedAt > entry.at ? entry.updatedAt.rfc3339 : nil,
            authors: [Author(name: entry.author)])
        }))
    // A reader that takes it for a page finds no tag in it. `<` stands in strings only.
    return text.replacing("<", with: "\\u003C")
  }
}
