import Rulebook

/// Puts files to a filing that is still being written: further pages, certificates, drafts of the
/// office's rules on the account (R26).
package struct AttachToFiling: Act {
  package static let name: ActName = "filings.attach"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  /// Of the form's fields the one it belongs to, see ``FilingFields/attachmentFields(under:)``.
  package let field: String
  package let files: [IncomingFile]

  package init(_ filing: FilingID, field: String, files: [IncomingFile]) {
    self.filing = filing
    self.field = field
    self.files = files
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    let unit = try desk.here()
    guard filing.state.isEditable else {
      throw Refusal(AccountRefusal.filingNotOpen, facts: ["state": filing.state.rawValue])
    }
    var problems: [FieldProblem] = []
    FilingFields.files.check(
      files, field: "files",
      maximum: FilingFields.maximumFiles - filing.form.attachments.count, &problems)
    let rules = try desk.reading.rules(for: unit)
    if !FilingFields.attachmentFields(under: rules).contains(field) {
      problems.append(FieldProblem("field", .notAChoice))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    var form = filing.form
    for file in files {
      let id = try desk.keep(file, of: unit.id)
      form.attachments.append(
        FilingForm.Attachment(field: field, file: id.rawValue, name: file.name))
    }
    try desk.save(form, in: filing.id)
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: unit.id),
      before: digest(try stored(filing.form)), after: digest(try stored(form)),
      facts: [
        "event": filing.event.rawValue,
        "files": files.auditWords,
      ])
    return Done()
  }
}

/// Takes a file off a filing that is still being written. What was sent before keeps it in the
/// office's files; what nobody was ever sent goes.
package struct DetachFromFiling: Act {
  package static let name: ActName = "filings.detach"
  package static let permission = Permission(.accountManager)

  package let filing: FilingID
  package let file: StoredFileID

  package init(_ filing: FilingID, file: StoredFileID) {
    self.filing = filing
    self.file = file
  }

  package var place: Place { .filing(filing) }

  package func perform(at desk: Desk) throws -> Done {
    let filing = try desk.lockFiling(filing)
    guard filing.state.isEditable else {
      throw Refusal(AccountRefusal.filingNotOpen, facts: ["state": filing.state.rawValue])
    }
    var form = filing.form
    guard let place = form.attachments.firstIndex(where: { $0.file == file.rawValue }),
      let gone = try desk.reading.storedFiles([file])[file]
    else {
      throw Refusal(OfficeRefusal.notFound)
    }
    form.attachments.remove(at: place)
    try desk.save(form, in: filing.id)
    if try !desk.wasSent(gone, with: filing) { try desk.discard(gone.id) }
    desk.record(
      AuditObject(.filing, filing.id.rawValue, of: filing.organization),
      before: digest(try stored(filing.form)), after: digest(try stored(form)),
      facts: [
        "event": filing.event.rawValue, "files": "\(gone.name) \(gone.content.digest.hex)",
      ])
    return Done()
  }
}

extension Desk {
  /// Whether a file lay with a filing when it was sent last.
  fileprivate func wasSent(_ file: StoredFile, with filing: Filing) throws -> Bool {
    let sent = try reading.filingSteps(of: filing.id).filter { $0.round == filing.round }
      .compactMap { $0.openedAt ?? $0.closedAt }.min()
    return sent.map { file.keptAt <= $0 } ?? false
  }
}

extension FilingFields {
  /// What goes with a filing: papers, pictures of certificates, tables.
  package static let files = FileRule(
    maximumBytes: 20 << 20,
    types: [.pdf, .ofd, .docx, .xlsx, .jpeg, .png])
  package static let maximumFiles = 30
  /// The field of what no rule asks for.
  package static let otherFiles = "other"

  /// Where files may be put: the fields of the rules' forms that take them, and one for the rest.
  package static func attachmentFields(under rules: GoverningRules) -> [String] {
    rules.filingForm.filter { $0.kind == .attachment }.map(\.name) + [otherFiles]
  }
}
