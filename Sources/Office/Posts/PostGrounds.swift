import Rulebook

/// What an item is judged by, read once for all that is asked of it.
struct PostGrounds {
  /// Those of the moment it was submitted, or of now while its author has it.
  let rules: GoverningRules
  /// Its last way through review; nil before its first submission.
  let round: Round?
  /// Who looked into the reprint of its newest revision.
  let reprintCheck: ReprintCheck?
  /// The accounts it is meant for.
  let accounts: [AccountID: Account]
  /// Whose accounts they are.
  let scopes: Set<AccountScope>

  /// Who signs it, from what was chosen on it.
  func route(of draft: PostDraft) -> ReviewRoute {
    rules.reviewRoute(draft.demand(on: scopes, under: rules))
  }
}

extension Reading {
  func grounds(of post: Post, revision: Revision) throws -> PostGrounds {
    let unit = try organization(post.organization)
    let round = try round(of: post)
    let accounts = try accounts(revision.draft.accounts)
    return PostGrounds(
      rules: try rules(of: post, unit: unit, round: round), round: round,
      reprintCheck: try reprintCheck(of: revision.id), accounts: accounts,
      scopes: Set(accounts.values.map { $0.organization == unit.id ? .own : .main }))
  }

  /// The rules an item is judged by.
  func rules(of post: Post) throws -> GoverningRules {
    try rules(
      of: post, unit: organization(post.organization),
      round: post.state.isEditable ? nil : round(of: post))
  }

  private func rules(
    of post: Post, unit: Organization, round: Round?
  ) throws -> GoverningRules {
    guard !post.state.isEditable, let round else { return try rules(for: unit) }
    return try rules(for: unit, at: round.submittedAt)
  }

  /// What the rules and the lists say of an item as it stands.
  ///
  /// While its author has it: what is found now. Once it was submitted: what was found then, so that
  /// all who sign see the same and it stays readable; and, until all have signed, what is found
  /// besides since the lists have changed.
  func findings(on revision: Revision, of post: Post, by grounds: PostGrounds) -> [Finding] {
    let kept = post.state.isEditable ? nil : grounds.round?.findings
    if let kept, post.state != .inReview { return kept }
    let found = PostFindings.of(
      revision.draft,
      to: PostTargets(
        revision.draft, platforms: grounds.accounts.mapValues(\.platform.rawValue)),
      scopes: grounds.scopes, check: grounds.reprintCheck, under: grounds.rules, by: screener)
    guard let kept else { return found }
    let keys = Set(kept.map(\.key))
    return (kept + found.filter { !keys.contains($0.key) }).sorted { $0.level < $1.level }
  }
}
