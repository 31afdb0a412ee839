extension Fields {
  /// The section `publishing`.
  func publishing() -> PublishingSection? {
    let within = statedRecord("within") { $0.clockContent() }
    let quotas = rules("quotas") { $0.rhythm("publishing") }
    let steps = rules("steps") { $0.point("publishing", .title) }
    let confirmations = rules("confirmations") { $0.point("publishing") }
    let corrections = rules("corrections") { $0.point("publishing") }
    guard let within, let quotas, let steps, let confirmations, let corrections else { return nil }
    return PublishingSection(
      within: within, quotas: quotas, steps: steps, confirmations: confirmations,
      corrections: corrections)
  }
}
