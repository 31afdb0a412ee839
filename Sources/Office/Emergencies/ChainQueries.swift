import Storage
import WorkCalendar

/// A notice among those on one event.
package struct ChainLink: Sendable, Hashable {
  package let post: PostID
  package let number: String
  package let title: String
  package let organization: OrganizationID
  package let state: PostState
  package let notice: EmergencyNotice
  /// When the first account showed it; nil until then.
  package let publishedAt: Instant?
}

/// An event with the notices on it, in their order; reprints of the statement come last.
package struct EventChain: Sendable, Hashable {
  package let event: EmergencyEvent
  package let links: [ChainLink]

  /// The notice that the next one continues.
  package var last: ChainLink? { links.last { $0.notice.position != nil } }

  package func link(to post: PostID) -> ChainLink? { links.first { $0.post == post } }
}

extension Reading {
  /// The notices on an event that were not discarded, in their order.
  package func chain(of event: EmergencyEvent) throws -> EventChain {
    let rows = try session.rows(
      """
      SELECT p.id, p.number, p.title, p.organization_id, p.state, v.notice,
        (SELECT MIN(r.published_at) FROM releases r WHERE r.post_id = p.id) AS published_at
      FROM posts p JOIN revisions v ON v.post_id = p.id AND v.number = p.revision
      WHERE p.event_id = \(event.id) AND p.state <> 'discarded'
      ORDER BY CASE WHEN p.notice_position IS NULL THEN 1 ELSE 0 END, p.notice_position, p.id
      LIMIT 200
      """)
    return EventChain(event: event, links: try rows.map(ChainLink.init))
  }

  /// The notices on an event that the asker may know of: those that were published, and whatever
  /// the bodies write that the asker sees.
  package func shownChain(of event: EmergencyEvent) throws -> EventChain {
    let links = try chain(of: event).links
    let bodies = try organizations(links.map(\.organization))
    return EventChain(
      event: event,
      links: links.filter { link in
        link.publishedAt != nil || bodies[link.organization].map { asker.sees($0) } ?? false
      })
  }

  /// The event an item is about, with the notices on it that the asker may know of; nil without
  /// one.
  func chain(of draft: PostDraft) throws -> EventChain? {
    try draft.notice?.event.map { try shownChain(of: try event($0)) }
  }

  /// The notices on the event of a published item that stand on the portal as well, in their
  /// order. Everybody may ask.
  package func publicChain(of draft: PostDraft) throws -> [ChainLink] {
    guard let event = draft.notice?.event else { return [] }
    return try session.rows(
      """
      SELECT p.id, p.number, v.title, p.organization_id, p.state, v.notice,
        MIN(r.published_at) AS published_at
      FROM posts p JOIN releases r ON r.post_id = p.id
      JOIN revisions v ON v.id = r.revision_id
      WHERE p.event_id = \(event) AND p.notice_position IS NOT NULL
        AND r.state = 'published' AND r.on_portal = 1
      GROUP BY p.id, p.number, v.title, p.organization_id, p.state, p.notice_position, v.notice
      ORDER BY p.notice_position LIMIT 100
      """
    ).map(ChainLink.init)
  }

  /// An item by its number, whoever asks; nil when there is none.
  func post(number: String) throws -> Post? {
    try session.first("SELECT \(postColumns) FROM posts p WHERE p.number = \(number)")
      .map(Post.init)
  }

  /// What a draft says about its event, as it will be stored; nil for what is no notice.
  ///
  /// - Parameter unit: the body that writes.
  func checkedNotice(
    of draft: PostDraft, unit: Organization, _ problems: inout [FieldProblem]
  ) throws -> EmergencyNotice? {
    guard draft.kind == .emergency, let typed = draft.notice else { return nil }
    var clean = EmergencyNotice(form: typed.form)
    // One that was lifted since is nothing to be about.
    let about = try standingHolds(over: [unit]).map(\.id)
      .filter { (typed.about ?? []).contains($0) }
    clean.about = about.isEmpty ? nil : about
    if let id = typed.event {
      clean.event = id
      clean.isFinal = typed.isFinal == true ? true : nil
      try place(&clean, after: typed.follows, isReprint: draft.reprint != nil, &problems)
    } else if typed.follows != nil || typed.isFinal == true {
      problems.append(FieldProblem(EmergencyFields.event, .required))
    }
    // A report on nothing in particular is what such items were before there were events.
    return clean == EmergencyNotice() ? nil : clean
  }

  /// Finds the place of a notice among those on its event.
  private func place(
    _ notice: inout EmergencyNotice, after follows: PostID?, isReprint: Bool,
    _ problems: inout [FieldProblem]
  ) throws {
    guard let id = notice.event, let event = try? visibleEvent(id), event.isOpen else {
      problems.append(FieldProblem(EmergencyFields.event, .notAChoice))
      return
    }
    guard !isReprint else { return }
    notice.position = 1
    guard let follows else { return }
    guard let link = try chain(of: event).link(to: follows), let before = link.notice.position
    else {
      problems.append(FieldProblem(EmergencyFields.follows, .notAChoice))
      return
    }
    (notice.follows, notice.position) = (follows, before + 1)
  }
}

extension Desk {
  /// That the event is open and what the notice continues is published: no reader meets the second
  /// notice before the first.
  ///
  /// - Throws: `emergency.event-closed`, `emergency.previous-unpublished`.
  func checkChain(of draft: PostDraft) throws {
    guard let notice = draft.notice, let id = notice.event else { return }
    let event = try lockEvent(id)
    guard event.isOpen else {
      throw Refusal(EmergencyRefusal.eventClosed, facts: ["event": event.name])
    }
    guard let follows = notice.follows else { return }
    let before = try reading.chain(of: event).link(to: follows)
    guard before?.publishedAt != nil else {
      throw Refusal(
        EmergencyRefusal.previousUnpublished,
        facts: ["number": try reading.post(follows).number])
    }
  }

  /// Writes an item's place among the notices on its event.
  ///
  /// - Throws: `emergency.place-taken` when somebody else was faster.
  func setPlace(of post: PostID, to draft: PostDraft) throws {
    // Asked first: after a conflict PostgreSQL answers nothing more in this transaction.
    let event = try draft.notice?.event.map { try reading.event($0) }
    do {
      try session.execute(
        """
        UPDATE posts SET event_id = \(event?.id),
          notice_position = \(draft.notice?.position.map { Int64($0) })
        WHERE id = \(post)
        """)
    } catch StorageError.constraint(.unique, _) {
      throw Refusal(EmergencyRefusal.placeTaken, facts: ["event": event?.name ?? ""])
    }
  }
}

extension ChainLink {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      post: try row.id("id"), number: try row.text("number"), title: try row.text("title"),
      organization: try row.id("organization_id"), state: try row.word("state"),
      notice: try row.optionalText("notice").map { try restored($0) } ?? EmergencyNotice(),
      publishedAt: try row.optionalInstant("published_at"))
  }
}
