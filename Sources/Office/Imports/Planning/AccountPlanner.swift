import Rulebook
import WorkCalendar

/// An account as a table has it: in use already, and not on file yet (R25).
package struct AccountEntry: Sendable, Hashable {
  package let existing: AccountID?
  package let unit: Organization
  package let platform: Platform
  package let name: String
  package let platformID: String
  package let link: String
  package let description: String
  package let card: AccountCard
  package let hasInteraction: Bool
  /// Nil when nobody wrote it down.
  package let opened: CivilDate?
  /// Who takes up a duty that nobody holds.
  package let holders: [AccountDuty: DutyHolder]
}

/// What the books hold that rows about accounts are compared with.
package struct AccountBooks: Sendable {
  package struct Key: Hashable, Sendable {
    package let platform: Platform
    package let name: String

    package init(_ platform: Platform, _ name: String) {
      (self.platform, self.name) = (platform, name)
    }
  }

  package struct Seat: Hashable, Sendable {
    package let unit: OrganizationID
    package let platform: Platform

    package init(_ unit: OrganizationID, _ platform: Platform) {
      (self.unit, self.platform) = (unit, platform)
    }
  }

  package let today: CivilDate
  package let units: UnitIndex
  /// Those that stand above the body under which the table comes in.
  package let above: [Organization]
  /// The accounts that hold one of the names of the table.
  package let accounts: [Key: Account]
  package let people: [AccountID: [AccountDuty: DutyHolder]]
  /// How many accounts the bodies hold on each platform.
  package let held: [Seat: Int]
  /// Where persons of the table's names work who have passed no training.
  package let untrained: [String: Set<OrganizationID>]
  /// The rules that bind a body.
  package let rules: [OrganizationID: GoverningRules]

  package init(
    today: CivilDate, units: UnitIndex, above: [Organization] = [],
    accounts: [Key: Account] = [:],
    people: [AccountID: [AccountDuty: DutyHolder]] = [:], held: [Seat: Int] = [:],
    untrained: [String: Set<OrganizationID>] = [:], rules: [OrganizationID: GoverningRules]
  ) {
    (self.today, self.units, self.above) = (today, units, above)
    (self.accounts, self.people, self.held) = (accounts, people, held)
    (self.untrained, self.rules) = (untrained, rules)
  }
}

extension ImportPlanner {
  /// Plans rows about accounts, each under the rules of its body.
  package func accounts(_ books: AccountBooks) -> [PlannedRow<AccountEntry>] {
    var drafts = drafts()
    drafts.markTwice(.platform, .name) { draft in
      guard let platform = words.word(draft.text(.platform), of: "platform", as: Platform.self),
        !draft.text(.name).isEmpty
      else { return nil }
      return platform.rawValue + "/" + draft.text(.name)
    }
    var held = books.held
    return drafts.map { draft in
      let row = AccountRow(draft, books, held: held).planned()
      if row.verdict == .new, let entry = row.entry {
        held[AccountBooks.Seat(entry.unit.id, entry.platform), default: 0] += 1
      }
      return row
    }
  }
}

/// One row about an account.
private struct AccountRow {
  private var draft: RowDraft
  private let books: AccountBooks
  private let held: [AccountBooks.Seat: Int]

  init(_ draft: RowDraft, _ books: AccountBooks, held: [AccountBooks.Seat: Int]) {
    (self.draft, self.books, self.held) = (draft, books, held)
  }

  func planned() -> PlannedRow<AccountEntry> {
    var row = self
    return row.plan()
  }

