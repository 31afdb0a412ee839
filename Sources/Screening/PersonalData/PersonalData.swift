package import Rulebook

/// Points at what would expose a person: numbers, plates, addresses, mailboxes, children in cases.
///
/// Only what an office is about to publish is read. What is masked already, and what an office
/// announces of itself, is left alone. Nothing is changed.
package struct PersonalData: TextCheck {
  private let sheet: PersonalDataSheet

  /// The check with the words that ship with the program; they are read once, here.
  package static func bundled() throws(SheetError) -> PersonalData {
    PersonalData(sheet: try PersonalDataSheet.bundled())
  }

  /// The check with words of its own, in the form of `Lists/personal-data.yaml`.
  package init(list text: String) throws(SheetError) {
    self.init(sheet: try PersonalDataSheet(text: text))
  }

  private init(sheet: PersonalDataSheet) {
    self.sheet = sheet
  }

  /// One finding for each place, in the order of the text; the time grows with its length only.
  package func findings(in field: ScreenedField, under rules: GoverningRules) -> [Finding] {
    let text = ScannedText(field.text, anchors: sheet.anchors)
    let matches = matches(in: text)
    return zip(matches, text.words(at: matches.map(\.range))).map {
      finding($0, $1, field: field.id, under: rules)
    }
  }

  private func matches(in text: ScannedText) -> [PersonalDataMatch] {
    let (covered, mails) = MailScanner(text: text, sheet: sheet).scan()
    var numbers = NumberScanner(text, groups: text.numberGroups(outside: covered), sheet: sheet)
    var found = mails + numbers.matches()
    found += TravelScanner(text: text, sheet: sheet).matches()
    found += PlateScanner(text: text, sheet: sheet).matches()
    found += AddressScanner(text: text, sheet: sheet).matches()
    found += MinorScanner(text, sheet: sheet).matches()
    found.sort { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }
    var result: [PersonalDataMatch] = []
    var links = covered[...]
    for match in found {
      while let link = links.first, link.upperBound <= match.range.lowerBound {
        links = links.dropFirst()
      }
      if match.kind != .mail, links.first?.overlaps(match.range) == true { continue }
      if result.last?.range.overlaps(match.range) != true { result.append(match) }
    }
    return result
  }

  private func finding(
    _ match: PersonalDataMatch, _ place: WordsInText, field: String, under rules: GoverningRules
  ) -> Finding {
    let rule = "personal-data." + match.kind.rawValue
    let citations = sheet.citations[match.kind]?.citations(rule: rule, under: rules) ?? []
    return Finding(
      rule: rule, family: "personal-data",
      level: max(citations.isEmpty ? .caution : .mustFix, match.gravest), citations: citations,
      field: field, offset: place.offset, length: place.length,
      text: place.words, suggestion: match.masked,
      facts: ["kind": match.kind.rawValue],
      phraseKey: "finding." + rule + (match.isMistyped ? "-mistyped" : ""))
  }
}
