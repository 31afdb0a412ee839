/// Lets a kept list go.
package struct DeleteView: Act {
  package static let name: ActName = "views.delete"
  package static let permission = Permission.everybodySignedIn

  package let view: SavedViewID

  package init(_ view: SavedViewID) { self.view = view }

  package var place: Place { .office }

  package func perform(at desk: Desk) throws -> Done {
    let person = try desk.person()
    let view = try desk.deleteView(view, of: person.id)
    desk.record(
      AuditObject(.person, person.id.rawValue, of: person.organization),
      facts: ["name": view.name])
    return Done()
  }
}