  private mutating func plan() -> PlannedRow<AccountEntry> {
    let unit = draft.unit(in: books.units)
    let platform: Platform? = draft.word(.platform)
    let name = draft.checked(.name, AccountFields.name)
    if platform == .portal { draft.fail(.ownPortal, .platform) }
    let link = draft.checked(.link) { AccountFields.link($0, field: "link", &$1) }
    let platformID = draft.checked(.platformID, AccountFields.platformID)
    let description = draft.checked(.description, AccountFields.description)
    let written = card()
    let interaction = draft.answer(.interaction)
    let opened = draft.date(.opened)
    if let opened, books.today < opened { draft.fail(.dayToCome, .opened) }
    let holders = holders()
    guard let unit, let platform, let name else { return draft.bad() }
    let existing = books.accounts[AccountBooks.Key(platform, name)]
    if let existing {
      compareOwner(existing, unit)
    } else {
      judge(name, platform, unit)
    }
    let entry = AccountEntry(
      existing: existing?.id, unit: unit, platform: platform, name: name,
      platformID: platformID ?? existing?.platformID ?? "", link: link ?? existing?.link ?? "",
      description: description ?? existing?.description ?? "",
      card: written.reduce(into: existing?.card ?? AccountCard()) { $1(&$0) },
      hasInteraction: interaction ?? existing?.hasInteraction ?? true,
      opened: opened, holders: vacant(holders, of: existing))
    if let existing { compare(existing, entry) }
    checkTrained(entry)
    return draft.planned(entry, isKnown: existing != nil)
  }

  /// What the row writes on the card; an empty cell changes nothing.
  private mutating func card() -> [(inout AccountCard) -> Void] {
    var written: [(inout AccountCard) -> Void] = []
    for column in ImportField.card {
      guard let words = draft.checked(column.field, column.text.rule) else { continue }
      written.append { $0[keyPath: column.text.path] = words }
    }
    if let certification: AccountCard.Certification = draft.word(.certification) {
      written.append { $0.certification = certification }
    }
    return written
  }

  /// Whether the body may have such an account, with the articles.
  private mutating func judge(_ name: String, _ platform: Platform, _ unit: Organization) {
    guard unit.closedAt == nil, let rules = books.rules[unit.id] else { return }
    let count = held[AccountBooks.Seat(unit.id, platform), default: 0]
    let line = BodyLine(unit) { id in
      books.units[id] ?? books.above.first { $0.id == id }
    }
    do throws(AccountEligibility.Obstacle) {
      try AccountEligibility.check(name: name, of: line, held: count, under: rules)
    } catch {
      let refusal = AccountEligibility.refusal(error, of: line, under: rules)
      let field: ImportField =
        switch error {
        case .secretRelated, .closed: .unit
        case .nameLacksUnit: .name
        case .tooMany: .platform
        }
      draft.fail(reason(error), field, facts: refusal.facts, citations: refusal.citations)
      return
    }
    let facts = ["organization": unit.name, "short": unit.shortName]
    let naming = AccountEligibility.namingFaults(name: name, of: unit, under: rules.naming)
    if !naming.isEmpty {
      draft.caution(
        .nameLacksUnit, .name, facts: facts,
        citations: naming.citations)
    }
    let crowded = rules.accountMaximum.filter { !$0.allows(count + 1) }
    if !crowded.isEmpty {
      draft.caution(
        .tooManyAccounts, .platform, facts: facts,
        citations: crowded.citations)
    }
  }

  /// Whoever has the name of a colleague without a training is pointed at: accounts in use cannot
  /// be undone, and nobody is to work on them untrained (R35).
  private mutating func checkTrained(_ entry: AccountEntry) {
    let walls = books.rules[entry.unit.id]?.walls(named: TrainingRules.gate) ?? []
    guard !walls.isEmpty else { return }
    for columns in ImportField.holders {
      guard let name = entry.holders[columns.duty]?.name, let field = columns.field(.name),
        books.untrained[name]?.isDisjoint(with: entry.unit.lineage) == false
      else { continue }
      draft.caution(
        .untrained, field, facts: ["name": name],
        citations: walls.citations)
    }
  }

  private func reason(_ obstacle: AccountEligibility.Obstacle) -> RowFault.Reason {
    switch obstacle {
    case .secretRelated: .secretRelated
    case .nameLacksUnit: .nameLacksUnit
    case .closed: .closed
    case .tooMany: .tooManyAccounts
    }
  }

  private mutating func compareOwner(_ account: Account, _ unit: Organization) {
    guard account.organization == unit.id else {
      // Who holds it is said only to somebody in whose reach it is.
      let owner = books.units[account.organization]?.name ?? "–"
      return draft.fail(.heldByOther, .unit, .name, facts: ["organization": owner])
    }
    if account.state != .open {
      draft.fail(.wrongState, .name, facts: ["state": account.state.rawValue])
    }
  }

