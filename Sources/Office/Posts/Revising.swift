import WorkCalendar

/// What an act that changes an item finds: the item held, and its newest revision.
struct Revising {
  let post: Post
  let newest: Revision
  let author: Person
}

extension Desk {
  /// - Parameter version: the item's version that the person saw.
  /// - Throws: `posts.not-editable`, `office.stale-version`.
  func findRevising(_ id: PostID, version: Int64) throws -> Revising {
    let post = try lockPost(id)
    let author = try person()
    guard post.state.isEditable else {
      throw Refusal(PostRefusal.notEditable, facts: ["state": post.state.rawValue])
    }
    return Revising(post: post, newest: try findNewest(of: post, at: version), author: author)
  }

  /// The newest revision of an item.
  ///
  /// - Parameter version: the item's version that the person saw.
  /// - Throws: `office.stale-version` when somebody changed the item since.
  func findNewest(of post: Post, at version: Int64) throws -> Revision {
    let newest = try reading.newestRevision(of: post.id)
    guard post.version == version else {
      let name = try reading.person(newest.author).name
      throw Refusal(
        OfficeRefusal.staleVersion, facts: ["name": name, "at": post.updatedAt.rfc3339])
    }
    return newest
  }

  /// The newest revision of an item.
  ///
  /// - Parameter revision: the one that the person saw.
  /// - Throws: `review.not-current-revision` when that is an earlier one.
  func findNewest(of post: Post, seen revision: RevisionID) throws -> Revision {
    let newest = try reading.newestRevision(of: post.id)
    guard newest.id == revision else { throw Refusal(ReviewRefusal.notCurrentRevision) }
    return newest
  }

  /// Writes a new revision, where it says anything new, and the audit entry.
  func revise(
    _ revising: Revising, as draft: PostDraft, facts: [String: String] = [:]
  ) throws -> SavePost.Outcome {
    let (post, newest) = (revising.post, revising.newest)
    let object = AuditObject(.post, post.id.rawValue, of: post.organization)
    guard draft != newest.draft else {
      record(object, before: newest.digest, after: newest.digest, facts: facts)
      return SavePost.Outcome(revision: newest.number, isNew: false)
    }
    let number = newest.number + 1
    let digest = try insertRevision(draft, number: number, of: post.id, author: revising.author.id)
    try setDraft(draft, revision: number, of: post.id)
    record(object, before: newest.digest, after: digest, facts: facts)
    return SavePost.Outcome(revision: number, isNew: true)
  }
}
