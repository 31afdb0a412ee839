import WorkCalendar

package typealias OrganizationID = Identifier<Organization>

/// A node of the tree of bodies: province, city, county, township, department.
package struct Organization: Sendable, Hashable, Codable {
  package enum Level: String, Sendable, CaseIterable, Codable {
    case province, city, county, township, department
  }

  package enum Sector: String, Sendable, CaseIterable, Codable {
    case publicSecurity = "public-security"
    case generalGovernment = "general-government"
  }

  package let id: OrganizationID
  package let parent: OrganizationID?
  /// `/1/4/9/`: the numbers from the root down to itself, so that a subtree is a prefix.
  package let path: String
  package let level: Level
  package let sector: Sector
  package let name: String
  package let shortName: String
  /// Stands in the numbers of its items: `YC-2026-0412`.
  package let code: String
  /// Secret-related departments may hold no account (Zhengzhou art. 6, Hunan art. 9).
  package let isSecretRelated: Bool
  package let version: Int64
  package let closedAt: Instant?

  /// Whether this body is the other one or stands above it.
  package func contains(_ other: Organization) -> Bool { other.path.hasPrefix(path) }

  /// The numbers from the root down to itself.
  package var lineage: [OrganizationID] {
    path.split(separator: "/").compactMap { OrganizationID(String($0)) }
  }
}
