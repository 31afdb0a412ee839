import Rulebook
import Screening
import Storage
import WorkCalendar

let postColumns: SQL = """
  p.id, p.organization_id, p.number, p.author_id, p.holder_id, p.title, p.category,
  p.sensitivity, p.kind, p.state, p.revision, p.round, p.version, p.created_at, p.updated_at,
  p.planned_at, p.approved_at, p.archived_at, p.archive_digest
  """
let revisionColumns: SQL = """
  v.id, v.post_id, v.number, v.title, v.summary, v.body, v.category, v.sensitivity, v.kind,
  v.elements, v.accounts, v.concerns, v.planned_at, v.reprint, v.forms, v.media, v.notice, v.digest,
  v.author_id, v.created_at
  """

extension Reading {
  /// An item, whoever asks; pages go through `dossier(of:)`, which looks at who asks.
  ///
  /// - Throws: `office.not-found`.
  func post(_ id: PostID) throws -> Post {
    guard let row = try session.first("SELECT \(postColumns) FROM posts p WHERE p.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Post(row)
  }

  func revision(_ id: RevisionID) throws -> Revision {
    guard
      let row = try session.first(
        "SELECT \(revisionColumns) FROM revisions v WHERE v.id = \(id)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Revision(row)
  }

  package func newestRevision(of post: PostID) throws -> Revision {
    guard
      let row = try session.first(
        """
        SELECT \(revisionColumns) FROM revisions v WHERE v.post_id = \(post)
        ORDER BY v.number DESC LIMIT 1
        """)
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Revision(row)
  }

  /// The versions of an item, the newest first.
  func revisions(of post: PostID, limit: Int = 50) throws -> [Revision] {
    try session.rows(
      """
      SELECT \(revisionColumns) FROM revisions v WHERE v.post_id = \(post)
      ORDER BY v.number DESC LIMIT \(limit)
      """
    ).map(Revision.init)
  }

  /// Everybody who wrote a version of the item.
  func authors(of post: PostID) throws -> Set<PersonID> {
    let rows = try session.rows(
      "SELECT DISTINCT author_id FROM revisions WHERE post_id = \(post) LIMIT 500")
    return Set(try rows.map { try $0.id("author_id") })
  }

  /// The draft as it will be stored.
  ///
  /// - Throws: field problems, all at once.
  package func checked(_ draft: PostDraft, of unit: Organization) throws -> PostDraft {
    var problems: [FieldProblem] = []
    let rules = try rules(for: unit)
    let choices = PostChoices(
      categories: Set(PostFields.categories(under: rules).map(\.category)),
      elements: Set(PostFields.elements(under: rules, of: draft.noticeForm ?? .report)),
      accounts: Set(try targetAccounts(of: unit, under: rules).map(\.account.id)),
      concerns: Set(rules.contentQuestions(.institutional).map(\.concern)),
      reprintFacts: Set(reprintFacts(under: rules).map(\.id)), earliest: now)
    var clean = PostFields.check(draft, choices, &problems)
    clean.notice = try checkedNotice(of: draft, unit: unit, &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return clean
  }

  /// What is to be stated of a reprint: what the rules list, or else what is usual.
  package func reprintFacts(under rules: GoverningRules) -> [ElementRule] {
    screener.reprintElements(under: rules)
  }
}

extension Desk {
  /// Reads an item and holds it until the act is done, so that acts on one item go one by one.
  func lockPost(_ id: PostID) throws -> Post {
    guard
      let row = try session.first(
        "SELECT \(postColumns) FROM posts p WHERE p.id = \(id)\(.forUpdate)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try Post(row)
  }

  func insertPost(
    _ draft: PostDraft, of unit: Organization, author: PersonID
  ) throws -> PostID {
    let id = PostID(
      try session.insert(
        """
        INSERT INTO posts (organization_id, author_id, holder_id, title, category, sensitivity,
          kind, state, revision, created_at, updated_at, planned_at)
        VALUES (\(unit.id), \(author), \(author), \(draft.title), \(draft.category.rawValue),
          \(draft.sensitivity.rawValue), \(draft.kind.rawValue), \(PostState.draft.rawValue), 1,
          \(now), \(now), \(draft.plannedAt))
        RETURNING id
        """))
    let number = "\(unit.code)-\(today.year)-\(id.padded)"
    try session.execute("UPDATE posts SET number = \(number) WHERE id = \(id)")
    try setPlace(of: id, to: draft)
    return id
  }

  /// Writes a revision, and what its item is found by from now on.
  ///
  /// - Returns: the digest of the revision.
  func insertRevision(
    _ draft: PostDraft, number: Int64, of post: PostID, author: PersonID
  ) throws -> [UInt8] {
    let digest = try draft.contentDigest()
    try session.execute(
      """
      INSERT INTO revisions (post_id, number, title, summary, body, category, sensitivity, kind,
        elements, accounts, concerns, planned_at, reprint, forms, media, notice, digest, author_id,
        created_at)
      VALUES (\(post), \(number), \(draft.title), \(draft.summary), \(draft.body),
        \(draft.category.rawValue), \(draft.sensitivity.rawValue), \(draft.kind.rawValue),
        \(try stored(draft.elements)), \(try stored(draft.accounts)),
        \(try draft.concerns.map { try stored($0) }), \(draft.plannedAt),
        \(try draft.reprint.map { try stored($0) }),
        \(try draft.forms.map { try stored($0) }), \(try draft.media.map { try stored($0) }),
        \(try draft.notice.map { try stored($0) }),
        \(digest), \(author), \(now))
      """)
    try session.keepWords(of: post, draft)
    return digest
  }

  func setDraft(_ draft: PostDraft, revision: Int64, of post: PostID) throws {
    try session.execute(
      """
      UPDATE posts SET title = \(draft.title), category = \(draft.category.rawValue),
        sensitivity = \(draft.sensitivity.rawValue), kind = \(draft.kind.rawValue),
        planned_at = \(draft.plannedAt), revision = \(revision), version = version + 1,
        updated_at = \(now)
      WHERE id = \(post)
      """)
    try setPlace(of: post, to: draft)
  }

  /// The version stays: nobody who is writing loses what they typed by it.
  func setHolder(_ holder: PersonID, of post: PostID) throws {
    try session.execute(
      "UPDATE posts SET holder_id = \(holder), updated_at = \(now) WHERE id = \(post)")
  }

  func setState(_ state: PostState, of post: PostID) throws {
    try session.execute(
      """
      UPDATE posts SET state = \(state.rawValue), version = version + 1, updated_at = \(now)
      WHERE id = \(post)
      """)
  }
}

extension Post {
  init(_ row: SQLRow) throws {
    self.init(
      id: try row.id("id"), organization: try row.id("organization_id"),
      number: try row.text("number"), author: try row.id("author_id"),
      holder: try row.optionalID("holder_id") ?? row.id("author_id"),
      title: try row.text("title"), category: try row.word("category"),
      sensitivity: try row.word("sensitivity"), kind: try row.word("kind"),
      state: try row.word("state"), revision: try row.int("revision"),
      round: try row.int("round"), version: try row.int("version"),
      createdAt: try row.instant("created_at"), updatedAt: try row.instant("updated_at"),
      plannedAt: try row.optionalInstant("planned_at"),
      approvedAt: try row.optionalInstant("approved_at"),
      archivedAt: try row.optionalInstant("archived_at"),
      archiveDigest: try row.optionalBytes("archive_digest"))
  }
}

extension Revision {
  init(_ row: SQLRow) throws {
    let draft = PostDraft(
      title: try row.text("title"), summary: try row.text("summary"), body: try row.text("body"),
      category: try row.word("category"), sensitivity: try row.word("sensitivity"),
      kind: try row.word("kind"), elements: try restored(row.text("elements")),
      accounts: try restored(row.text("accounts")),
      concerns: try row.optionalText("concerns").map { try restored($0) },
      plannedAt: try row.optionalInstant("planned_at"),
      reprint: try row.optionalText("reprint").map { try restored($0) },
      forms: try row.optionalText("forms").map { try restored($0) },
      media: try row.optionalText("media").map { try restored($0) },
      notice: try row.optionalText("notice").map { try restored($0) })
    self.init(
      id: try row.id("id"), post: try row.id("post_id"), number: try row.int("number"),
      draft: draft, digest: try row.bytes("digest"), author: try row.id("author_id"),
      createdAt: try row.instant("created_at"))
  }
}
