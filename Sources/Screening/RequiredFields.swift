package import Rulebook

/// Looks for elements that a notice must have and that were left blank.
package struct RequiredFields {
  /// One finding for each element whose text is missing or only white space.
  ///
  /// - Parameter values: what was written, by the element's id.
  package static func findings(
    values: [String: String], elements: [ElementRule]
  ) -> [Finding] {
    elements.compactMap { element in
      let text = values[element.id] ?? ""
      guard text.allSatisfy(\.isWhitespace) else { return nil }
      return Finding(
        rule: "emergency." + element.id, family: "structure", level: element.level,
        citations: element.citations, field: element.id,
        facts: [
          "element": element.id, "element-zh-Hans": element.title.chinese,
          "element-en": element.title.english,
        ],
        phraseKey: "finding.required-field.blank")
    }
  }
}
