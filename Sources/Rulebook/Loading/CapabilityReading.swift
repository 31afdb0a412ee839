extension CapabilityList {
  /// Name of the file that lists the capabilities beside the rulebooks.
  static let fileName = "capabilities.yaml"

  /// Reads the list; the answer is the list, or every mistake that was found.
  static func read(file: String, text: String) throws(RulebookErrors) -> CapabilityList {
    let log = LoadLog(file: file)
    let list = Document.root(of: text, log: log).flatMap { Self.read($0, log: log) }
    guard let list, log.errors.isEmpty else { throw RulebookErrors(errors: log.sortedErrors) }
    return list
  }

  private static func read(_ root: Passage, log: LoadLog) -> CapabilityList? {
    guard case .list(let items) = root.content, !items.isEmpty else {
      log.report(.wrongType, at: root.place, ["path": "", "expected": Expected.list.rawValue])
      return nil
    }
    var ids: Set<String> = []
    let capabilities = items.compactMap { item in
      Fields.read(item, path: "", log: log) { fields -> Capability? in
        let capability = fields.capability()
        if let capability, !ids.insert(capability.id).inserted {
          log.report(.duplicateID, at: fields.place, ["id": capability.id])
        }
        return capability
      }
    }
    return capabilities.count == items.count ? CapabilityList(capabilities) : nil
  }
}

extension Fields {
  fileprivate func capability() -> Capability? {
    let (id, title) = (text("id"), title("title"))
    let state = choice("state", CapabilityState.self)
    let (page, tests) = (optionalText("page"), optionalTexts("tests"))
    guard let id, let title, let state, let tests else { return nil }
    return Capability(id: id, title: title, state: state, page: page, tests: tests)
  }
}
