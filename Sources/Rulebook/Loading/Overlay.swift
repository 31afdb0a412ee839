/// Puts the file of one rulebook on top of that of another.
///
/// Mappings are merged key by key and lists of rules by id; everything else replaces what was
/// there. Each passage keeps its own file.
struct Overlay {
  let log: LoadLog

  /// Keys whose mapping is one value, such as `{working-days: 3}`, and is replaced as a whole.
  private static let wholeValues: Set<String> = [
    "term", "every", "at-least", "adaptable", "title", "short", "issuer", "reading", "question",
    "guidance", "reason",
  ]

  /// The passage underneath with the changes of the one on top.
  ///
  /// - Parameter path: where both stand, for what is reported.
  func merging(_ top: Passage, over base: Passage, path: String) -> Passage {
    if top.isStatedNone || base.isStatedNone { return top }
    if top.isNone {
      if base.holdsRules { report(.silentOverride, top, path) }
      return top
    }
    switch (top.content, base.content) {
    case (.mapping(let changes), .mapping(let pairs)):
      if base.isRule, top.value("article") == nil { report(.overrideWithoutArticle, top, path) }
      return Passage(
        content: .mapping(merging(changes, into: pairs, path: path)), place: top.place)
    case (.list(let changes), .list(let items)):
      guard let key = identifyingKey(of: changes, items) else { return top }
      return Passage(
        content: .list(merging(changes, into: items, by: key, path: path)), place: top.place)
    default:
      return top
    }
  }

  private typealias Pair = (key: Passage.Key, value: Passage)

  private func merging(_ changes: [Pair], into pairs: [Pair], path: String) -> [Pair] {
    // A changed rule is as well known as the text that changed it, unless that one says otherwise.
    let isRecited = changes.contains { $0.key.name == "article" }
    var result = isRecited ? pairs.filter { $0.key.name != "evidence" } : pairs
    for (key, value) in changes {
      guard let index = result.firstIndex(where: { $0.key.name == key.name }) else {
        result.append((key, value))
        continue
      }
      let old = result[index].value
      let isWhole = Self.wholeValues.contains(key.name) && !old.holdsRules
      let inner = path.isEmpty ? key.name : path + "." + key.name
      result[index] = (key, isWhole ? value : merging(value, over: old, path: inner))
    }
    return result
  }

  private func merging(
    _ changes: [Passage], into items: [Passage], by key: String, path: String
  ) -> [Passage] {
    var result = items
    for change in changes {
      let id = change.value(key)?.text
      let index = result.firstIndex { $0.value(key)?.text == id }
      guard let id, let index else {
        result.append(change)
        continue
      }
      result[index] = merging(change, over: result[index], path: path + "." + id)
    }
    return result
  }

  /// The key by which the rules of two lists are told apart; nil for lists of other things.
  private func identifyingKey(of lists: [Passage]...) -> String? {
    let all = lists.flatMap { $0 }
    guard all.contains(where: \.isRule) else { return nil }
    return ["id", "kind"].first { key in all.allSatisfy { $0.value(key) != nil } }
  }

  private func report(_ code: RulebookErrorCode, _ passage: Passage, _ path: String) {
    log.report(code, at: passage.place, ["path": path])
  }
}

extension Passage {
  /// Whether this mapping is a rule: it gives an article.
  var isRule: Bool { value("article") != nil }

  /// Whether a rule stands somewhere inside.
  var holdsRules: Bool {
    switch content {
    case .word: false
    case .list(let items): items.contains(where: \.holdsRules)
    case .mapping(let pairs): isRule || pairs.contains { $0.value.holdsRules }
    }
  }

  /// The passage without the mapping at a place; nil when it is not there.
  ///
  /// In a list the mapping is left out; under a key `replacement` stands in its stead.
  func removing(at place: Place, replacement: Passage) -> (passage: Passage, wasItem: Bool)? {
    switch content {
    case .word: return nil
    case .list(let items):
      for (index, item) in items.enumerated() {
        if item.place == place, case .mapping = item.content {
          var rest = items
          rest.remove(at: index)
          let content: Content = rest.isEmpty ? .word("none", isPlain: true) : .list(rest)
          return (Passage(content: content, place: self.place), true)
        }
        guard let (changed, wasItem) = item.removing(at: place, replacement: replacement)
        else { continue }
        var changedItems = items
        changedItems[index] = changed
        return (Passage(content: .list(changedItems), place: self.place), wasItem)
      }
      return nil
    case .mapping(let pairs):
      for (index, pair) in pairs.enumerated() {
        var changed = pairs
        if pair.value.place == place, case .mapping = pair.value.content {
          changed[index].value = replacement
          return (Passage(content: .mapping(changed), place: self.place), false)
        }
        guard let (value, wasItem) = pair.value.removing(at: place, replacement: replacement)
        else { continue }
        changed[index].value = value
        return (Passage(content: .mapping(changed), place: self.place), wasItem)
      }
      return nil
    }
  }
}
