import HTML
import Office
import Rulebook
import WorkCalendar

/// The eight steps of Yao'an 5.5 as one timeline, what earlier rounds said, and the log.
enum Process {
  static func timelineNode(_ view: PostView) -> Node {
    timeline(view.dossier.lifecycle.flatMap { items($0, view) }, say: view.say)
  }

  private static func items(_ step: LifecycleStep, _ view: PostView) -> [TimelineStep] {
    let say = view.say
    let name = say("publishing.step." + step.kind.rawValue)
    guard !step.entries.isEmpty else {
      return [TimelineStep(stage: name, state: state(step.state))]
    }
    return step.entries.map { entry in
      let stage =
        part(of: entry, in: name, view).map {
          say("publishing.step-part", ["step": name, "part": $0])
        } ?? name
      let opinion = entry.opinion ?? ""
      return TimelineStep(
        stage: stage, person: entry.person.map { view.signer($0, under: entry.appointment) },
        state: state(entry.state), at: entry.at, opinion: opinion.isEmpty ? nil : opinion,
        version: step.kind == .make ? Int(view.dossier.current.number) : nil,
        more: [view.conclusion(entry.checklist), due(entry, view)])
    }
  }

  /// A step in one line, as the sheet prints it: its parts, each with who and when, or its state.
  static func line(_ step: LifecycleStep, _ view: PostView) -> String {
    let say = view.say
    let name = say("publishing.step." + step.kind.rawValue)
    let parts = step.entries.map { entry -> String in
      let person = entry.person.map { view.signer($0, under: entry.appointment) }
      let when = entry.at.map { say.dateTime($0) }
      let state = entry.at == nil ? say("timeline." + Self.state(entry.state).rawValue) : nil
      return [part(of: entry, in: name, view), person, when, state].compactMap { $0 }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    let words = parts.isEmpty ? [say("timeline." + Self.state(step.state).rawValue)] : parts
    return say("posts.sheet.step", ["step": name, "what": say.list(words)])
  }

  /// Which part of a step an entry is: a stage, unless the step is called like it, or an account.
  private static func part(
    of entry: LifecycleStep.Entry, in step: String, _ view: PostView
  ) -> String? {
    if let kind = entry.stage {
      let stage = view.stageName(kind)
      return step.hasSuffix(stage) ? nil : stage
    }
    return entry.account.map { view.accountName($0) }
  }

  private static func due(_ entry: LifecycleStep.Entry, _ view: PostView) -> Node {
    guard entry.state == .current else { return nothing }
    return ifPresent(view.face(entry.clock)) {
      deadlineTag($0, now: view.visit.now, say: view.say)
    }
  }

  private static func state(_ state: LifecycleStep.State) -> TimelineStep.State {
    switch state {
    case .done: .done
    case .current: .current
    case .waiting: .waiting
    case .returned: .returned
    case .notRequired: .notRequired
    }
  }

  /// Rounds that ended without the item being published: they hold no longer, and are not forgotten.
  static func formerRounds(_ view: PostView) -> Node {
    let say = view.say
    let former = view.dossier.rounds.filter { round in
      round.number < view.dossier.post.round || round.outcome == .recalled
        || round.outcome == .expired
    }
    guard !former.isEmpty else { return nothing }
    return panel(
      say("review.former"),
      [
        details([
          summary(say("review.former-show", ["n": "\(former.count)"])),
          timeline(former.flatMap { steps(of: $0, view) }, say: say),
        ])
      ])
  }

  /// Who submitted what, who signed it, and how it ended.
  private static func steps(of round: Round, _ view: PostView) -> [TimelineStep] {
    let say = view.say
    func stage(_ name: String) -> String {
      say("review.round-stage", ["n": "\(round.number)", "stage": name])
    }
    let submitted = TimelineStep(
      stage: stage(say("review.submitted")),
      person: view.signer(round.submittedBy, under: round.appointment), state: .done,
      at: round.submittedAt, version: number(of: round.revision, view))
    let signed = view.dossier.stages.filter { $0.round == round.number }
      .compactMap { stage in view.dossier.signature(on: stage).map { (stage.kind, $0) } }
      .map { kind, signature in
        TimelineStep(
          stage: stage(view.stageName(kind)),
          person: view.signer(signature.person, under: signature.appointment),
          state: signature.decision == .agree ? .void : .returned, at: signature.signedAt,
          opinion: signature.opinion.isEmpty ? nil : signature.opinion,
          version: number(of: signature.revision, view),
          more: [view.conclusion(signature.checklist)])
      }
    // Whoever returned it has said so by signing.
    let end = round.outcome.flatMap { outcome in
      outcome == .returned
        ? nil
        : TimelineStep(
          stage: stage(say("review.outcome." + outcome.rawValue)), state: .void,
          at: round.endedAt)
    }
    return [submitted] + signed + [end].compactMap { $0 }
  }

  private static func number(of revision: RevisionID, _ view: PostView) -> Int? {
    view.dossier.revisions.first { $0.id == revision }.map { Int($0.number) }
  }

  /// What the log says, line by line.
  static func trail(_ view: PostView) -> Node {
    let say = view.say
    let words = AuditWords(view.visit)
    let lines = view.dossier.trail.map { entry in
      let isOutsider = entry.act == AnswerFactCheck.name.rawValue
      let name =
        entry.person.map { view.dossier.name($0) }
        ?? say(isOutsider ? "fact-checks.outsider" : "publishing.by-system")
      return li([
        time(say.shortDateTime(entry.at)).datetime(entry.at.rfc3339), text(" "),
        strong(name), text(" "), text(actName(entry.act, words)),
      ])
    }
    return panel(
      say("publishing.trail"),
      [details([summary(say("publishing.trail-show", ["n": "\(lines.count)"])), ol(lines)])])
  }

  /// What was done, as short as it can be said where the item is known.
  private static func actName(_ act: String, _ words: AuditWords) -> String {
    let key = "publishing.act." + act
    return words.say.has(key) ? words.say(key) : words.act(act)
  }
}
