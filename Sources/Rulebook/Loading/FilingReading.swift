internal import WorkCalendar

extension Fields {
  /// The section `filing`.
  func filing() -> FilingSection? {
    let routes = rules("routes") { $0.filingRoute() }
    let clocks = rules("clocks") { $0.filingClock() }
    let form = rules("form") { $0.formField() }
    let notice = rules("notice") { $0.point("filing") }
    guard let routes, let clocks, let form, let notice else { return nil }
    return FilingSection(routes: routes, clocks: clocks, form: form, notice: notice)
  }

  private func filingRoute() -> FilingRoute? {
    let head = head("filing", [.title, .reading])
    let events = choices("events", FilingEvent.self)
    let mode = choice("mode", FilingMode.self)
    let steps = records("steps") { fields -> FilingRouteStep? in
      let role = fields.choice("role", RoleID.self, orElse: .stageWithoutRole)
      let (seat, title) = (fields.choice("seat", FilingParty.self), fields.title("title"))
      guard let role, let seat, let title else { return nil }
      return FilingRouteStep(role: role, seat: seat, title: title)
    }
    guard let head, let events, let mode, let steps else { return nil }
    return FilingRoute(head: head, events: events, mode: mode, steps: steps)
  }

  private func filingClock() -> FilingClock? {
    let head = head("filing", [.title, .reading], hasNumber: true)
    let events = choices("events", FilingEvent.self)
    let (when, term) = (choice("when", FilingTime.self), term("term"))
    let examples = clockExamples()
    guard let head, let events, let when, let term, let examples else { return nil }
    if when == .before, case .sameDay = term {
      log.report(
        .unknownValue, at: place(of: "term"),
        [
          "path": path(of: "term"), "value": "same-day",
          "known": "working-days, calendar-days, hours, minutes",
        ])
      return nil
    }
    let clock = FilingClock(head: head, events: events, when: when, term: term)
    keep(examples, of: clock, term: clock.signedTerm)
    checkBounds(of: clock)
    return clock
  }

  private func formField() -> FormField? {
    let head = head("filing", .title)
    let kind = choice("kind", FormFieldKind.self)
    let isRequired = boolean("required")
    let choices = formChoices(of: kind)
    let parts = kind == .person ? self.choices("parts", PersonPart.self) : []
    guard let head, let kind, let isRequired, let choices, let parts else { return nil }
    return FormField(
      head: head, kind: kind, isRequired: isRequired, choices: choices, parts: parts)
  }

  /// The answers of a choice; every other kind has none.
  private func formChoices(of kind: FormFieldKind?) -> [FormChoice]? {
    guard let passage = passage("choices") else { return nil }
    guard kind == .choice else {
      if !passage.isNone { wrong(passage, "choices", expected: .none) }
      return passage.isNone ? [] : nil
    }
    return distinct("choices") { id, title in FormChoice(id: id, title: title) }
  }

  /// A list of mappings with an id and a title, no id twice.
  func distinct<Value>(
    _ key: String, _ make: (String, LocalizedTitle) -> Value
  ) -> [Value]? {
    var ids: Set<String> = []
    return records(key) { fields in
      let (id, title) = (fields.identifier("id"), fields.title("title"))
      guard let id, let title else { return nil }
      guard ids.insert(id).inserted else {
        fields.log.report(.duplicateID, at: fields.place, ["id": id])
        return nil
      }
      return make(id, title)
    }
  }
}
