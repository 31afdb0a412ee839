import HTML
import Office
import Rulebook

/// Writes the parts of one rulebook's page.
struct RulebookWriter {
  let rulebook: Rulebook
  let say: Words
  let names: RulebookNames

  var facts: Node {
    definitionList(
      [
        (say("rulebook.column.issuer"), say.title(rulebook.issuer)),
        (say("rulebook.number"), rulebook.documentNumber ?? say("rulebook.no-number")),
        (say("rulebook.column.force"), RulebookWords.force(of: rulebook, say: say)),
        (say("rulebook.version"), String(rulebook.version.prefix(12))),
      ] + (rulebook.inForceReading.map { [(say("rulebook.reading"), say.title($0))] } ?? []))
  }

  var review: [Node] {
    switch rulebook.review {
    case .none(let absence): return [absent(absence)]
    case .given(let section):
      let rows = section.stages.map(stageRow)
      return [
        div([
          dataTable(
            columns: [
              Column(say("rulebook.column.stage"), .name), Column(say("rulebook.column.signer")),
              Column(say("rulebook.column.items")), Column(say("rulebook.column.article")),
            ], rows: rows, caption: say("rulebook.review"))
        ]),
        ul([
          statement(
            section.distinctPersons.stages.isEmpty
              ? say("rulebook.distinct-none")
              : say(
                "rulebook.distinct",
                [
                  "stages": say.list(
                    section.distinctPersons.stages.map { say("stage." + $0.rawValue) })
                ]), section.distinctPersons.citations, section.distinctPersons.reading),
          statement(
            say(section.author.mayNotSign ? "rulebook.author-not" : "rulebook.author-may"),
            section.author.citations, section.author.reading),
        ]),
      ]
    }
  }

  var clocks: [Node] {
    let clocks = RulebookWords.clocks(of: rulebook)
    var nodes: [Node] = []
    if clocks.isEmpty {
      nodes.append(p(say("rulebook.no-clocks")))
    } else {
      nodes.append(
        ul(
          clocks.map { subject, clock in
            statement(
              say(
                "rulebook.clock-from",
                [
                  "subject": say(subject), "term": DeadlineWords.term(clock.term, say),
                  "event": RulebookWords.event(clock.from, say),
                ]), clock.citations, clock.reading)
          }))
    }
    let absences = clockAbsences
    if !absences.isEmpty {
      nodes.append(
        ul(
          absences.map { subject, absence in
            statement(
              say(
                "rulebook.clock-none",
                ["subject": say(subject), "reason": say.title(absence.reason)]),
              [absence.citation], nil)
          }))
    }
    return nodes
  }

  private var clockAbsences: [(String, Absence)] {
    var absences: [(String, Absence)] = []
    if case .none(let absence) = rulebook.publishing.within {
      absences.append(("rulebook.clock.publish", absence))
    }
    guard let messages = rulebook.messages.content else { return absences }
    if case .none(let absence) = messages.firstAnswer {
      absences.append(("rulebook.clock.first-answer", absence))
    }
    if case .none(let absence) = messages.departmentClocks {
      absences.append(("rulebook.clock.department", absence))
    }
    if case .none(let absence) = messages.replyWithin {
      absences.append(("rulebook.clock.reply", absence))
    }
    return absences
  }

  var messages: [Node] {
    switch rulebook.messages {
    case .none(let absence): return [absent(absence)]
    case .given(let section):
      let rows = section.classes.map { rule in
        Row([
          text(say.title(rule.title)), text(say("rulebook.handling." + rule.handling.rawValue)),
          ifPresent(rule.guidance) { text(say.title($0)) }, links(rule.citations),
        ])
      }
      return [
        div([
          dataTable(
            columns: [
              Column(say("rulebook.column.class"), .name), Column(say("rulebook.column.handling")),
              Column(say("rulebook.column.guidance")), Column(say("rulebook.column.article")),
            ], rows: rows, caption: say("rulebook.messages"))
        ]),
        replyStages(section.replyStages),
      ]
    }
  }

