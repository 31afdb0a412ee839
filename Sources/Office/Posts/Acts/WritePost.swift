/// Begins an item with its first revision.
package struct WritePost: Act {
  package static let name: ActName = "posts.write"
  package static let permission = Permission(.editor)

  package let organization: OrganizationID
  package let draft: PostDraft

  package init(organization: OrganizationID, draft: PostDraft) {
    self.organization = organization
    self.draft = draft
  }

  package var place: Place { .organization(organization) }

  package func perform(at desk: Desk) throws -> PostID {
    let unit = try desk.here()
    let author = try desk.person()
    var draft = try desk.reading.checked(draft, of: unit)
    // Pictures come by an act of their own.
    draft.media = nil
    let id = try desk.insertPost(draft, of: unit, author: author.id)
    let digest = try desk.insertRevision(draft, number: 1, of: id, author: author.id)
    desk.record(AuditObject(.post, id.rawValue, of: unit.id), after: digest)
    return id
  }
}
