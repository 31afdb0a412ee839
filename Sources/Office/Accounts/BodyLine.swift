import Rulebook

/// A body with those above it, up to its bureau: what stands below a secret-related department is as
/// secret as the department is (Zhengzhou art. 6, Hunan art. 9).
package struct BodyLine: Sendable, Hashable {
  package let body: Organization
  /// The nearest first; none above a bureau.
  private let above: [Organization]

  /// - Parameter find: finds the bodies above it by their numbers.
  package init(_ body: Organization, find: (OrganizationID) throws -> Organization?) rethrows {
    self.body = body
    var above: [Organization] = []
    for id in body.lineage.dropLast().reversed() {
      guard !(above.last ?? body).level.isBureau, let next = try find(id) else { break }
      above.append(next)
    }
    self.above = above
  }

  /// The body of the line that is barred, by its mark or by a word of the rules in its name; nil
  /// where none is.
  package func barred(by rules: [BarredRule]) -> Organization? {
    ([body] + above).first { body in
      body.isSecretRelated || rules.contains { $0.bars(body.name) }
    }
  }

  /// The articles that bar the line: those that know the body by its name, else all that bar
  /// such bodies.
  func citations(of rules: [BarredRule]) -> [Citation] {
    let named = barred(by: rules).map { body in rules.filter { $0.bars(body.name) } } ?? []
    return (named.isEmpty ? rules : named).citations
  }
}

extension Organization.Level {
  /// Whether it stands for itself; what is below belongs to it.
  var isBureau: Bool {
    switch self {
    case .province, .city, .county: true
    case .township, .department: false
    }
  }
}

extension Reading {
  /// A body with those above it, up to its bureau.
  package func line(of body: Organization) throws -> BodyLine {
    try BodyLine(body) { try organization($0) }
  }
}
