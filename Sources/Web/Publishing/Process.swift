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

  /// Signatures of rounds that ended: they hold no longer, and are not forgotten.
  static func formerRounds(_ view: PostView) -> Node {
    let say = view.say
    let former = view.dossier.stages.filter { $0.round < view.dossier.post.round }
    let signed = former.filter { view.dossier.signature(on: $0) != nil }
    guard !signed.isEmpty else { return nothing }
    let steps = signed.compactMap { stage -> TimelineStep? in
      guard let signature = view.dossier.signature(on: stage) else { return nil }
      let revision = view.dossier.revisions.first { $0.id == signature.revision }
      return TimelineStep(
        stage: say(
          "review.round-stage", ["n": "\(stage.round)", "stage": view.stageName(stage.kind)]),
        person: view.signer(signature.person, under: signature.appointment),
        state: signature.decision == .agree ? .void : .returned, at: signature.signedAt,
        opinion: signature.opinion.isEmpty ? nil : signature.opinion,
        version: revision.map { Int($0.number) }, more: [view.conclusion(signature.checklist)])
    }
    return panel(
      say("review.former"),
      [details([summary(say("review.former-show")), timeline(steps, say: say)])])
  }

  /// What the log says, line by line.
  static func trail(_ view: PostView) -> Node {
    let say = view.say
    let words = AuditWords(view.visit)
    let lines = view.dossier.trail.map { entry in
      let name = entry.person.map { view.dossier.name($0) } ?? say("publishing.by-system")
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
