/// A body as a table has it.
package struct OrganizationEntry: Sendable, Hashable {
  package let existing: OrganizationID?
  /// Code of the body above; nil only for what exists.
  package let parent: String?
  package let code: String
  package let name: String
  package let shortName: String
  package let level: Organization.Level
  package let sector: Organization.Sector
  package let isSecretRelated: Bool
}

/// What the books hold that rows about bodies are compared with.
package struct OrganizationBooks: Sendable {
  /// The body under which everything comes in.
  package let root: Organization
  /// The bodies in reach, the root among them.
  package let units: UnitIndex
  /// Codes of the table that bodies out of reach have.
  package let foreignCodes: Set<String>

  package init(root: Organization, units: UnitIndex, foreignCodes: Set<String> = []) {
    (self.root, self.units, self.foreignCodes) = (root, units, foreignCodes)
  }
}

extension ImportPlanner {
  /// Plans rows about bodies. Parents may stand below their children.
  ///
  /// - Returns: the rows in the order of the table; whoever applies them goes by depth.
  package func organizations(
    _ books: OrganizationBooks
  ) -> [PlannedRow<OrganizationEntry>] {
    var tree = OrganizationTree(drafts(), books)
    tree.findParents()
    tree.findCycles()
    tree.findTakenNames()
    tree.findLevels()
    return tree.planned()
  }
}

/// The tree that a table and the books make together.
private struct OrganizationTree {
  private struct Node {
    var draft: RowDraft
    let code: String?
    let name: String?
    let shortName: String?
    let level: Organization.Level?
    let sector: Organization.Sector?
    let isSecretRelated: Bool?
    let existing: Organization?
    var parent = Parent.none
    var depth = 0
  }

  private enum Parent { case none, row(Int), unit(Organization) }

  private let books: OrganizationBooks
  private var nodes: [Node]

  init(_ drafts: [RowDraft], _ books: OrganizationBooks) {
    var drafts = drafts
    drafts.markTwice(.code) { draft in
      let code = draft.text(.code).uppercased()
      return code.isEmpty ? nil : code
    }
    self.books = books
    nodes = drafts.map { draft in
      var draft = draft
      let code = draft.checked(.code) { PersonFields.code($0, &$1) }
      let name = draft.checked(.name, PersonFields.organizationName)
      let existing = code.flatMap { books.units[code: $0] }
      var shortName = draft.checked(.shortName, PersonFields.shortName) ?? existing?.shortName
      if shortName == nil, let name {
        if name.count <= PersonFields.shortName.maximum {
          shortName = name
        } else {
          draft.fail(.required, .shortName)
        }
      }
      if let code, books.foreignCodes.contains(code) {
        draft.fail(.taken, .code, facts: ["value": code])
      }
      let (level, sector) = (
        draft.word(.level, as: Organization.Level.self),
        draft.word(.sector, as: Organization.Sector.self)
      )
      let isSecretRelated = draft.answer(.secret)
      return Node(
        draft: draft, code: code, name: name, shortName: shortName, level: level, sector: sector,
        isSecretRelated: isSecretRelated, existing: existing)
    }
  }

