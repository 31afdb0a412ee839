internal import WorkCalendar

/// What a rulebook file says of itself.
struct RulebookHead {
  var id: String
  var title: LocalizedTitle
  var short: LocalizedTitle
  var issuer: LocalizedTitle
  var documentNumber: String?
  var evidence: Evidence
  var inForceFrom: CivilDate
  var inForceUntil: CivilDate?
  var inForceReading: LocalizedTitle?
}

extension Fields {
  /// The head of a rulebook; makes its id and evidence known to the log.
  func rulebookHead() -> RulebookHead? {
    let id = identifier("id")
    if let id, log.file != id + ".yaml" {
      log.report(.idNotFileName, at: place(of: "id"), ["id": id])
    }
    let (title, short, issuer) = (title("title"), title("short"), title("issuer"))
    let number = optionalText("document-number")
    _ = optionalText("extends")
    let evidence = choice("evidence", Evidence.self)
    log.sources[log.file] = LoadLog.Source(id: id ?? "", evidence: evidence ?? .memory)
    let (from, until) = (day("in-force-from"), optionalDay("in-force-until"))
    let reading = optionalTitle("in-force-reading")
    if let from, let until, until < from {
      log.report(.datesReversed, at: place(of: "in-force-until"), ["from": from.text])
    }
    guard let id, let title, let short, let issuer, let evidence, let from else { return nil }
    return RulebookHead(
      id: id, title: title, short: short, issuer: issuer, documentNumber: number,
      evidence: evidence, inForceFrom: from, inForceUntil: until, inForceReading: reading)
  }
}

extension RulebookHead {
  /// Stands in for a head that could not be read, while the rest of the file is looked through.
  static var blank: RulebookHead {
    let none = LocalizedTitle(chinese: "", english: "")
    return RulebookHead(
      id: "", title: none, short: none, issuer: none, evidence: .memory,
      inForceFrom: Instant.earliest.date)
  }
}

extension Rulebook {
  /// A rulebook that says nothing yet but who it is.
  init(_ head: RulebookHead, parents: [String], version: String) {
    self.init(
      id: head.id, title: head.title, short: head.short, issuer: head.issuer,
      documentNumber: head.documentNumber, parents: parents, evidence: head.evidence,
      inForceFrom: head.inForceFrom, inForceUntil: head.inForceUntil,
      inForceReading: head.inForceReading, version: version, eligibility: .silent,
      filing: .silent, updateRhythm: .silent, categories: .silent, content: .silent,
      review: .silent, emergency: .silent, reprint: .silent, formats: .silent,
      publishing: PublishingSection(within: .silent), messages: .silent, duty: .silent,
      security: .silent, directives: .silent, assessment: .silent, personalAccounts: .silent,
      articles: ArticleList(covers: [], entries: []), rules: [], absences: [], examples: [])
  }
}
