extension GoverningRules {
  var securitySections: [SecuritySection] { rulebooks.compactMap { $0.security.content } }

  /// How soon something must be said in an emergency; of clocks of one id the strictest.
  package var emergencyClocks: [ClockRule] {
    clocks(rulebooks.compactMap { $0.emergency.content }.flatMap(\.clocks))
  }

  /// How soon an incident is reported; of clocks of one id the strictest.
  package var incidentClocks: [ClockRule] { clocks(securitySections.flatMap(\.reports)) }

  /// How soon an order from above is answered; of clocks of one id the strictest.
  package var directiveClocks: [ClockRule] {
    clocks(rulebooks.compactMap { $0.directives.content }.flatMap(\.clocks))
  }

  /// The clocks on messages of a class; of clocks of one id the strictest.
  package func messageClocks(class id: String) -> [ClockRule] {
    clocks(messageSections.flatMap(\.clocks).filter { $0.messageClass == id }.map(\.clock))
  }

  /// How long something is kept at least, the longest of all texts; nil when none says.
  package func retention(of subject: RetentionSubject) -> RetentionRule? {
    securitySections.flatMap(\.retention).filter { $0.subject == subject }
      .joined(alike: { _, _ in true }) { known, rule in
        let isLonger = rule.atLeast.nominalDays > known.atLeast.nominalDays
        return (isLonger ? rule : known).citing(known).citing(rule)
      }.first
  }

  /// How many notices close an account: of rules that count alike, the smallest number.
  package var closures: [ClosureRule] {
    rulebooks.compactMap { $0.assessment.content }.flatMap(\.closures)
      .joined(alike: { $0.isConsecutive == $1.isConsecutive && $0.within == $1.within }) {
        ($1.notices < $0.notices ? $1 : $0).citing($0).citing($1)
      }
  }

  /// Cases on which nobody speaks before a certain office has decided, each rule for itself.
  package var holds: [HoldRule] { rulebooks.compactMap { $0.directives.content }.flatMap(\.holds) }

  private func clocks(_ clocks: [ClockRule]) -> [ClockRule] {
    clocks.joined(alike: { $0.id == $1.id }) { $0.stricter(than: $1) }
  }
}
