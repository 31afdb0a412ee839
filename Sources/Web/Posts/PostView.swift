import HTML
import Office
import Rulebook
import WorkCalendar

/// What an item's pages are made from: the dossier and the reader's words.
struct PostView {
  let visit: Visit
  let dossier: PostDossier
  let calendar: WorkCalendar
  /// What is to be stated of a reprint.
  let reprintFacts: [ElementRule]
  /// How the rulebooks of its day are called; citations lead to the texts of that day.
  let rulebookNames: RulebookNames

  init(visit: Visit, dossier: PostDossier, calendar: WorkCalendar, reprintFacts: [ElementRule]) {
    (self.visit, self.dossier, self.calendar) = (visit, dossier, calendar)
    self.reprintFacts = reprintFacts
    var names = visit.rulebookNames
    for rulebook in dossier.rules.rulebooks
    where visit.office.shelf.rulebook(rulebook.id)?.version != rulebook.version {
      names.lead(toEdition: rulebook, visit.say)
    }
    rulebookNames = names
  }

  var say: Words { visit.say }

  static func load(_ visit: Visit, post: PostID) async throws -> PostView {
    try await visit.ask { reading in
      let dossier = try reading.dossier(of: post)
      return PostView(
        visit: visit, dossier: dossier, calendar: try reading.calendar(),
        reprintFacts: reading.reprintFacts(under: dossier.rules))
    }
  }

  /// `withdrawn` or `deleted` where readers find it nowhere any more.
  var takenDown: Release.State? {
    dossier.post.state == .published ? dossier.releases.takenDown : nil
  }

  var stateTag: Node {
    if let takenDown { return tag(say("publishing.state." + takenDown.rawValue), tone: .amber) }
    return postStateTag(dossier.post.state, stage: dossier.openStage, say: say)
  }

  func cites(_ citations: [Citation]) -> Node {
    citationLinks(citations, names: rulebookNames, say: say)
  }

  func basis(_ citations: [Citation]) -> Node {
    basisLine(citations, names: rulebookNames, say: say)
  }

  /// Who signed, with whom they stood in for.
  func signer(_ person: PersonID, under appointment: AppointmentID?) -> String {
    AppointmentWords.acting(
      dossier.name(person), for: appointment.flatMap { dossier.principals[$0] }, say)
  }

  /// What a field with text is called; nil for any other.
  func fieldName(_ field: String) -> String? {
    let (elements, facts) = (PostFields.field(ofElement: ""), PostFields.field(ofFact: ""))
    switch field {
    case "title": return say("posts.field.title")
    case "summary": return say("posts.field.summary")
    case "body": return say("posts.field.body")
    case PostFields.originalLink: return say("posts.field.original-link")
    case let field where field.hasPrefix(elements):
      return elementLabel(String(field.dropFirst(elements.count)))
    case let field where field.hasPrefix(facts):
      let id = String(field.dropFirst(facts.count))
      return reprintFacts.first { $0.id == id }.map { say.title($0.title) } ?? id
    case let field where AccountForm.account(ofField: field) != nil:
      return AccountForm.account(ofField: field).map { account in
        say(
          AccountForm.isTitle(field) ? "posts.form.title-on" : "posts.form.body-on",
          ["account": accountName(account)])
      }
    default: return MediaView.fieldName(field, of: dossier.current.draft.attached, say)
    }
  }

  func stageName(_ kind: StageKind) -> String { say("stage." + kind.rawValue) }

  func elementLabel(_ id: String) -> String {
    Web.elementLabel(
      id, of: dossier.current.draft.noticeForm, rules: dossier.rules, say: say)
  }

  func category(of draft: PostDraft) -> String {
    CategoryWords.title(draft.category, on: visit.office.shelf, say)
  }

  /// Where the words of the current revision come from; nil for the office's own.
  var reprint: ReprintView? {
    dossier.current.draft.reprint.map { ReprintView($0, facts: reprintFacts, say: say) }
  }

  /// An account with its platform; of the built-in portal, the name alone.
  func accountName(_ id: AccountID) -> String {
    guard let account = dossier.accounts[id] else { return "" }
    return account.platform == .portal ? account.name : AccountPreview.name(account, say)
  }

  /// A clock that still runs.
  func face(_ clock: ClockID?) -> ClockFace? {
    clock.flatMap { dossier.clocks[$0] }.flatMap { running in
      running.stoppedAt == nil
        ? ClockFace(running, calendar: calendar, now: visit.now, say: say) : nil
    }
  }

  /// The running clock that falls due first.
  var nextDue: ClockFace? {
    let ids = [dossier.openStage?.clock] + dossier.currentReleases.map(\.clock)
    return ids.compactMap { face($0) }.min { $0.dueAt < $1.dueAt }
  }

  /// Who has it now, in a sentence.
  var whereItIs: String {
    let names = dossier.holders.prefix(3).map(\.name)
    if let check = dossier.laterCheck, check.state == .open, !dossier.post.state.isEditable {
      let facts = ["names": say.list(Array(names)), "stage": stageName(check.stage.kind)]
      return say("urgent.now", facts)
    }
    let facts = [
      "names": say.list(Array(names)),
      "stage": dossier.openStage.map { stageName($0.kind) } ?? "",
      "body": dossier.openStage.flatMap { dossier.organizations[$0.organization]?.name } ?? "",
    ]
    if takenDown != nil { return say("posts.now.taken-down") }
    return say("posts.now." + dossier.post.state.rawValue, facts)
  }

  /// What was just done, where it went, and until when.
  var doneFlash: Node {
    // After these the item is where it was.
    let staying: Set = [
      "written", "saved", "unchanged", "discarded", "waived", "restored", "checked", "dropped",
      "version-restored", "remarked", "answered", "settled", "recorded", "given-up", "held-back",
      "taken-down", "removal-settled", "correction-dropped", "correction-correct",
      "correction-withdraw", "correction-delete",
      "held", "hold-lifted", "fact-check-withdrawn",
    ]
    let moving: Set = ["submitted", "recalled", "signed", "returned", "confirmed"]
    let word = visit.query.text("done")
    guard staying.contains(word) || moving.contains(word) else { return nothing }
    var words = say("posts.done." + word)
    if moving.contains(word) {
      words += whereItIs
      if let face = nextDue {
        words += say("posts.until", ["due": limitWords(face, visit.now, say)])
      }
      words += say("sentence.end")
    }
    return flash(words, say: say)
  }

  /// Why the item came back, for whoever changes it.
  var returnNote: Node {
    guard dossier.post.state == .returned else { return nothing }
    if dossier.currentRound?.outcome == .expired {
      let facts = ["time": dossier.post.plannedAt.map { say.dateTime($0) } ?? ""]
      return note([p([strong(say("posts.expired", facts))])], tone: .amber)
    }
    guard
      let stage = dossier.currentStages.first(where: { $0.state == .returned }),
      let signature = dossier.signature(on: stage)
    else { return nothing }
    let facts = [
      "name": dossier.name(signature.person), "stage": stageName(stage.kind),
      "time": say.dateTime(signature.signedAt),
    ]
    return note(
      [
        p([strong(say("posts.came-back", facts))]), p(signature.opinion),
        conclusion(signature.checklist),
      ], tone: .amber)
  }

  func conclusion(_ checklist: Checklist?) -> Node {
    ifPresent(checklist?.conclusion) { conclusion in
      p(
        say(
          "review.concluded",
          ["conclusion": say("review.conclusion." + conclusion.rawValue)])
      ).class("note")
    }
  }
}
