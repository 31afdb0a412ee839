import Office
import Rulebook
import Spreadsheets
import WorkCalendar

/// The items of a list, all that it is narrowed to or those that were ticked in it.
enum PostExport {
  static let path = "/posts/export"
  private static let chosen = [PostAssignPage.item, PostAssignPage.list]

  static func list(_ visit: Visit) -> ListExport {
    // The form of the ticked ones always says which list they stand in.
    visit.form.values[PostAssignPage.list] == nil ? all(visit) : ticked(visit)
  }

  private static func all(_ visit: Visit) -> ListExport {
    let query = PostQuery(visit.form, me: visit.asker?.person?.id)
    let filter = query.filter
    return ListExport(
      .posts, columns: columns(visit.say),
      filter: ExportFields.named(PostQuery.names, in: visit.form), body: filter.organization
    ) { reading, place, limit in
      let page = try reading.posts(filter, before: place.flatMap { PostID($0) }, limit: limit)
      return ListExport.Portion(
        rows: page.lines.map { row($0, visit) }, next: page.next?.description)
    }
  }

  private static func ticked(_ visit: Visit) -> ListExport {
    let ids = PostAssignPage.items(visit.form)
    return ListExport(
      .posts, columns: columns(visit.say),
      filter: [
        PostAssignPage.item: ids.map(\.description).joined(separator: " "),
        PostAssignPage.list: "",
      ]
    ) { reading, _, _ in
      ListExport.Portion(
        rows: try reading.chosenPosts(ids).map { row($0, visit) }, next: nil)
    }
  }

  private static func columns(_ say: Words) -> [TableColumn] {
    [
      TableColumn(say("lists.number")), TableColumn(say("posts.field.title")),
      TableColumn(say("posts.fact.unit")), TableColumn(say("posts.column.account")),
      TableColumn(say("posts.column.category")), TableColumn(say("posts.field.sensitivity")),
      TableColumn(say("posts.column.state")), TableColumn(say("posts.column.holder")),
      TableColumn(say("lists.begun"), .date), TableColumn(say("posts.column.updated"), .date),
    ]
  }

  private static func row(_ line: PostLine, _ visit: Visit) -> [TableValue] {
    let (post, say) = (line.post, visit.say)
    return [
      .words(post.number), .words(post.title), .words(line.unit.name),
      .words(say.list(line.accounts.map(\.name))),
      .words(CategoryWords.title(post.category, on: visit.office.shelf, say)),
      .words(say("posts.sensitivity." + post.sensitivity.rawValue)),
      .words(say("posts.state." + post.state.rawValue)),
      .words(say.list(line.holders.map(\.name))), .day(post.createdAt), .day(post.updatedAt),
    ]
  }
}
