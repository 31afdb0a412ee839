import HTML
import Office
import Rulebook
import WorkCalendar

/// The form that proposes which rulebooks bind a body, in which order, and with which numbers.
struct ProposalForm {
  static let rulebooks = "rulebooks"
  static let reason = "reason"

  let view: BodyRulebooks
  let visit: Visit

  private var say: Words { visit.say }
  private var shelf: RulebookShelf { visit.office.shelf }
  private var all: [Rulebook] { shelf.ids.compactMap { shelf.rulebook($0) } }

  /// The field of a rulebook's place in the order.
  static func orderField(_ rulebook: String) -> String { "order/" + rulebook }

  /// What each field is called, for messages about it.
  var labels: [String: String] {
    var labels = [
      Self.rulebooks: say("menu.rulebooks"), Self.reason: say("rulebook.body.reason"),
    ]
    for rulebook in all {
      labels[Self.orderField(rulebook.id)] = say("rulebook.propose.order")
      for number in Numbers(rulebook, say: say).all { labels[number.field] = number.label }
    }
    return labels
  }

  /// What is in force, as the form shows it.
  var kept: Entries {
    var values: [String: [String]] = [Self.rulebooks: view.own.map(\.id)]
    for (index, choice) in view.own.enumerated() {
      values[Self.orderField(choice.id)] = ["\(index + 1)"]
      for adaptation in choice.adaptations {
        let field = RulebookFields.fieldName(
          choice.id, rule: adaptation.rule, parameter: adaptation.parameter)
        values[field] = [adaptation.value.text]
      }
    }
    return Entries(values)
  }

  // MARK: - Nodes

  func panel(_ entries: Entries) -> Node {
    guard view.mayDecide else { return nothing }
    guard view.waiting == nil else {
      return Web.panel(say("rulebook.propose.title"), [p(say("rulebook.propose.waits"))])
    }
    return Web.panel(
      say("rulebook.propose.title"),
      [
        p(say("rulebook.propose.note")),
        postForm(
          action: RulebookPath.body(view.organization.id), csrf: visit.formToken,
          [
            choices(entries),
            textArea(
              FieldLabel(
                Self.reason, say("rulebook.body.reason"), hint: say("rulebook.propose.reason-hint"),
                need: .required, limit: FieldLimit(RulebookFields.reason.maximum)), entries,
              say: say, rows: 3),
            note([p(say("rulebook.body.effect")), p(say("rulebook.body.effect-below"))]),
            submitButton(say("rulebook.propose.submit")),
          ]),
      ])
  }

  private func choices(_ entries: Entries) -> Node {
    let error = entries.error(Self.rulebooks)
    return fieldset(
      [
        legend(say("rulebook.propose.rulebooks")),
        p(say("rulebook.propose.order-hint")).class("hint"),
        ifPresent(error) { p($0).class("error").id(fieldID(Self.rulebooks)) },
      ] + all.map { choice($0, entries) }
    ).class("field-group")
  }

  private func choice(_ rulebook: Rulebook, _ entries: Entries) -> Node {
    let id = "choose-" + rulebook.id
    let order = Self.orderField(rulebook.id)
    return div([
      div([
        input().type("checkbox").name(Self.rulebooks).value(rulebook.id).id(id)
          .checked(entries.all(Self.rulebooks).contains(rulebook.id)),
        label([
          text(say.title(rulebook.title)),
          span(RulebookWords.force(of: rulebook, say: say)).class("hint"),
        ]).for(id),
      ]).class("choice"),
      textInput(
        FieldLabel(
          order, say("rulebook.propose.order-of", ["rulebook": say.title(rulebook.short)])),
        entries, say: say, type: "number", inputmode: "numeric"),
      numbers(of: rulebook, entries),
    ])
  }

  private func numbers(of rulebook: Rulebook, _ entries: Entries) -> Node {
    let numbers = Numbers(rulebook, say: say).all
    guard !numbers.isEmpty else { return nothing }
    let isOpen = numbers.contains {
      !entries.value($0.field).isEmpty || entries.error($0.field) != nil
    }
    return details([
      summary(
        say(
          "rulebook.propose.numbers",
          ["rulebook": say.title(rulebook.short), "n": "\(numbers.count)"])),
      group(
        numbers.map { number in
          textInput(
            FieldLabel(number.field, number.label, hint: number.hint), entries, say: say,
            type: "number", inputmode: "numeric")
        }),
    ]).class("more").open(isOpen)
  }

  // MARK: - Reading

