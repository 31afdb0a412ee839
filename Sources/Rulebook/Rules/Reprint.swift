/// What a reprint has to state, and what a person confirms of it.
package struct ReprintSection: Sendable, Hashable {
  package var fields: [PointRule]
  package var checks: [PointRule]
}
