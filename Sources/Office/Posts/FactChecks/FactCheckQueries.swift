import Storage
import WorkCalendar

private let columns: SQL = """
  c.id, c.post_id, c.revision_id, v.number, c.digest, c.name, c.body, c.contact, c.question,
  c.person_id, p.name AS asker, c.asked_at, c.expires_at, c.withdrawn_at, c.verdict, c.words,
  c.answerer, c.answerer_post, c.answered_at
  """
private let tables: SQL = """
  fact_checks c JOIN revisions v ON v.id = c.revision_id JOIN persons p ON p.id = c.person_id
  """

extension Reading {
  /// The fact checks on an item, the oldest first. For whoever may see the item.
  func factChecks(on post: PostID, limit: Int = 100) throws -> [FactCheck] {
    try session.rows(
      """
      SELECT \(columns) FROM \(tables) WHERE c.post_id = \(post) ORDER BY c.id DESC LIMIT \(limit)
      """
    ).reversed().map(FactCheck.init)
  }

  /// What somebody who has a link sees by it.
  ///
  /// - Throws: `posts.fact-check-gone`, whatever the link's fault.
  package func factCheck(link secret: String) throws -> SeenFactCheck {
    guard FactCheckLink.isOne(secret), let check = try factCheck(digest: keys.linkDigest(secret))
    else { throw Refusal(FactCheckRefusal.gone) }
    let standing = check.standing(at: now)
    guard standing == .waiting || standing == .answered, now < check.expiresAt else {
      throw Refusal(FactCheckRefusal.gone)
    }
    let revision = try revision(check.revision)
    let post = try post(check.post)
    let unit = try organization(post.organization)
    let draft = standing == .waiting ? revision.draft : PostDraft(title: "", body: "")
    return SeenFactCheck(
      title: draft.title, body: draft.body, kind: draft.kind, elements: draft.elements,
      notice: draft.noticeForm, question: standing == .waiting ? check.question : "",
      office: unit.name, expiresAt: check.expiresAt, answeredAt: check.answer?.answeredAt,
      isOutdated: post.revision != revision.number, rules: try rules(for: unit))
  }

  /// Found by the digest, so that how long it takes says nothing about the secret. Of an item that
  /// was put aside nothing is found.
  fileprivate func factCheck(digest: [UInt8]) throws -> FactCheck? {
    try session.first(
      """
      SELECT \(columns) FROM \(tables) JOIN posts i ON i.id = c.post_id
      WHERE c.link_digest = \(digest) AND i.state <> \(PostState.discarded.rawValue)
      """
    ).map(FactCheck.init)
  }
}

extension Desk {
  /// A fact check on an item.
  ///
  /// - Throws: `office.not-found` when the item has none of that number.
  func factCheck(_ id: FactCheckID, on post: PostID) throws -> FactCheck {
    guard
      let row = try session.first(
        "SELECT \(columns) FROM \(tables) WHERE c.id = \(id) AND c.post_id = \(post)")
    else { throw Refusal(OfficeRefusal.notFound) }
    return try FactCheck(row)
  }

  /// The fact check a link leads to.
  ///
  /// - Throws: `posts.fact-check-gone`.
  func factCheck(link secret: String) throws -> FactCheck {
    guard FactCheckLink.isOne(secret),
      let check = try reading.factCheck(digest: reading.keys.linkDigest(secret))
    else { throw Refusal(FactCheckRefusal.gone) }
    return check
  }

  func waitingFactChecks(on post: PostID) throws -> Int {
    try session.rows(
      """
      SELECT id FROM fact_checks WHERE post_id = \(post) AND answered_at IS NULL
        AND withdrawn_at IS NULL AND expires_at > \(now)
      LIMIT 100
      """
    ).count
  }

  func insertFactCheck(
    on revision: Revision, _ asked: AskFactCheck.Fields, linkDigest: [UInt8]
  ) throws -> FactCheckID {
    guard let appointment else { throw Refusal(OfficeRefusal.noAppointment) }
    let until = now.advanced(byMilliseconds: Int64(asked.hours) * 3_600_000)
    return FactCheckID(
      try session.insert(
        """
        INSERT INTO fact_checks (post_id, revision_id, digest, name, body, contact, question,
          link_digest, person_id, appointment_id, asked_at, expires_at)
        VALUES (\(revision.post), \(revision.id), \(revision.digest), \(asked.name),
          \(asked.body), \(asked.contact), \(asked.question), \(linkDigest),
          \(try person().id), \(appointment.id), \(now), \(until))
        RETURNING id
        """))
  }

  /// - Throws: `posts.fact-check-ended` when somebody was quicker.
  func withdrawFactCheck(_ id: FactCheckID) throws {
    let changed = try session.execute(
      """
      UPDATE fact_checks SET withdrawn_by = \(try person().id), withdrawn_at = \(now)
      WHERE id = \(id) AND answered_at IS NULL AND withdrawn_at IS NULL
      """)
    guard changed == 1 else { throw Refusal(FactCheckRefusal.ended) }
  }

  /// - Throws: `posts.fact-check-answered` when somebody was quicker.
  func answerFactCheck(_ id: FactCheckID, _ answer: FactCheckAnswer) throws {
    let changed = try session.execute(
      """
      UPDATE fact_checks SET verdict = \(answer.verdict.rawValue), words = \(answer.words),
        answerer = \(answer.name), answerer_post = \(answer.post),
        answered_at = \(answer.answeredAt)
      WHERE id = \(id) AND answered_at IS NULL AND withdrawn_at IS NULL
      """)
    guard changed == 1 else { throw Refusal(FactCheckRefusal.answered) }
  }
}

extension FactCheck {
  init(_ row: SQLRow) throws {
    let verdict: FactCheckAnswer.Verdict? = try row.optionalWord("verdict")
    let answeredAt = try row.optionalInstant("answered_at")
    var answer: FactCheckAnswer?
    if let verdict, let answeredAt {
      answer = FactCheckAnswer(
        verdict: verdict, words: try row.text("words"), name: try row.text("answerer"),
        post: try row.text("answerer_post"), answeredAt: answeredAt)
    }
    self.init(
      id: try row.id("id"), post: try row.id("post_id"), revision: try row.id("revision_id"),
      number: try row.int("number"), digest: try row.bytes("digest"), name: try row.text("name"),
      body: try row.text("body"), contact: try row.text("contact"),
      question: try row.text("question"), asker: try row.id("person_id"),
      askerName: try row.text("asker"), askedAt: try row.instant("asked_at"),
      expiresAt: try row.instant("expires_at"),
      withdrawnAt: try row.optionalInstant("withdrawn_at"),
      answer: answer)
  }
}
