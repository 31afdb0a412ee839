import Logging
import WorkCalendar

/// Brings started imports in, in the name of the person who pressed the button.
///
/// It keeps nothing: any number of importers on any number of nodes may run, and what one left
/// half done another takes up where its last portion ended.
package struct Importer: Sendable {
  private let office: Office
  private let words: ImportWords
  private let logger: Logger
  /// How long a claim holds before another importer may take the work up.
  private let leaseMilliseconds: Int64
  /// How often an import is taken up that ends in a fault each time.
  private static let attempts: Int64 = 5

  package init(
    office: Office, words: ImportWords, logger: Logger, leaseMilliseconds: Int64 = 120_000
  ) {
    (self.office, self.words, self.logger) = (office, words, logger)
    self.leaseMilliseconds = leaseMilliseconds
  }

  /// Brings in one import that waits.
  ///
  /// - Returns: whether there was one; call again while there is.
  /// - Throws: `StorageError` when the books cannot be reached.
  package func applyNext() async throws -> Bool {
    let claimed = try await office.claimImports(leaseMilliseconds: leaseMilliseconds)
    for work in claimed {
      guard work.attempts <= Self.attempts else {
        logger.error("import given up", metadata: ["import": "\(work.id)"])
        try await office.settleImport(
          work.outbox, work.id, failure: OfficeRefusal.storageUnavailable.rawValue)
        continue
      }
      do {
        let found = try await office.ask(as: .citizen) { try $0.anyImport(work.id) }
        guard found.state == .started else {
          try await office.settleImport(work.outbox, work.id, failure: nil)
          continue
        }
        try await office.bringIn(
          found, as: .person(found.person), request: "import-\(work.id)", words: words
        ) { _ in
          try await office.holdImport(work.outbox, leaseMilliseconds: leaseMilliseconds)
        }
        try await office.settleImport(work.outbox, work.id, failure: nil)
      } catch let refusal as Refusal where refusal.kind != .unavailable {
        try await office.settleImport(work.outbox, work.id, failure: refusal.code)
      }
    }
    return !claimed.isEmpty
  }
}

extension Office {
  /// Brings an import in to its end.
  ///
  /// All or nothing has two parts: first the rows are looked through in portions, and each portion
  /// writes down in a transaction of its own how far it has come, so that every node can show it;
  /// nothing is locked meanwhile. Then one act brings all of them in.
  ///
  /// - Parameter progress: hears after each portion how many rows have been dealt with.
  /// - Throws: `imports.bad-rows` and the refusals of the acts.
  package func bringIn(
    _ found: TableImport, as actor: Actor, request: String, words: ImportWords,
    progress: (Int) async throws -> Void
  ) async throws {
    if found.mode == .allOrNothing {
      var place = found.handled
      while let next = try await lookAhead(found, after: place, as: actor, words: words) {
        try await progress(next)
        place = next
      }
    }
    while true {
      let portion = try await bringInPortion(found, as: actor, request: request, words: words)
      try await progress(portion.handled)
      if portion.isDone { return }
    }
  }

  /// Looks the next rows through and writes down how far it has come.
  ///
  /// - Returns: how many rows have been looked through; nil when there are no more.
  private func lookAhead(
    _ found: TableImport, after place: Int, as actor: Actor, words: ImportWords
  ) async throws -> Int? {
    let looked = try await ask(as: actor) { reading in
      try reading.lookAhead(in: found, after: place, words: words)
    }
    guard let looked else { return nil }
    guard looked.bad == 0 else {
      throw Refusal(ImportRefusal.badRows, facts: ["n": "\(looked.bad)"])
    }
    try await noteHandled(looked.place, of: found.id)
    return looked.place
  }

  /// Brings in the next portion of an import, by the act of its kind.
  private func bringInPortion(
    _ found: TableImport, as actor: Actor, request: String, words: ImportWords
  ) async throws -> ImportProgress {
    switch found.kind {
    case .organizations:
      try await perform(
        ApplyOrganizations(found.id, words: words), as: actor, request: request)
    case .persons:
      try await perform(ApplyPersons(found.id, words: words), as: actor, request: request)
    case .accounts:
      try await perform(ApplyAccounts(found.id, words: words), as: actor, request: request)
    }
  }
}
