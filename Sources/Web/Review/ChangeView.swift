import HTML
import Office

/// What changed since somebody last put their name to it.
enum ChangeView {
  static func panel(_ view: PostView) -> Node {
    guard let changes = view.dossier.changes,
      let last = view.dossier.signatures.last
    else { return nothing }
    let say = view.say
    let facts = ["n": "\(changes.since.number)", "name": view.dossier.name(last.person)]
    let content =
      changes.isEmpty ? [p(say("review.unchanged", facts)).class("note")] : parts(changes, view)
    return Web.panel(say("review.changes", facts), content)
  }

  /// The differences of two drafts, for a save that came too late.
  static func drafts(from old: PostDraft, to new: PostDraft, view: PostView) -> Node {
    let current = view.dossier.current
    func revision(_ draft: PostDraft) -> Revision { current.holding(draft) }
    let changes = RevisionChanges(from: revision(old), to: revision(new))
    return changes.isEmpty ? p(view.say("diff.none")) : group(parts(changes, view))
  }

  private static func parts(_ changes: RevisionChanges, _ view: PostView) -> [Node] {
    let say = view.say
    let pieces = changes.fields.map { ($0, $0.changes.map(DiffPiece.init)) }
    let files = changes.media.added.count + changes.media.removed.count
    let count = pieces.reduce(changes.settings.count + files) { $0 + changeCount($1.1) }
    var nodes = [p(say("diff.summary", ["n": "\(count)"])).class("note")]
    if !changes.settings.isEmpty {
      let names = changes.settings.map { settingName($0, say) }
      nodes.append(p(say("review.settings-changed", ["names": say.list(names)])))
    }
    nodes += MediaView.changes(changes.media, say)
    for (field, differences) in pieces {
      nodes.append(h3(view.fieldName(field.name) ?? field.name))
      nodes.append(diffView(differences, say: say))
    }
    return nodes
  }

  private static func settingName(_ name: String, _ say: Words) -> String {
    switch name {
    case "category": say("posts.field.category")
    case "sensitivity": say("posts.field.sensitivity")
    case "accounts": say("posts.field.accounts")
    case PostFields.concerns: say("posts.field.concerns")
    case EmergencyFields.event: say("events.field.place")
    case PostFields.planned: say("posts.field.planned")
    case PostFields.origin: say("posts.field.origin")
    case MediaChanges.field: say("media.settings")
    default: say("posts.field.kind")
    }
  }
}

extension DiffPiece {
  init(_ change: TextChange) {
    switch change {
    case .same(let words): self = .same(words)
    case .removed(let words): self = .removed(words)
    case .added(let words): self = .added(words)
    }
  }
}
