/// The button behind which the rows come in. Its entry names the file; each portion leaves another.
package struct StartImport: Act {
  package static let name: ActName = "imports.start"
  package static let permission = TakeInTable.permission

  package let tableImport: TableImportID
  package let mode: TableImport.Mode
  /// Whether the background work takes it from here; else the caller performs the portions.
  package let isLeft: Bool

  package init(_ tableImport: TableImportID, mode: TableImport.Mode, leave: Bool) {
    (self.tableImport, self.mode, isLeft) = (tableImport, mode, leave)
  }

  package var place: Place { .tableImport(tableImport) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.lockImport(tableImport)
    try desk.assume(found.kind)
    guard found.state == .ready || found.state == .failed else {
      throw Refusal(ImportRefusal.wrongState)
    }
    guard !found.needsColumns else {
      throw Refusal(
        ImportRefusal.columnsMissing,
        problems: found.mapping.problems(kind: found.kind, head: found.head))
    }
    let counts = found.counts
    if mode == .allOrNothing, counts.bad > 0 {
      throw Refusal(ImportRefusal.badRows, facts: ["n": "\(counts.bad)"])
    }
    guard counts.new + counts.changed > 0 else { throw Refusal(ImportRefusal.nothingToDo) }
    try desk.startImport(found.id, mode: mode)
    if isLeft { try desk.queue(.applyImport, object: found.id.rawValue) }
    desk.record(
      AuditObject(.tableImport, found.id.rawValue, of: found.organization),
      facts: [
        "table-kind": found.kind.rawValue, "table-digest": found.digest,
        "table-mode": mode.rawValue, "rows-new": "\(counts.new)",
        "rows-changed": "\(counts.changed)", "rows-bad": "\(counts.bad)",
      ])
    return Done()
  }
}

/// Takes a table away again before anything of it came in.
package struct DiscardImport: Act {
  package static let name: ActName = "imports.discard"
  package static let permission = TakeInTable.permission

  package let tableImport: TableImportID

  package init(_ tableImport: TableImportID) { self.tableImport = tableImport }

  package var place: Place { .tableImport(tableImport) }

  package func perform(at desk: Desk) throws -> Done {
    let found = try desk.lockImport(tableImport)
    guard found.state != .started else { throw Refusal(ImportRefusal.wrongState) }
    try desk.discardImport(found.id)
    desk.record(
      AuditObject(.tableImport, found.id.rawValue, of: found.organization),
      facts: ["table-kind": found.kind.rawValue, "table-digest": found.digest])
    return Done()
  }
}
