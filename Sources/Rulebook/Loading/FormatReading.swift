extension Fields {
  /// The section `formats`.
  func formats() -> FormatSection? {
    let limits = rules("limits") { $0.limit() }
    let media = rules("media") { $0.media() }
    let kinds = rules("kinds") { fields -> MessageKindRule? in
      let head = fields.head("formats", .title)
      let platform = fields.choice("platform", PlatformKind.self)
      guard let head, let platform else { return nil }
      return MessageKindRule(head: head, platform: platform)
    }
    guard let limits, let media, let kinds else { return nil }
    return FormatSection(limits: limits, media: media, kinds: kinds)
  }

  private func limit() -> LimitRule? {
    let id = "formats." + (identifier("id") ?? "")
    let declared = declare(id, hasNumber: true)
    let (platform, field) = (
      choice("platform", PlatformKind.self), choice("field", LimitField.self)
    )
    let maximum = integer("maximum", in: 1...1_000_000)
    let (unit, level) = (choice("unit", LimitUnit.self), choice("level", FindingLevel.self))
    let reading = optionalTitle("reading")
    let texts = examples { $0.exampleText() }
    guard let declared, let citation = declared.citations.first, let platform, let field,
      let maximum, let unit, let level, let texts
    else { return nil }
    let rule = LimitRule(
      id: id, platform: platform.rawValue, field: field, maximum: maximum, unit: unit,
      level: level, citation: citation, others: Array(declared.citations.dropFirst()),
      reading: reading, adaptable: declared.adaptable)
    keep(texts, of: rule) { .limit(unit: unit, maximum: maximum, text: $0, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  /// A text repeated some times, and whether it passes.
  private func exampleText() -> (String?, Bool?) {
    let (text, times) = (text("text"), integer("times", in: 1...1000))
    let passes = boolean("passes")
    guard let text, let times else { return (nil, passes) }
    guard text.utf8.count <= 1000 else {
      log.report(
        .numberOutOfRange, at: place(of: "text"),
        [
          "path": path(of: "text"), "value": "\(text.utf8.count)", "minimum": "1",
          "maximum": "1000",
        ])
      return (nil, passes)
    }
    return (String(repeating: text, count: times), passes)
  }

  private func media() -> MediaRule? {
    let head = head("formats", [.level, .reading], hasNumber: true)
    let platform = choice("platform", PlatformKind.self)
    let kind = choice("kind", MediaKind.self)
    let largest = 1...1_000_000_000_000
    let numbers = [
      optionalInteger("maximum-bytes", in: largest),
      optionalInteger("maximum-seconds", in: largest),
      optionalInteger("maximum-width", in: largest),
      optionalInteger("maximum-height", in: largest),
    ]
    let types = optionalTexts("types")
    let examples = examples { $0.mediaFacts() }
    guard let head, let platform, let kind, let types, let examples else { return nil }
    let rule = MediaRule(
      head: head, platform: platform, kind: kind, maximumBytes: numbers[0],
      maximumSeconds: numbers[1], maximumWidth: numbers[2], maximumHeight: numbers[3],
      types: types.map { $0.lowercased() })
    keep(examples, of: rule) { .media(rule, file: $0, passes: $1) }
    checkBounds(of: rule)
    return rule
  }

  private func mediaFacts() -> (MediaFacts?, Bool?) {
    let largest = 0...1_000_000_000_000
    let facts = MediaFacts(
      bytes: optionalInteger("bytes", in: largest),
      seconds: optionalInteger("seconds", in: largest),
      width: optionalInteger("width", in: largest),
      height: optionalInteger("height", in: largest), type: optionalText("type"))
    return (facts, boolean("passes"))
  }
}
