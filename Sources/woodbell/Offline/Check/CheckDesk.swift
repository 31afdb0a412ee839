import ArgumentParser
import Documents
import Foundation
import Office
import Rulebook
import Screening
import Web
import WorkCalendar

/// Checks files one after another under the same rules, with lists that were read once.
struct CheckDesk {
  let rules: GoverningRules
  /// Short names of the rulebooks, for citations.
  let names: [String: String]
  /// What the reader should know before the first finding.
  let remarks: [String]
  private let screener: Screener
  private let questions: [ContentRule]
  private let words: CheckWords
  private let platforms: Set<String>
  private let concerns: [String]
  private let notices: Set<NoticeKind>
  private let kind: DocumentKind?
  private let media: MediaDesk

  /// - Throws: ``Failure`` for wrong usage and for lists or rulebooks that are broken.
  init(_ command: CheckCommand, say: Words) throws {
    let shelf = try command.place.shelf(say)
    for id in command.ids { _ = try shelf.named(id, say) }
    // Without a choice: all that ship with the program, and the office's own.
    let ids = command.ids.isEmpty ? shelf.ids : command.ids
    let rules = shelf.governing(ids, on: SystemClock().now.date)
    self.rules = rules
    names = Dictionary(
      shelf.ids.compactMap { id in shelf.rulebook(id).map { (id, say.title($0.short)) } },
      uniquingKeysWith: { first, _ in first })
    platforms = try Self.platforms(command.platform, say)
    let questions = rules.contentQuestions(.institutional)
    self.questions = questions
    words = CheckWords(questions: questions, say: say)
    concerns = try command.category.map { try Self.concern($0, among: questions, say) }
    screener = try Self.screener(command.lists, citing: shelf, say)
    notices = command.notices
    kind = command.kind?.kind
    media = MediaDesk(
      rules: rules, platforms: platforms, limits: screener.platforms, words: words,
      copies: try command.writeClean.map { try CleanCopies($0, say) })
    var remarks: [String] = []
    if command.ids.isEmpty {
      remarks.append(
        say("command.check.under", ["ids": say.list(rules.rulebooks.map(\.id))]))
    }
    if !rules.notInForce.isEmpty {
      remarks.append(
        say("command.check.not-in-force", ["ids": say.list(rules.notInForce)]))
    }
    let unknown = screener.platforms.unknown.filter(platforms.contains)
    if !unknown.isEmpty {
      remarks.append(
        say(
          "command.check.no-limits",
          ["platforms": say.list(unknown.map { RulebookReport.platform($0, say: say) })]))
    }
    self.remarks = remarks
  }

  private static func platforms(_ names: [String], _ say: Words) throws -> Set<String> {
    let known = PlatformKind.allCases.map(\.rawValue)
    if let stranger = names.first(where: { !known.contains($0) }) {
      throw Failure(
        .validationFailure,
        say(
          "command.check.unknown-platform",
          ["platform": stranger.shown, "known": known.joined(separator: ", ")]))
    }
    return Set(names)
  }

  /// The rulebooks' question that a kind of content answers with yes.
  private static func concern(
    _ name: String, among questions: [ContentRule], _ say: Words
  ) throws -> String {
    let plain = name.replacing(":", with: "/")
    let found = questions.first { [$0.name, $0.id, $0.concern].contains(plain) }
    guard let found else {
      throw Failure(
        .validationFailure,
        say(
          "command.check.unknown-category",
          [
            "category": name.shown,
            "known": questions.map(\.name).sorted().joined(separator: ", "),
          ]))
    }
    return found.concern
  }

  private static func screener(
    _ folder: String?, citing shelf: RulebookShelf, _ say: Words
  ) throws -> Screener {
    do {
      let bundled = try TermLists.bundled()
      let own = try folder.map { try bundled.adding(directory: URL(fileURLWithPath: $0)) }
      let lists = own ?? bundled
      try lists.verifyCitations(on: shelf)
      return try Screener(lists: lists)
    } catch let error as SheetError {
      throw Failure(
        .badConfiguration, say("command.check.broken-lists") + "\n  " + "\(error)".shown)
    } catch let error as TermListErrors {
      throw Failure(error, folder: folder, say: say)
    }
  }

  // MARK: - One file

  func check(_ path: String) async throws(UnreadFile) -> CheckedFile {
    if let media = await media.check(path) { return media }
    let bytes = try LimitedFile.bytes(path, limit: TextDocument.maximumBytes)
    guard let kind = kind(of: path, bytes) else {
      throw UnreadFile(
        name: path, reason: MediaDesk.isNamedLikeMedia(path) ? .notMedia : .unknownKind)
    }
    let document: TextDocument
    do {
      document = try TextDocument.read(bytes, as: kind)
    } catch {
      throw UnreadFile(name: path, reason: .document(error))
    }
    var places = FindingPlaces(document, questions: questions)
    let findings = findings(in: document).map { finding in
      var finding = finding
      finding.suggestion = words.suggestion(finding)
      return places.placed(finding, in: path, message: words.message(finding))
    }
    return CheckedFile(
      name: path,
      findings: findings.sorted { ($0.offset, $0.level, $0.rule) < ($1.offset, $1.level, $1.rule) })
  }

  /// By its name; standard input and strange endings as asked for, else plain text or, where the
  /// bytes say so, a Word file.
  private func kind(of path: String, _ bytes: [UInt8]) -> DocumentKind? {
    if path != "-", let own = DocumentKind(path: path) { return own }
    if let kind { return kind }
    guard path == "-" else { return nil }
    return bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) ? .docx : .text
  }

  /// What the page of an item would show, and what is amiss with pictures.
  private func findings(in document: TextDocument) -> [Finding] {
    let (title, body) = (document.title.text, document.body.text)
    let found = LooseText(title: title, body: body, kinds: notices, concerns: concerns)
      .findings(platforms: platforms, under: rules, by: screener)
    let pictures = ScreenedItem(
      fields: document.pictures.enumerated().map { number, picture in
        ScreenedField(
          id: FindingPlaces.field(ofPicture: number), text: picture.alternativeText.text)
      }, platforms: [],
      pictures: document.pictures.map {
        ScreenedPicture(name: $0.name, alternativeText: $0.alternativeText.text)
      })
    return found + screener.findings(in: pictures, under: rules)
  }
}