  /// A parent is named by its code, else by its name, in the table or in the books.
  mutating func findParents() {
    var codes: [String: Int] = [:]
    var names: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      if let code = node.code, codes[code] == nil { codes[code] = index }
      if let name = node.name { names[name, default: []].append(index) }
    }
    for index in nodes.indices {
      let text = nodes[index].draft.text(.parent)
      guard !text.isEmpty else {
        if nodes[index].existing == nil {
          nodes[index].draft.fail(.secondRoot, .parent, facts: ["name": books.root.name])
        }
        continue
      }
      if let row = codes[text.uppercased()] {
        nodes[index].parent = .row(row)
      } else if let unit = books.units[code: text.uppercased()] {
        nodes[index].parent = .unit(unit)
      } else {
        findByName(text, index, names[text] ?? [])
      }
    }
  }

  private mutating func findByName(_ text: String, _ index: Int, _ rows: [Int]) {
    if rows.count == 1, let row = rows.first {
      nodes[index].parent = .row(row)
      return
    }
    guard rows.isEmpty else {
      return nodes[index].draft.fail(.severalParents, .parent, facts: ["value": text])
    }
    switch books.units.find(text) {
    case .found(let unit): nodes[index].parent = .unit(unit)
    case .unknown: nodes[index].draft.fail(.unknownParent, .parent, facts: ["value": text])
    case .several: nodes[index].draft.fail(.severalParents, .parent, facts: ["value": text])
    }
  }

  private func row(above index: Int) -> Int? {
    if case .row(let above) = nodes[index].parent { above } else { nil }
  }

  /// Rows that stand above themselves; every row on the way round is named.
  mutating func findCycles() {
    var state = [Int](repeating: 0, count: nodes.count)
    for start in nodes.indices where state[start] == 0 {
      var path: [Int] = []
      var current: Int? = start
      while let index = current, state[index] == 0 {
        state[index] = start + 1
        path.append(index)
        current = row(above: index)
      }
      if let index = current, state[index] == start + 1,
        let entry = path.firstIndex(of: index)
      {
        let circle = Array(path[entry...])
        let names = (circle + [index]).compactMap { nodes[$0].code }.prefix(6)
        for member in circle {
          nodes[member].draft.fail(
            .cycle, .parent, facts: ["way": names.joined(separator: " → ")])
          nodes[member].parent = .none
        }
      }
      setDepths(path)
    }
  }

  /// - Parameter path: rows from below upwards; those above the last are known.
  private mutating func setDepths(_ path: [Int]) {
    for index in path.reversed() {
      switch nodes[index].parent {
      case .none: nodes[index].depth = 0
      case .row(let above): nodes[index].depth = nodes[above].depth + 1
      case .unit(let unit): nodes[index].depth = unit.lineage.count
      }
    }
  }

  /// From above downwards: a body stands below no bad row, and below no lower level.
  mutating func findLevels() {
    for index in nodes.indices.sorted(by: { nodes[$0].depth < nodes[$1].depth }) {
      let parent = nodes[index].parent
      if nodes[index].existing != nil {
        compareParent(index, parent)
        continue
      }
      if case .row(let above) = parent, nodes[above].draft.isBad {
        nodes[index].draft.fail(
          .badParent, .parent, facts: ["row": "\(nodes[above].draft.row.number)"])
      }
      let limit: Organization.Level? =
        switch parent {
        case .none: nil
        case .row(let above): nodes[above].existing?.level ?? nodes[above].level
        case .unit(let unit): unit.level
        }
      if let limit, let level = nodes[index].level, level < limit {
        nodes[index].draft.fail(.levelBelowParent, .level)
      }
      if case .unit(let unit) = parent, unit.closedAt != nil {
        nodes[index].draft.fail(.closed, .parent, facts: ["name": unit.name])
      }
    }
  }

  /// Where a body stands cannot be changed by a table: its items and its numbers hang on it.
  private mutating func compareParent(_ index: Int, _ parent: Parent) {
    guard let existing = nodes[index].existing else { return }
    if existing.closedAt != nil {
      nodes[index].draft.fail(.closed, .code, facts: ["name": existing.name])
    }
    let code: String? =
      switch parent {
      case .none: nil
      case .row(let above): nodes[above].code
      case .unit(let unit): unit.code
      }
    let above = existing.parent.flatMap { books.units[$0] }
    if let code, let above, code != above.code {
      nodes[index].draft.fail(.fixed, .parent, facts: ["old": above.code, "new": code])
    }
    if let level = nodes[index].level, level != existing.level {
      nodes[index].draft.fail(
        .fixed, .level,
        facts: [
          "old": existing.level.rawValue, "new": nodes[index].draft.text(.level),
        ])
    }
  }

  /// Bodies beside each other have different names.
  mutating func findTakenNames() {
    var held: [String: String] = [:]
    let listed = Set(nodes.compactMap { $0.existing?.id })
    for unit in books.units.units where !listed.contains(unit.id) {
      guard let parent = unit.parent.flatMap({ books.units[$0] }) else { continue }
      held[parent.code + "/" + unit.name] = unit.code
    }
    for index in nodes.indices {
      guard let name = nodes[index].name, let code = nodes[index].code,
        let above = parentCode(of: index)
      else { continue }
      let key = above + "/" + name
      if let other = held[key], other != code {
        nodes[index].draft.fail(.taken, .name, facts: ["value": name])
      } else {
        held[key] = code
      }
    }
  }

  private func parentCode(of index: Int) -> String? {
    switch nodes[index].parent {
    case .none: nodes[index].existing?.parent.flatMap { books.units[$0]?.code }
    case .row(let above): nodes[above].code
    case .unit(let unit): unit.code
    }
  }

  func planned() -> [PlannedRow<OrganizationEntry>] {
    nodes.indices.map { index in
      let node = nodes[index]
      guard let code = node.code, let name = node.name, let shortName = node.shortName,
        !node.draft.isBad
      else { return node.draft.bad() }
      guard let existing = node.existing else {
        guard let level = node.level, let parent = parentCode(of: index) else {
          return node.draft.bad()
        }
        let entry = OrganizationEntry(
          existing: nil, parent: parent, code: code, name: name, shortName: shortName,
          level: level, sector: node.sector ?? books.root.sector,
          isSecretRelated: node.isSecretRelated ?? false)
        return node.draft.planned(entry, isKnown: false, depth: node.depth)
      }
      return compared(node, existing, name: name, shortName: shortName)
    }
  }

  private func compared(
    _ node: Node, _ existing: Organization, name: String, shortName: String
  ) -> PlannedRow<OrganizationEntry> {
    var draft = node.draft
    let (sector, isSecret) = (
      node.sector ?? existing.sector, node.isSecretRelated ?? existing.isSecretRelated
    )
    draft.change(.name, from: existing.name, to: name)
    draft.change(.shortName, from: existing.shortName, to: shortName)
    draft.change(.sector, from: existing.sector.rawValue, to: sector.rawValue)
    draft.change(.secret, from: Self.answer(existing.isSecretRelated), to: Self.answer(isSecret))
    let entry = OrganizationEntry(
      existing: existing.id, parent: nil, code: existing.code, name: name, shortName: shortName,
      level: existing.level, sector: sector, isSecretRelated: isSecret)
    return draft.planned(entry, isKnown: true, depth: node.depth)
  }

  private static func answer(_ value: Bool) -> String { value ? "yes" : "no" }
}
