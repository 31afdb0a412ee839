/// Something the program does, which an article may name as what became of it.
package struct Capability: Sendable, Hashable, Codable {
  /// Such as `duty.roster`.
  package var id: String
  package var title: LocalizedTitle
  package var state: CapabilityState
  /// Address of the page on which it is found; nil while there is none.
  package var page: String?
  /// Names of the tests that show it.
  package var tests: [String]
}

/// Whether a capability is there.
package enum CapabilityState: String, CaseIterable, Codable, Sendable {
  case built, planned
}

/// What the program does and is to do, as `capabilities.yaml` lists it.
package struct CapabilityList: Sendable, Hashable {
  /// In the order of the file.
  package var capabilities: [Capability]
  private let positions: [String: Int]

  package init(_ capabilities: [Capability]) {
    self.capabilities = capabilities
    positions = Dictionary(
      zip(capabilities.map(\.id), capabilities.indices), uniquingKeysWith: { first, _ in first })
  }

  package func capability(_ id: String) -> Capability? {
    positions[id].map { capabilities[$0] }
  }

  /// Ids of the same group, to show beside one that is not there; all when the group is unknown.
  func resembling(_ id: String) -> [String] {
    let group = id.prefix { $0 != "." } + "."
    let near = capabilities.map(\.id).filter { $0.hasPrefix(group) }
    return near.isEmpty ? capabilities.map(\.id) : near
  }
}
