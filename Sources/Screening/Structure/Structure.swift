package import Rulebook

/// Looks at how an item is built: blank elements, pictures without words, marks and dates.
package struct Structure: Sendable {
  private let sheet: StructureSheet

  /// The check with the words that ship with the program; they are read once, here.
  package static func bundled() throws(SheetError) -> Structure {
    Structure(sheet: try StructureSheet.bundled())
  }

  /// The check with words of its own, in the form of `Lists/structure.yaml`.
  package init(list text: String) throws(SheetError) {
    self.init(sheet: try StructureSheet(text: text))
  }

  private init(sheet: StructureSheet) {
    self.sheet = sheet
  }

  /// What is amiss in the whole item: an emergency notice's elements, a reprint's facts, pictures
  /// and every field. The elements of a warning are asked for with ``requiredFields(_:elements:)``.
  package func findings(in item: ScreenedItem, under rules: GoverningRules) -> [Finding] {
    var result: [Finding] = []
    if let values = item.elements {
      result += requiredFields(values, elements: rules.emergencyElements)
    }
    if let values = item.reprint {
      result += requiredFields(values, elements: reprintElements(under: rules))
    }
    for picture in item.pictures where picture.alternativeText.allSatisfy(\.isWhitespace) {
      result.append(withoutText(picture.name))
    }
    let namesYear = item.fields.contains {
      DateScan(text: ScannedText($0.text), words: sheet.dates).namesYear
    }
    let missing = "structure." + StructureKind.missingYear.rawValue
    return result
      + item.fields.flatMap { findings(in: $0) }.filter { !namesYear || $0.rule != missing }
  }

  /// One finding for each element that was left blank, under the rule that its citation names.
  ///
  /// - Parameter values: what was written, by the element's id.
  package func requiredFields(
    _ values: [String: String], elements: [ElementRule]
  ) -> [Finding] {
    RequiredFields.findings(values: values, elements: elements).map { finding in
      var finding = finding
      finding.rule = finding.citations.first?.rule ?? "required-field." + finding.field
      return finding
    }
  }

  /// What is amiss in the build of one text, in its order; the time grows with its length only.
  package func findings(in field: ScreenedField) -> [Finding] {
    let text = ScannedText(field.text)
    var matches = PairedMarks.matches(in: text, words: sheet.marks)
    matches += PunctuationScan(text: text, words: sheet.punctuation).matches()
    matches += DoubledScan(text: text, words: sheet.doubled).matches()
    matches += DateScan(text: text, words: sheet.dates).matches()
    matches.sort {
      ($0.range.lowerBound, $0.kind.rawValue) < ($1.range.lowerBound, $1.kind.rawValue)
    }
    return zip(matches, text.words(at: matches.map(\.range))).map { finding($0, $1, field.id) }
  }

  /// What a text says of some elements, by their ids; empty when it labels none of them.
  package func said(of elements: [ElementRule], in text: String) -> [String: String] {
    NoticeElements(elements, words: sheet.labels).found(in: text)
  }

  /// The hint that a text labels none of its elements, so that a person has to look.
  package func unlabelled(_ elements: [ElementRule]) -> Finding {
    let titles = elements.map(\.title)
    return Finding(
      rule: "required-field.unlabelled", family: "structure", level: .hint,
      citations: elements.citations, field: "body",
      facts: [
        "element-zh-Hans": titles.map(\.chinese).joined(separator: sheet.labels.joiner.chinese),
        "element-en": titles.map(\.english).joined(separator: sheet.labels.joiner.english),
      ], phraseKey: "finding.required-field.unlabelled")
  }

  /// The facts of a reprint that the rules list; without such rules the usual ones, as a caution.
  package func reprintElements(under rules: GoverningRules) -> [ElementRule] {
    let points = rules.reprintFields
    guard !points.isEmpty else { return sheet.reprintFields }
    return points.map {
      ElementRule(id: $0.name, title: $0.title, level: $0.level, citations: $0.citations)
    }
  }

  private func finding(
    _ match: StructureMatch, _ place: WordsInText, _ field: String
  ) -> Finding {
    let rule = "structure." + match.kind.rawValue
    return Finding(
      rule: rule, family: "structure", level: match.kind.level, citations: [], field: field,
      offset: place.offset, length: place.length, text: place.words, suggestion: match.suggestion,
      facts: match.facts, phraseKey: "finding." + rule)
  }

  private func withoutText(_ name: String) -> Finding {
    let kind = StructureKind.pictureWithoutText
    let rule = "structure." + kind.rawValue
    return Finding(
      rule: rule, family: "structure", level: kind.level, citations: [], field: name,
      facts: ["name": name], phraseKey: "finding." + rule)
  }
}