  private func replyStages(_ stages: Stated<[ReplyStageRule]>) -> Node {
    switch stages {
    case .none(let absence): absent(absence)
    case .given(let rules):
      ul(
        rules.map { rule in
          statement(
            say(
              "rulebook.reply-stage",
              [
                "stage": say("rulebook.reply-stage-kind." + rule.kind.rawValue),
                "role": RulebookWords.role(rule.role, say),
              ]), rule.citations, nil)
        })
    }
  }

  var formats: [Node] {
    switch rulebook.formats {
    case .none(let absence): return [absent(absence)]
    case .given(let section):
      return [
        ul(
          section.limits.map { limit in
            statement(
              say(
                "rulebook.limit",
                [
                  "platform": RulebookWords.platform(limit.platform, say),
                  "field": say("rulebook.limit-field." + limit.field.rawValue),
                  "maximum": "\(limit.maximum)",
                  "unit": say("rulebook.unit." + limit.unit.rawValue),
                ]), limit.citations, limit.reading)
          })
      ]
    }
  }

  var emergency: [Node] {
    switch rulebook.emergency {
    case .none(let absence): [absent(absence)]
    case .given(let section):
      [
        p(say("rulebook.elements")),
        ul(section.elements.map { statement(say.title($0.title), $0.citations, nil) }),
      ]
    }
  }

  var articles: [Node] {
    let entries = rulebook.articles.entries.map { entry in
      section([
        h3(say("rulebook.article", ["article": entry.article])),
        outcome(entry),
        ifPresent(entry.reason) { p(say.title($0)).class("note") },
      ]).id("article-" + entry.article).class("article")
    }
    let words =
      rulebook.articles.isComplete ? "rulebook.articles-complete" : "rulebook.articles-partial"
    return [p(say(words)).class("note")] + entries
  }
}

extension RulebookWriter {
  private func stageRow(_ stage: ScopedStage) -> Row {
    let rule = stage.rule
    let signer = say(
      "rulebook.signer",
      [
        "role": RulebookWords.role(rule.role, say),
        "seat": say("rulebook.seat." + rule.seat.rawValue),
      ])
    return Row([
      group([
        text(say("stage." + rule.kind.rawValue)),
        when(rule.requiresConclusion, p(say("rulebook.conclusion")).class("note")),
      ]),
      group([
        text(signer),
        when(
          !rule.checklist.isEmpty,
          ul(rule.checklist.map { li(say.title($0.title)) }).class("note")),
      ]),
      group([
        text(
          say.list(stage.sensitivities.map { say("rulebook.sensitivity." + $0.rawValue) })),
        p(say.list(stage.accounts.map { say("rulebook.scope." + $0.rawValue) })).class("note"),
      ]),
      group([links(rule.citations), readingNote(stage.reading)]),
    ])
  }

  private func outcome(_ entry: ArticleEntry) -> Node {
    switch entry.became {
    case .principle: p(say("rulebook.principle"))
    case .rules(let rules):
      group([
        p(say("rulebook.became-rules", ["n": "\(rules.count)"])), ul(rules.map { li([code($0)]) }),
      ])
    case .capability(let capabilities):
      p(say("rulebook.became-capability", ["names": say.list(capabilities)]))
    }
  }

  private func absent(_ absence: Absence) -> Node {
    p([
      text(say("rulebook.absent", ["reason": say.title(absence.reason)]) + " "),
      links([absence.citation]),
    ])
  }

  private func statement(
    _ words: String, _ citations: [Citation], _ reading: LocalizedTitle?
  ) -> Node {
    li([text(words + " "), links(citations), readingNote(reading)])
  }

  private func readingNote(_ reading: LocalizedTitle?) -> Node {
    ifPresent(reading) { reading in
      p(say("rulebook.reading-line", ["text": say.title(reading)])).class("note")
    }
  }

  private func links(_ citations: [Citation]) -> Node {
    citationLinks(citations, names: names, say: say)
  }
}
