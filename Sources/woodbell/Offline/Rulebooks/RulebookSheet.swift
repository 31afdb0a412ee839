import Rulebook
import WorkCalendar

/// Titles as JSON gives them.
struct TitleSheet: Encodable {
  let chinese: String
  let english: String

  init(_ title: LocalizedTitle) {
    chinese = title.chinese
    english = title.english
  }

  private enum CodingKeys: String, CodingKey {
    case chinese = "zh-Hans"
    case english = "en"
  }
}

/// An article of a rulebook, as JSON names it.
struct ArticleSheet: Encodable, Hashable {
  let rulebook: String
  let article: String

  /// Each article once, in the order of the citations.
  static func all(_ citations: [Citation]) -> [ArticleSheet] {
    var result: [ArticleSheet] = []
    for citation in citations {
      let sheet = ArticleSheet(rulebook: citation.rulebook, article: citation.article)
      if !result.contains(sheet) { result.append(sheet) }
    }
    return result
  }
}

/// What a rulebook is, without its rules.
struct RulebookSheet: Encodable {
  let id: String
  let title: TitleSheet
  let short: TitleSheet
  let issuer: TitleSheet
  let documentNumber: String?
  let evidence: String
  let inForceFrom: String
  let inForceUntil: String?
  let extends: [String]
  let version: String
  let articles: Int
  let rules: Int
  let examples: Int

  init(_ rulebook: Rulebook) {
    id = rulebook.id
    title = TitleSheet(rulebook.title)
    short = TitleSheet(rulebook.short)
    issuer = TitleSheet(rulebook.issuer)
    documentNumber = rulebook.documentNumber
    evidence = rulebook.evidence.rawValue
    inForceFrom = rulebook.inForceFrom.text
    inForceUntil = rulebook.inForceUntil?.text
    extends = rulebook.parents
    version = rulebook.version
    articles = rulebook.articles.entries.count
    rules = rulebook.ruleCount
    examples = rulebook.examples.count
  }
}

/// A rule as the index lists it.
struct RuleSheet: Encodable {
  let id: String
  let articles: [ArticleSheet]
  let title: TitleSheet?
  let level: String?
  let evidence: String
  let reading: TitleSheet?
  /// Why nothing is demanded, for an entry that states that.
  let absence: TitleSheet?
  let file: String
  let line: Int
  let examples: Int

  init(_ entry: RuleEntry) {
    id = entry.id
    articles = ArticleSheet.all(entry.citations)
    title = entry.title.map(TitleSheet.init)
    level = entry.level?.rawValue
    evidence = entry.evidence.rawValue
    reading = entry.reading.map(TitleSheet.init)
    absence = entry.absence.map(TitleSheet.init)
    file = entry.file
    line = entry.line
    examples = entry.exampleCount
  }
}
