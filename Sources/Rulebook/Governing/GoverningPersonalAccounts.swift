extension GoverningRules {
  /// What is said on officers' own accounts; rules of one id on one kind become one, lifted only
  /// where all of them allow it.
  package var personalAccountRules: [PersonalAccountRule] {
    rulebooks.compactMap { $0.personalAccounts.content }.flatMap { $0 }
      .joined(alike: { $0.name == $1.name && $0.kind == $1.kind }) { known, rule in
        var result = known.citing(rule)
        if known.unless != rule.unless { result.unless = nil }
        return result
      }
  }
}
