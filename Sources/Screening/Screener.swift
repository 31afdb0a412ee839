package import Rulebook

/// A text of an item that readers will see: title, summary, body, or a picture's words.
package struct ScreenedField: Sendable, Hashable {
  /// Id of the field, such as `body`.
  package var id: String
  package var text: String

  package init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}

/// A picture of an item.
package struct ScreenedPicture: Sendable, Hashable {
  package var name: String
  /// What is read out to whoever cannot see the picture.
  package var alternativeText: String

  package init(name: String, alternativeText: String) {
    self.name = name
    self.alternativeText = alternativeText
  }
}

/// What an office is about to publish.
package struct ScreenedItem: Sendable, Hashable {
  /// In the order in which a reader meets them.
  package var fields: [ScreenedField]
  /// Ids of the platforms it goes to.
  package var platforms: [String]
  /// The elements of an emergency notice, by id; nil for every other item.
  package var elements: [String: String]?
  /// The elements of a warning, by id; nil for every other item.
  package var warning: [String: String]?
  /// The facts of a reprint, by id; nil for the office's own words.
  package var reprint: [String: String]?
  package var pictures: [ScreenedPicture]
  package var scope: AccountScope

  package init(
    fields: [ScreenedField], platforms: [String], elements: [String: String]? = nil,
    warning: [String: String]? = nil, reprint: [String: String]? = nil,
    pictures: [ScreenedPicture] = [], scope: AccountScope = .own
  ) {
    self.fields = fields
    self.platforms = platforms
    self.elements = elements
    self.warning = warning
    self.reprint = reprint
    self.pictures = pictures
    self.scope = scope
  }
}

/// A check of one field at a time.
package protocol TextCheck: Sendable {
  /// What the check noticed; never throws, and changes nothing.
  func findings(in field: ScreenedField, under rules: GoverningRules) -> [Finding]
}

/// All checks of an item together. Findings point; a person decides.
package struct Screener: Sendable {
  private let textChecks: [any TextCheck]
  private let structure: Structure
  /// What platforms take today, which no rulebook says.
  package let platforms: PlatformLimits

  /// The checks that ship with the program, with the terms of an office.
  ///
  /// - Throws: a mistake in the words that the other checks know, which are read here.
  package init(lists: TermLists) throws(SheetError) {
    self.init(
      textChecks: [TermMatcher(lists: lists), try PersonalData.bundled()],
      structure: try Structure.bundled(), platforms: try PlatformLimits.bundled())
  }

  /// The checks and lists that ship with the program.
  package static func bundled() throws -> Screener {
    try Screener(lists: TermLists.bundled())
  }

  package init(
    textChecks: [any TextCheck], structure: Structure, platforms: PlatformLimits
  ) {
    self.textChecks = textChecks
    self.structure = structure
    self.platforms = platforms
  }

  /// What a reprint has to state under some rules; see ``Structure/reprintElements(under:)``.
  package func reprintElements(under rules: GoverningRules) -> [ElementRule] {
    structure.reprintElements(under: rules)
  }

  /// What a text says of some elements; see ``Structure/said(of:in:)``.
  package func said(of elements: [ElementRule], in text: String) -> [String: String] {
    structure.said(of: elements, in: text)
  }

  /// The hint on a text without labels; see ``Structure/unlabelled(_:)``.
  package func unlabelled(_ elements: [ElementRule]) -> Finding { structure.unlabelled(elements) }

  /// What was noticed: the heaviest first, then by field and place; one place once in a family.
  package func findings(in item: ScreenedItem, under rules: GoverningRules) -> [Finding] {
    var found = formatFindings(item, under: rules)
    found += PlatformCheck(limits: platforms).findings(in: item)
    found += structure.findings(in: item, under: rules)
    if let warning = item.warning {
      found += structure.requiredFields(warning, elements: rules.warningElements)
    }
    for field in item.fields {
      for check in textChecks { found += check.findings(in: field, under: rules) }
    }
    var order: [String: Int] = [:]
    for (number, field) in item.fields.enumerated() where order[field.id] == nil {
      order[field.id] = number
    }
    return found.eachPlaceOnce().sorted { left, right in
      if left.level != right.level { return left.level < right.level }
      let (first, second) = (order[left.field] ?? .max, order[right.field] ?? .max)
      if first != second { return first < second }
      if left.field != right.field { return left.field < right.field }
      return (left.offset ?? -1, left.rule) < (right.offset ?? -1, right.rule)
    }
  }

  private func formatFindings(_ item: ScreenedItem, under rules: GoverningRules) -> [Finding] {
    func text(_ field: LimitField) -> String {
      item.fields.first { $0.id == field.rawValue }?.text ?? ""
    }
    return item.platforms.flatMap { platform in
      FormatCheck.findings(
        title: text(.title), summary: text(.summary), body: text(.body),
        limits: rules.formatLimits(platform: platform)
      ).map { offering($0, on: platform) }
    }
  }

  /// What the platform has for a body that is longer than a regulation allows there.
  private func offering(_ finding: Finding, on platform: String) -> Finding {
    guard finding.field == LimitField.body.rawValue,
      let offer = platforms.sheet(of: platform)?.longerBody
    else { return finding }
    var finding = finding
    finding.facts["offer"] = offer.rawValue
    return finding
  }
}

/// What makes two findings of a family one.
private struct FoundPlace: Hashable {
  let family: String
  let field: String
  let offset: Int?
  let length: Int?
  let rule: String?
}

extension [Finding] {
  /// Where a family has several findings of one place, the heaviest with the articles of all.
  ///
  /// What concerns a whole field is one place for each rule; so is a length, as each platform has
  /// its own.
  fileprivate func eachPlaceOnce() -> [Finding] {
    var result: [Finding] = []
    var numbers: [FoundPlace: Int] = [:]
    for finding in self {
      let place = FoundPlace(
        family: finding.family, field: finding.field, offset: finding.offset,
        length: finding.length,
        rule: finding.offset == nil || finding.family == PlatformCheck.family ? finding.rule : nil)
      guard let number = numbers[place] else {
        numbers[place] = result.count
        result.append(finding)
        continue
      }
      let known = result[number]
      if finding.level < known.level { result[number] = finding }
      result[number].citations = known.citations.joined(with: finding.citations)
    }
    return result
  }
}
