import ArgumentParser
import Foundation
import Office
import Web

/// `woodbell import posts`: each document a draft, with the reading of the page and its act.
struct ImportPosts: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "posts",
    abstract: "Make drafts of documents (.docx, .html, .md, .txt), one of each file.")

  @OptionGroup var voice: Voice
  @OptionGroup var place: DataPlace
  @OptionGroup var signature: ActingAs
  @Argument(help: "Documents: .docx, .html, .md or .txt, at most 10 MB each.") var files: [String]
  @Option(help: "Code of the body for which they are written (default: that of the appointment).")
  var unit: String?
  @Option(
    help: "Category of the rulebooks, such as service (default: the first, as on the page).")
  var category: String?
  @Flag(help: "Only read the documents and say what would become of them; nothing is stored.")
  var dryRun = false
  @Flag(help: "Answer in JSON, one line a file.") var json = false

  var usesServer: Bool { place.usesServer }

  func validate() throws {
    guard !files.isEmpty else { throw ValidationError("Name at least one document.") }
  }

  func run(_ say: Words) async throws {
    let outcomes = try await signature.act(at: place, say) { visit in
      let unit = try await body(visit)
      let job = DraftJob(
        visit: visit, unit: unit, category: try await category(of: unit, visit), isDry: dryRun,
        say: say)
      var outcomes: [DraftOutcome] = []
      for file in files { outcomes.append(try await job.take(file)) }
      return outcomes
    }
    for outcome in outcomes { try outcome.tell(json: json, say) }
    let good = outcomes.count { $0.reason == nil }
    if good < outcomes.count { throw good == 0 || dryRun ? ExitCode.no : .inPart }
  }

  private func category(
    of unit: Organization, _ visit: TerminalVisit
  ) async throws -> PostCategory {
    let known = try await visit.ask { reading in
      PostFields.categories(under: try reading.rules(for: unit)).map(\.category)
    }
    let chosen = category.map { PostCategory(rawValue: $0) } ?? known.first ?? .other
    guard known.contains(chosen) else {
      throw Refusal.invalid([FieldProblem("category", .notAChoice)])
    }
    return chosen
  }

  /// The body for which the person writes.
  private func body(_ visit: TerminalVisit) async throws -> Organization {
    let units = try await visit.ask { reading in
      reading.asker.appointments.filter { $0.role == .editor }.map(\.organization)
    }
    guard let first = units.first else {
      throw Refusal(OfficeRefusal.noAppointment, helpers: [.securityAdministrator])
    }
    guard let unit else { return first }
    let body = try await visit.organization(code: unit)
    guard units.contains(where: { $0.id == body.id }) else {
      throw Refusal(
        OfficeRefusal.otherUnit, facts: ["organization": body.name], helpers: [.editor])
    }
    return body
  }
}

/// Documents on their way to becoming drafts of one body.
private struct DraftJob {
  let visit: TerminalVisit
  let unit: Organization
  let category: PostCategory
  let isDry: Bool
  let say: Words

  /// One document; it becomes a draft as a whole or not at all.
  func take(_ file: String) async throws -> DraftOutcome {
    let read: ReadDraft
    let bytes: [UInt8]
    do {
      bytes = try LimitedFile.bytes(file, limit: ReadDraft.maximumBytes)
      read = try ReadDraft(bytes, name: file)
    } catch let unread as UnreadFile {
      return DraftOutcome(file: file, reason: unread.why(say))
    } catch let unread as UnreadDraft {
      return DraftOutcome(file: file, reason: unread.sentence(say))
    }
    var outcome = DraftOutcome(file: file, title: read.title, characters: read.body.count)
    outcome.notes = read.notes(say, pictures: isDry ? .along : .unsaid)
    do {
      if let post = try await written(read) {
        let dossier = try await visit.ask { try $0.dossier(of: post) }
        outcome.number = dossier.post.number
        if !read.embedded.isEmpty {
          outcome.notes += try await pictures(of: bytes, name: file, to: dossier.post)
        }
      }
    } catch let refusal as Refusal where refusal.kind == .invalid {
      outcome.reason = say.list(
        refusal.problems.map { problem in
          let isTitle = problem.field == "title"
          return say.words(for: problem, field: isTitle ? say("posts.field.title") : nil)
        })
    }
    return outcome
  }

  /// Puts the document's pictures to the draft that was made of its text; what cannot be taken is
  /// named, and the draft stands without it.
  ///
  /// - Returns: what became of them, a sentence each.
  private func pictures(
    of bytes: [UInt8], name: String, to post: Post
  ) async throws -> [String] {
    let found: TakenPictures
    do {
      found = try await TakenPictures(of: bytes, name: name, beside: [], in: visit.office, say)
    } catch let error as FileStoreError {
      throw error.refusal
    }
    var notes: [String] = []
    if !found.files.isEmpty {
      _ = try await visit.perform(
        AttachMedia(
          post.id, version: post.version, files: found.files, alternatives: found.alternatives))
      notes.append(say("pictures.taken", ["n": "\(found.files.count)"]))
    }
    if !found.problems.isEmpty {
      let reasons = found.problems.map { say.words(for: $0) }
      notes.append(say("pictures.not-taken", ["reasons": say.list(reasons)]))
    }
    return notes
  }

  /// - Returns: the draft; nil when it was only looked at.
  private func written(_ read: ReadDraft) async throws -> PostID? {
    let (unit, category, isDry) = (unit, category, isDry)
    let draft = try await visit.ask { reading in
      let accounts = try reading.targetAccounts(of: unit, under: reading.rules(for: unit))
      let draft = PostDraft(
        title: read.title, body: read.body, category: category,
        // As on the page: with one account alone there is nothing to choose.
        accounts: accounts.count == 1 ? accounts.map(\.account.id) : [])
      return isDry ? try reading.checked(draft, of: unit) : draft
    }
    guard !isDry else { return nil }
    return try await visit.perform(WritePost(organization: unit.id, draft: draft))
  }
}

/// What became of one document, or what would.
private struct DraftOutcome: Encodable {
  let file: String
  var title = ""
  var characters = 0
  var number: String?
  /// What did not come along.
  var notes: [String] = []
  /// Why it became no draft; nil when it did.
  var reason: String?

  func tell(json: Bool, _ say: Words) throws {
    if json { return try Output.json(self) }
    let title = title.isEmpty ? say("command.import.draft.untitled") : title.shown
    if let reason {
      try Output.answer(say("command.import.draft.unread", ["file": file.shown, "reason": reason]))
    } else if let number {
      try Output.answer(
        say(
          "command.import.draft.done", ["file": file.shown, "number": number, "title": title]))
    } else {
      try Output.answer(
        say(
          "command.import.draft.looked",
          ["file": file.shown, "title": title, "n": "\(characters)"]))
    }
    for note in notes {
      try Output.answer(say("command.import.draft.note", ["file": file.shown, "note": note.shown]))
    }
  }
}
