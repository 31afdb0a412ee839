extension Fields {
  /// The rules underneath that do not hold here, taken out of the sections underneath.
  ///
  /// A rule of a list is left out and its absence noted; under a key of its own there stands the
  /// absence in its stead.
  func leavingOut(from base: Draft) -> Passage {
    var body = base.body
    _ = rules(ifGiven: "without") { fields -> Bool? in
      let rule = fields.text("rule")
      fields.expect(["article", "reason"])
      guard let rule else { return nil }
      let declared = base.rules.first { $0.entry.id == rule && $0.entry.absence == nil }
      guard let place = declared?.mapping,
        let (changed, wasItem) = body.removing(at: place, replacement: fields.replacement)
      else {
        log.report(
          .withoutUnknownRule, at: fields.place,
          ["rule": rule, "rulebook": base.rulebook.id])
        return nil
      }
      body = changed
      guard wasItem else { return true }
      guard let absence = fields.absence(of: rule) else { return nil }
      log.noteLeftOut(absence)
      return true
    }
    return body
  }

  /// This mapping's article and reason as `none: {article, reason}`.
  private var replacement: Passage {
    let pairs = ["article", "reason"].compactMap { key in
      peek(key).map { (key: Passage.Key(name: key, place: place(of: key)), value: $0) }
    }
    let inner = Passage(content: .mapping(pairs), place: place)
    return Passage(
      content: .mapping([(key: Passage.Key(name: "none", place: place), value: inner)]),
      place: place)
  }
}