  /// What is on file is changed by filing the change, not by a table.
  private mutating func compare(_ account: Account, _ entry: AccountEntry) {
    draft.change(.platformID, from: account.platformID, to: entry.platformID)
    draft.change(.link, from: account.link, to: entry.link)
    draft.change(.description, from: account.description, to: entry.description)
    for column in ImportField.card {
      draft.change(
        column.field, from: account.card[keyPath: column.text.path],
        to: entry.card[keyPath: column.text.path])
    }
    draft.change(
      .certification, from: account.card.certification.rawValue,
      to: entry.card.certification.rawValue)
    draft.change(
      .interaction, from: account.hasInteraction ? "yes" : "no",
      to: entry.hasInteraction ? "yes" : "no")
    if let opened = entry.opened {
      draft.change(.opened, from: account.openedAt?.date.text ?? "", to: opened.text)
    }
    if account.filingNumber != nil, !draft.report.changes.isEmpty {
      let plan = books.rules[entry.unit.id]?.filingPlan(for: .change)
      for change in draft.report.changes {
        draft.fail(
          .filed, change.field, facts: ["old": change.old, "new": change.new],
          citations: plan?.citations ?? [])
      }
    }
    for holder in ImportField.holders {
      guard let person = entry.holders[holder.duty], let name = holder.field(.name) else {
        continue
      }
      draft.change(name, from: "", to: person.name)
    }
  }

  private mutating func holders() -> [AccountDuty: DutyHolder] {
    var holders: [AccountDuty: DutyHolder] = [:]
    for columns in ImportField.holders {
      if let holder = holder(columns) { holders[columns.duty] = holder }
    }
    if let first = holders[.administratorA], let second = holders[.administratorB],
      first.isSamePerson(as: second)
    {
      draft.fail(.sameHolder, .administratorB, facts: ["name": second.name])
    }
    return holders
  }

  /// Somebody as the row names them; nil where it does not.
  private mutating func holder(_ columns: HolderColumns) -> DutyHolder? {
    func typed(_ part: PersonPart) -> String { columns.field(part).map(draft.text) ?? "" }
    guard !typed(.name).isEmpty else {
      if let lone = columns.parts.first(where: { !typed($0.part).isEmpty }) {
        draft.fail(.holderWithoutName, lone.field)
      }
      return nil
    }
    var problems: [FieldProblem] = []
    let holder = DutyHolder(
      name: typed(.name), post: typed(.post), mobile: typed(.mobile),
      telephone: typed(.telephone), email: typed(.email)
    ).checked(columns.duty, &problems)
    for problem in problems {
      let part = problem.field.split(separator: ".").last.flatMap { PersonPart(rawValue: "\($0)") }
      guard let field = columns.field(part ?? .name) else { continue }
      draft.fail(
        RowFault.Reason(rawValue: problem.code.rawValue) ?? .wrong, field, facts: problem.facts)
    }
    return holder
  }

  /// Those who take up what nobody holds; another person in place of somebody is not for a table,
  /// because a change of persons is filed and changes passwords (R33, R118).
  private mutating func vacant(
    _ holders: [AccountDuty: DutyHolder], of account: Account?
  ) -> [AccountDuty: DutyHolder] {
    guard let account, let people = books.people[account.id] else { return holders }
    var vacant: [AccountDuty: DutyHolder] = [:]
    for columns in ImportField.holders {
      guard let holder = holders[columns.duty] else { continue }
      guard let known = people[columns.duty] else {
        vacant[columns.duty] = holder
        continue
      }
      compare(holder, known, columns)
    }
    return vacant
  }

  /// Who holds a duty already stays as registered.
  private mutating func compare(
    _ holder: DutyHolder, _ known: DutyHolder, _ columns: HolderColumns
  ) {
    for (part, field) in columns.parts {
      let (old, new) = (known.value(part), holder.value(part))
      guard !new.isEmpty, old != new else { continue }
      let facts = ["old": old, "new": new]
      guard part != .name else { return draft.fail(.otherHolder, field, facts: facts) }
      draft.fail(.fixed, field, facts: facts)
    }
  }
}
