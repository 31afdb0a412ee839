internal import Rulebook

/// Every word that is looked for, and whose it is.
struct TermPatterns: Sendable {
  /// What a word means when it is found.
  struct Use: Sendable {
    var scalars: [Unicode.Scalar]
    /// Numbers of the entries that point it out.
    var found: [Int] = []
    /// Numbers of the entries that it spares: what overlaps it stands rightly.
    var spared: [Int] = []
  }

  /// What is known of an entry while places are compared.
  struct Entry: Sendable {
    /// The family's number: lists of one family share it.
    var family: Int
    /// The level's place, 0 for the heaviest.
    var rank: Int
    var hasExceptions = false
  }

  private(set) var uses: [Use] = []
  private(set) var entries: ContiguousArray<Entry> = []
  /// The entries themselves, under the same numbers.
  private(set) var sources: ContiguousArray<TermSource> = []
  private var numbers: [[Unicode.Scalar]: Int] = [:]
  private let normalization: Normalization

  /// An entry of a later list goes before one of the same family and word in an earlier list.
  init(lists: [TermList], normalization: Normalization) {
    self.normalization = normalization
    let ranks = Dictionary(
      uniqueKeysWithValues: FindingLevel.allCases.sorted().enumerated().map { ($1, $0) })
    var families: [String: Int] = [:]
    for list in lists {
      let family = families[list.family.id] ?? families.count
      families[list.family.id] = family
      for term in list.terms {
        entries.append(Entry(family: family, rank: ranks[term.level] ?? 0))
        sources.append(TermSource(family: list.family, entry: term))
        add(term, number: entries.count - 1)
      }
    }
  }

  private mutating func add(_ entry: TermEntry, number: Int) {
    let word = normalization.normalized(entry.text)
    guard let found = use(of: word) else { return }
    uses[found].found.removeAll { entries[$0].family == entries[number].family }
    uses[found].found.append(number)
    var exceptions = entry.unless.map(normalization.normalized)
    if let suggestion = entry.suggestion.map(normalization.normalized),
      suggestion.count > word.count, suggestion.holds(word)
    {
      exceptions.append(suggestion)
    }
    for exception in exceptions {
      guard let spared = use(of: exception) else { continue }
      uses[spared].spared.append(number)
      entries[number].hasExceptions = true
    }
  }

  private mutating func use(of word: [Unicode.Scalar]) -> Int? {
    guard !word.isEmpty else { return nil }
    if let known = numbers[word] { return known }
    uses.append(Use(scalars: word))
    numbers[word] = uses.count - 1
    return uses.count - 1
  }
}

extension [Unicode.Scalar] {
  /// Whether another word stands somewhere in this one.
  func holds(_ other: [Unicode.Scalar]) -> Bool {
    indices.contains { self[$0...].starts(with: other) }
  }
}
