/// Reads the sections of a rulebook into it.
struct SectionReading {
  let fields: Fields
  /// Whether every section could be read; where not, the log says why.
  private(set) var isWhole = true

  static let names: Set<String> = [
    "eligibility", "filing", "update-rhythm", "categories", "content", "review", "emergency",
    "reprint", "formats", "publishing", "messages", "duty", "security", "directives",
    "assessment", "personal-accounts",
  ]

  init(_ fields: Fields) {
    self.fields = fields
  }

  mutating func fill(_ rulebook: inout Rulebook) {
    record("eligibility", into: &rulebook.eligibility) { $0.eligibility() }
    record("filing", into: &rulebook.filing) { $0.filing() }
    list("update-rhythm", into: &rulebook.updateRhythm) { $0.rhythm("update-rhythm") }
    list("categories", into: &rulebook.categories) { $0.point("categories", .title) }
    list("content", into: &rulebook.content) { $0.contentRule() }
    record("review", into: &rulebook.review) { $0.review() }
    record("emergency", into: &rulebook.emergency) { $0.emergency() }
    record("reprint", into: &rulebook.reprint) { $0.reprint() }
    record("formats", into: &rulebook.formats) { $0.formats() }
    var publishing = Stated<PublishingSection>.silent
    record("publishing", into: &publishing) { $0.publishing() }
    rulebook.publishing =
      publishing.content
      ?? PublishingSection(within: publishing.absence.map { .none($0) } ?? .silent)
    record("messages", into: &rulebook.messages) { $0.messages() }
    list("duty", into: &rulebook.duty) { $0.dutyRule() }
    record("security", into: &rulebook.security) { $0.security() }
    record("directives", into: &rulebook.directives) { $0.directives() }
    record("assessment", into: &rulebook.assessment) { $0.assessment() }
    list("personal-accounts", into: &rulebook.personalAccounts) { $0.personalAccountRule() }
  }

  private mutating func record<Section>(
    _ key: String, into section: inout Stated<Section>, _ body: (Fields) -> Section?
  ) {
    take(fields.statedRecord(key, body), into: &section)
  }

  private mutating func list<Item>(
    _ key: String, into section: inout Stated<[Item]>, _ body: (Fields) -> Item?
  ) {
    take(fields.statedRecords(key, body), into: &section)
  }

  private mutating func take<Section>(_ read: Stated<Section>?, into section: inout Stated<Section>)
  {
    if let read { section = read } else { isWhole = false }
  }
}
