import Crypto
import Foundation
internal import WorkCalendar
internal import Yams

extension Rulebook {
  /// Reads one file; the answer is a rulebook, or every mistake that was found.
  static func read(
    file: String, text: String
  ) throws(RulebookErrors) -> Rulebook {
    let log = LoadLog(file: file)
    let rulebook = Document.root(of: text, log: log).flatMap { root in
      Fields.read(root, path: "", log: log) { $0.rulebook(text: text) }
    }
    guard let rulebook, log.errors.isEmpty else { throw RulebookErrors(errors: log.sortedErrors) }
    let failed = rulebook.examples.compactMap { $0.failure(calendar: nil) }
    guard failed.isEmpty else { throw RulebookErrors(errors: failed) }
    return rulebook
  }
}

extension LoadLog {
  /// The mistakes in the order of the file.
  var sortedErrors: [RulebookError] {
    guard !errors.isEmpty else {
      // A reading gave nothing and said nothing: still an answer with a place, never silence.
      return [
        RulebookError(code: .wrongType, file: file, line: 1, column: 1, facts: ["path": ""])
      ]
    }
    return errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension Fields {
  fileprivate struct Identity {
    var id: String
    var title: LocalizedTitle
    var short: LocalizedTitle
    var issuer: LocalizedTitle
    var documentNumber: String?
    var inForceFrom: CivilDate
    var inForceUntil: CivilDate?
    var inForceReading: LocalizedTitle?
  }

  fileprivate func rulebook(text: String) -> Rulebook? {
    let identity = identity()
    let review = statedRecord("review") { $0.review() }
    let publishing = record("publishing") { fields in
      fields.statedRecord("within") { $0.clockContent() }.map { PublishingSection(within: $0) }
    }
    let messages = statedRecord("messages") { $0.messages() }
    let formats = statedRecord("formats") { $0.formats() }
    let emergency = statedRecord("emergency") { $0.emergency() }
    let articles = record("articles") { $0.articleList() }
    guard let identity, let review, let publishing, let messages, let formats, let emergency,
      let articles
    else { return nil }
    return Rulebook(
      id: identity.id, title: identity.title, short: identity.short, issuer: identity.issuer,
      documentNumber: identity.documentNumber, inForceFrom: identity.inForceFrom,
      inForceUntil: identity.inForceUntil, inForceReading: identity.inForceReading,
      version: contentDigest(of: text), review: review, publishing: publishing,
      messages: messages, formats: formats, emergency: emergency, articles: articles,
      examples: log.examples)
  }

  private func identity() -> Identity? {
    let id = identifier("id")
    log.rulebook = id ?? ""
    if let id, log.file != id + ".yaml" {
      log.report(.idNotFileName, at: place(of: "id"), ["id": id])
    }
    let (title, short, issuer) = (title("title"), title("short"), title("issuer"))
    let number = optionalText("document-number")
    let (from, until) = (day("in-force-from"), optionalDay("in-force-until"))
    let reading = optionalTitle("in-force-reading")
    if let from, let until, until < from {
      log.report(.datesReversed, at: place(of: "in-force-until"), ["from": from.text])
    }
    guard let id, let title, let short, let issuer, let from else { return nil }
    return Identity(
      id: id, title: title, short: short, issuer: issuer, documentNumber: number,
      inForceFrom: from, inForceUntil: until, inForceReading: reading)
  }
}

/// SHA-256 of a file's text in lower-case hexadecimal: its version.
private func contentDigest(of text: String) -> String {
  SHA256.hash(data: Data(text.utf8)).map { byte in
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }.joined()
}
