/// What changed in an item since somebody looked at it.
package struct RevisionChanges: Sendable, Hashable {
  /// A field whose text changed.
  package struct Field: Sendable, Hashable {
    /// `title`, `summary`, `body`, `original-link`; `element-`, `reprint-`, `title-on-` or
    /// `body-on-` and an id; `alternative-` or `caption-` and the key of a file.
    package let name: String
    package let changes: [TextChange]
  }

  package let since: Revision
  package let fields: [Field]
  /// Fields without text that changed: `category`, `sensitivity`, `kind`, `accounts`, `concerns`,
  /// `event`, `planned`, `origin`, `media` where what is said of a file or their order changed.
  package let settings: [String]
  /// Pictures, sound and films that came, and those that went.
  package let media: MediaChanges

  package var isEmpty: Bool { fields.isEmpty && settings.isEmpty && media.isEmpty }

  package init(from old: Revision, to new: Revision) {
    since = old
    var found: [Field] = []
    func compare(_ name: String, _ before: String, _ after: String) {
      guard before != after else { return }
      found.append(Field(name: name, changes: TextDifference.between(before, after)))
    }
    let (before, after) = (old.draft, new.draft)
    compare("title", before.title, after.title)
    compare("summary", before.summary, after.summary)
    for id in Set(before.elements.keys).union(after.elements.keys).sorted() {
      compare(
        PostFields.field(ofElement: id), before.elements[id] ?? "", after.elements[id] ?? "")
    }
    compare("body", before.body, after.body)
    for field in Set(before.formFields).union(after.formFields).sorted() {
      compare(field, before.formText(of: field) ?? "", after.formText(of: field) ?? "")
    }
    let (old, new) = (before.reprint ?? Reprint(), after.reprint ?? Reprint())
    for id in Set(old.facts.keys).union(new.facts.keys).sorted() {
      compare(PostFields.field(ofFact: id), old.facts[id] ?? "", new.facts[id] ?? "")
    }
    compare(PostFields.originalLink, old.link, new.link)
    for file in after.attached {
      guard let known = before.attached.first(where: { $0.original == file.original }) else {
        continue
      }
      compare(
        PostMediaFields.name(.alternative, of: file.key), known.words.alternative,
        file.words.alternative)
      compare(
        PostMediaFields.name(.caption, of: file.key), known.words.caption, file.words.caption)
    }
    fields = found
    var settings: [String] = []
    if before.category != after.category { settings.append("category") }
    if before.sensitivity != after.sensitivity { settings.append("sensitivity") }
    if before.kind != after.kind { settings.append("kind") }
    if before.accounts != after.accounts { settings.append("accounts") }
    if before.concerns != after.concerns { settings.append(PostFields.concerns) }
    if before.notice != after.notice { settings.append(EmergencyFields.event) }
    if before.plannedAt != after.plannedAt { settings.append(PostFields.planned) }
    if (before.reprint == nil) != (after.reprint == nil) { settings.append(PostFields.origin) }
    media = MediaChanges(from: before.attached, to: after.attached)
    if media.isSaidAnew { settings.append(MediaChanges.field) }
    self.settings = settings
  }
}