  /// What was chosen, with the numbers typed at what was chosen.
  ///
  /// - Parameter kept: what is in force, whose numbers the form shows already.
  /// - Throws: field problems, all at once.
  static func read(_ visit: Visit, kept: Entries) throws -> [ChosenRulebook] {
    let form = visit.form
    let shelf = visit.office.shelf
    let ids = form.all(rulebooks)
    var problems: [FieldProblem] = []
    var known: Set = [rulebooks, reason, FormToken.field]
    var numbers: [String: [Adaptation]] = [:]
    var orders: [String: Int] = [:]
    for rulebook in shelf.ids.compactMap({ shelf.rulebook($0) }) {
      let order = orderField(rulebook.id)
      known.insert(order)
      let parameters = rulebook.adaptableParameters.filter(\.isNumber)
      known.formUnion(parameters.map { $0.field(of: rulebook.id) })
      guard ids.contains(rulebook.id) else {
        problems += parameters.map { $0.field(of: rulebook.id) }
          .filter { isTyped(form.text($0), kept: kept.value($0)) }
          .map { FieldProblem($0, .required, facts: notTicked(rulebook, visit)) }
        continue
      }
      orders[rulebook.id] = number(form.text(order), field: order, &problems)
      numbers[rulebook.id] = parameters.compactMap { parameter in
        let field = parameter.field(of: rulebook.id)
        return number(form.text(field), field: field, &problems)
          .flatMap { parameter.adaptation(to: $0) }
      }
    }
    problems += form.unknown(besides: known).map { FieldProblem($0, .unknownField) }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let shelved = shelf.ids
    let ordered = ids.sorted { left, right in
      let (first, second) = (orders[left] ?? Int.max, orders[right] ?? Int.max)
      guard first == second else { return first < second }
      return (shelved.firstIndex(of: left) ?? 0) < (shelved.firstIndex(of: right) ?? 0)
    }
    return ordered.map { ChosenRulebook($0, adaptations: numbers[$0] ?? []) }
  }

  /// Whether a number stands in a field that the page did not put there.
  private static func isTyped(_ text: String, kept: String) -> Bool {
    let typed = text.filter { !$0.isWhitespace }
    return !typed.isEmpty && typed != kept
  }

  private static func notTicked(_ rulebook: Rulebook, _ visit: Visit) -> [String: String] {
    [
      FieldProblem.cause: "number-not-ticked",
      "rulebook": visit.say.title(rulebook.short),
    ]
  }

  /// The number that was typed; nil for an empty field.
  private static func number(
    _ text: String, field: String, _ problems: inout [FieldProblem]
  ) -> Int? {
    let digits = text.filter { !$0.isWhitespace }
    guard !digits.isEmpty else { return nil }
    if let number = Int(digits) { return number }
    problems.append(FieldProblem(field, .notANumber))
    return nil
  }
}

/// The numbers of a rulebook that a form offers, with their words.
private struct Numbers {
  struct Offer {
    let field: String
    let label: String
    let hint: String
  }

  let all: [Offer]

  init(_ rulebook: Rulebook, say: Words) {
    let parameters = rulebook.adaptableParameters.filter(\.isNumber)
    let titles = parameters.isEmpty ? [:] : RuleLines(rulebook, say: say).titles
    all = parameters.map { parameter in
      Offer(
        field: parameter.field(of: rulebook.id),
        label: say(
          "rulebook.propose.number",
          [
            "rule": titles[parameter.rule] ?? parameter.rule,
            "parameter": say("rulebook.parameter." + parameter.key.rawValue),
            "unit": NumberWords.unit(parameter.unit, say),
          ]),
        hint: say(
          "rulebook.propose.number-hint",
          [
            "issued": NumberWords.value(parameter.issued, parameter.unit, say),
            "bounds": NumberWords.bounds(parameter.bounds, parameter.unit, say),
          ]))
    }
  }
}

extension AdaptableParameter {
  /// Whether it can be typed as a number; the same day has none.
  fileprivate var isNumber: Bool { unit != .sameDay }

  fileprivate func field(of rulebook: String) -> String {
    RulebookFields.fieldName(rulebook, rule: rule, parameter: key)
  }

  /// Another number in the unit of the text; nil when it is the text's own.
  fileprivate func adaptation(to count: Int) -> Adaptation? {
    let value: ParameterValue =
      switch issued {
      case .count: .count(count)
      case .term(.workingDays): .term(.workingDays(count))
      case .term(.calendarDays): .term(.calendarDays(count))
      case .term(.hours): .term(.hours(count))
      case .term(.minutes): .term(.minutes(count))
      case .term(.sameDay): issued
      }
    return value == issued ? nil : Adaptation(rule: rule, parameter: key, value: value)
  }
}
