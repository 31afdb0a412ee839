/// Reads rulebooks that may lie on top of each other, whatever the order of their files.
struct Shelving {
  /// Texts of rulebooks that are on the shelf already, by id.
  let known: [String: RulebookText]
  let capabilities: CapabilityList?
  private(set) var errors: [RulebookError] = []
  private var manuscripts: [String: Manuscript] = [:]
  private var drafts: [String: Draft] = [:]
  /// Ids whose mistakes have been reported.
  private var broken: Set<String> = []
  /// Ids that are being read, each on top of the one after it.
  private var reading: [String] = []

  init(known: [String: RulebookText], capabilities: CapabilityList?) {
    self.known = known
    self.capabilities = capabilities
  }

  /// Reads files; those that are sound come in their order.
  mutating func read(_ files: [RulebookText]) -> [(rulebook: Rulebook, text: RulebookText)] {
    var order: [(id: String, text: RulebookText)] = []
    for file in files {
      do {
        let manuscript = try Manuscript(file: file.name, text: file.text)
        let id = manuscript.id ?? file.name
        if known[id] != nil || manuscripts[id] != nil {
          report(.duplicateRulebook, at: Place(file: file.name, line: 1, column: 1), ["id": id])
          continue
        }
        manuscripts[id] = manuscript
        order.append((id, file))
      } catch {
        errors += error.errors
        broken.insert(file.rulebookID)
      }
    }
    return order.compactMap { id, text in draft(id).map { ($0.rulebook, text) } }
  }

  private mutating func draft(_ id: String) -> Draft? {
    if let draft = drafts[id] { return draft }
    guard !broken.contains(id), let manuscript = manuscript(id) else { return nil }
    reading.append(id)
    defer { reading.removeLast() }
    do {
      var base: Draft?
      if let parent = manuscript.parent {
        guard let draft = underneath(parent.id, at: parent.place) else {
          broken.insert(id)
          return nil
        }
        base = draft
      }
      let draft = try Draft.read(manuscript, on: base, capabilities: capabilities)
      drafts[id] = draft
      return draft
    } catch {
      errors += error.errors
      broken.insert(id)
      return nil
    }
  }

  /// The rulebook that another one extends; says why there is none.
  private mutating func underneath(_ id: String, at place: Place) -> Draft? {
    if let start = reading.firstIndex(of: id) {
      let circle = reading[start...] + [id]
      report(.extendsCycle, at: place, ["chain": circle.joined(separator: " → ")])
      return nil
    }
    if let draft = draft(id) { return draft }
    if broken.contains(id) {
      report(.parentWrong, at: place, ["rulebook": id])
    } else {
      let ids = Set(known.keys).union(manuscripts.keys).subtracting(reading)
      report(
        .unknownParent, at: place,
        ["rulebook": id, "known": ids.sorted().joined(separator: ", ")])
    }
    return nil
  }

  private mutating func manuscript(_ id: String) -> Manuscript? {
    if let manuscript = manuscripts[id] { return manuscript }
    guard let text = known[id] else { return nil }
    // It was sound when it came on the shelf.
    let manuscript = try? Manuscript(file: text.name, text: text.text)
    manuscripts[id] = manuscript
    return manuscript
  }

  private mutating func report(
    _ code: RulebookErrorCode, at place: Place, _ facts: [String: String]
  ) {
    errors.append(
      RulebookError(
        code: code, file: place.file, line: place.line, column: place.column, facts: facts))
  }
}
