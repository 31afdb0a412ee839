import Documents
import Office
import Rulebook
import WorkCalendar

/// What is in an archive package for people to read. It is written in Chinese whoever takes it
/// out, so that the same record gives the same package; only the note on verifying speaks both
/// languages.
package struct PackagePapers {
  private let material: ArchiveMaterial
  private let words: [Language: Words]
  private let shelf: RulebookShelf

  /// - Parameter words: the catalogues of all languages.
  package init(_ material: ArchiveMaterial, words: [Language: Words], shelf: RulebookShelf) {
    (self.material, self.words, self.shelf) = (material, words, shelf)
  }

  private var say: Words {
    words[.chinese] ?? Words(language: .chinese, entries: [:])
  }

  /// - Throws: when the sheet cannot be written.
  package func papers() throws -> ArchivePapers {
    ArchivePapers(
      readme: readme,
      revisions: Dictionary(
        material.revisions.map { ($0.number, text(of: $0)) },
        uniquingKeysWith: { first, _ in first }
      ),
      sheet: try sheet.document(say).bytes())
  }

  /// The name under which a package is handed out.
  package static func fileName(_ item: ArchiveItem) -> String { item.number + ".zip" }

  // MARK: - The note

  private var readme: String {
    let facts = [
      "number": material.item.number, "title": material.item.title, "unit": material.item.unit,
      "seal": material.item.seal,
    ]
    return Language.allCases.compactMap { words[$0] }.map { say in
      [
        "title", "what", "files", "check-sums", "check-program", "check-seal", "limits",
      ].map { say("archive.readme." + $0, facts) }.joined(separator: "\n\n") + "\n"
    }.joined(separator: "\n\n")
  }

  // MARK: - The versions

  private func text(of revision: Revision) -> String {
    let draft = revision.draft
    var parts = ["# " + draft.title]
    parts.append(
      say(
        "archive.text.version",
        [
          "n": "\(revision.number)", "digest": revision.digest.hex,
          "name": author(of: revision), "time": say.dateTime(revision.createdAt),
        ]))
    if !draft.summary.isEmpty { parts.append(draft.summary) }
    parts += PostText.elementRows(draft, label: { $0 }).map {
      say("archive.line", ["label": $0.label, "words": $0.words])
    }
    parts.append(draft.body)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func author(of revision: Revision) -> String {
    material.index.first { $0.number == revision.number }?.author.name ?? ""
  }

  // MARK: - The sheet

  private var sheet: PaperSheet {
    PaperSheet(
      title: say("posts.sheet.title"), number: material.item.number,
      rows: head + content + (material.rounds.last.map { signed($0) } ?? []) + releases + [archive])
  }

  private var head: [PaperSheet.Row] {
    let item = material.item
    return [
      PaperSheet.wide(say("posts.field.title"), [item.title]),
      PaperSheet.pair(
        say("posts.fact.unit"), item.unit, say("posts.fact.author"), item.author.name),
      PaperSheet.pair(
        say("posts.field.category"), CategoryWords.title(item.category, on: shelf, say),
        say("posts.field.sensitivity"), say("posts.sensitivity." + item.sensitivity.rawValue)),
    ]
  }

  private var content: [PaperSheet.Row] {
    guard let draft = material.current?.draft else { return [] }
    let checks = material.factChecks.map { FactCheckWords.line($0, now: nil, say) }
    return [
      PaperSheet.wide(say("posts.field.summary"), [draft.summary]),
      PaperSheet.wide(
        say("posts.field.body"),
        PostText.elementRows(draft, label: { $0 }).map {
          say("archive.line", ["label": $0.label, "words": $0.words])
        } + [draft.body], lines: 8, isLong: true),
    ] + (checks.isEmpty ? [] : [PaperSheet.wide(say("fact-checks.title"), checks)])
  }

  private func signed(_ round: ArchiveRound) -> [PaperSheet.Row] {
    round.stages.flatMap { stage in
      let signature = stage.signatures.last
      let answers = stage.rule.checklist.map { question in
        let answer = signature?.checklist.answers.first { $0.question == question.id }
        return say(
          "posts.sheet.answer",
          [
            "question": say.title(question.title),
            "answer": answer.map { say($0.isYes ? "review.answer.yes" : "review.answer.no") } ?? "",
            "explanation": answer?.explanation ?? "",
          ])
      }
      let row = PaperSheet.signed(
        say("stage." + stage.kind.rawValue), signature.map(cell) ?? SignatureCell())
      return answers.isEmpty
        ? [row] : [PaperSheet.wide(say("posts.sheet.questions"), answers), row]
    }
  }

  private func cell(_ signature: ArchiveSignature) -> SignatureCell {
    var opinion = signature.opinion.isEmpty ? say("posts.sheet.agreed") : signature.opinion
    if let conclusion = signature.checklist.conclusion {
      opinion = say(
        "posts.sheet.concluded",
        ["conclusion": say("review.conclusion." + conclusion.rawValue), "opinion": opinion])
    }
    return SignatureCell(
      opinion: opinion, name: name(signature.person), date: say.dateTime(signature.signedAt))
  }

  private func name(_ person: ArchivePerson) -> String {
    AppointmentWords.acting(person.name, for: person.standingInFor, say)
  }

  private var releases: [PaperSheet.Row] {
    material.releases.filter { $0.state != .void }.map { release in
      var parts = [say("publishing.state." + release.state.rawValue)]
      if let at = release.publishedAt { parts.append(say.dateTime(at)) }
      if let link = release.link { parts.append(link) }
      if let outside = release.outsideID { parts.append(say("archive.outside", ["id": outside])) }
      return PaperSheet.Row(cells: [
        .name(say("posts.sheet.publisher")),
        .words([release.confirmedBy?.name ?? ""], columns: 2),
        .name(release.accountName), .words(parts, columns: 4),
      ])
    }
  }

  private var archive: PaperSheet.Row {
    let item = material.item
    var lines = [
      say(
        "posts.sheet.archived",
        ["number": item.number, "time": say.dateTime(item.archivedAt), "digest": item.seal])
    ]
    lines.append(ArchiveWords.retention(item.retention, say))
    if let hold = item.hold { lines.append(ArchiveWords.held(hold, say)) }
    return PaperSheet.wide(say("posts.sheet.archive"), lines)
  }
}
