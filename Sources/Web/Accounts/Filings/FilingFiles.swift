import HTML
import Office
import Rulebook

/// The files that go with a filing: a list for everybody who may look at it, and a form for whoever
/// still writes it.
struct FilingFiles {
  static let anchor = "files"

  let view: FilingView
  let visit: Visit
  let entries: Entries

  private var say: Words { visit.say }
  private var path: String { filingPath(view.filing.id) }
  private var isOpen: Bool { view.isManager && view.filing.state.isEditable }
  private var places: [String] { FilingFields.attachmentFields(under: view.rules) }

  /// Whether a field of the form is answered by files.
  static func takes(_ field: String, _ view: FilingView) -> Bool {
    FilingFields.attachmentFields(under: view.rules).contains { "others." + $0 == field }
  }

  var node: Node {
    guard isOpen || !view.files.isEmpty else { return nothing }
    return panel(
      say("filings.files.title"),
      [
        view.files.isEmpty
          ? p(say("filings.files.none")).class("note")
          : ul(view.files.map { file in li([line(file)]) }).class("files"),
        when(isOpen && view.files.count < FilingFields.maximumFiles, form),
      ]
    ).id(Self.anchor)
  }

  private func title(_ place: String) -> String {
    view.rules.filingForm.first { $0.name == place }.map { say.title($0.title) }
      ?? say("filings.files.other")
  }

  private func line(_ file: StoredFile) -> Node {
    let place = view.filing.form.attachments.first { $0.file == file.id.rawValue }?.field
    return div([
      fileLink(file, href: "\(path)/files/\(file.id)", say: say),
      span(title(place ?? "")).class("note"),
      when(
        isOpen,
        buttonForm(
          action: path + "/detach", csrf: visit.formToken,
          label: say("filings.files.remove", ["name": file.name]), style: .quiet,
          fields: [("file", "\(file.id)")])),
    ]).class("file-line")
  }

  private var form: Node {
    postForm(
      action: path + "/files", csrf: visit.formToken,
      [
        places.count > 1
          ? selectBox(
            FieldLabel("field", say("filings.files.place"), need: .required), entries,
            choices: places.map { Choice($0, title($0)) }, say: say, allowsNone: false)
          : hiddenInput("field", places.first ?? ""),
        fileInput(
          "files", say("filings.files.field"), rule: FilingFields.files, entries, say: say,
          multiple: true), div([submitButton(say("filings.files.add"))]).class("buttons"),
      ], hasFiles: true)
  }

  // MARK: - What is posted

  static func attach(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("field", "files")
    _ = try await visit.perform(
      AttachToFiling(id, field: visit.form.text("field"), files: visit.files("files")))
    return "attached"
  }

  static func detach(_ visit: Visit, _ id: FilingID) async throws -> String {
    try visit.expect("file")
    guard let file = StoredFileID(visit.form.text("file")) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    _ = try await visit.perform(DetachFromFiling(id, file: file))
    return "detached"
  }

  static func download(_ visit: Visit) async throws -> Reply {
    let id: FilingID = try visit.id()
    guard let file = visit.parameters["file"].flatMap({ StoredFileID($0) }) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return try await FileDownload.reply(
      visit, try await visit.ask { try $0.file(file, ofFiling: id) })
  }
}
