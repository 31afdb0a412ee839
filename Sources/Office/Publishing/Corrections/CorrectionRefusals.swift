import Rulebook

/// Why something published cannot be put right, withdrawn or removed so.
package enum CorrectionRefusal: String, RefusalCode {
  /// Nothing of the item can be seen by the public.
  case notPublished = "corrections.not-published"
  case alreadyOpen = "corrections.already-open"
  /// The item is on its way to a platform or through review.
  case underWay = "corrections.under-way"
  case mustFix = "corrections.must-fix"
  case notOpen = "corrections.not-open"
  /// It takes effect already, or the item has moved on.
  case notDroppable = "corrections.not-droppable"
  /// The program takes it off the portal itself.
  case onPortal = "corrections.on-portal"
  /// A person has to take it off the platform.
  case notOnPortal = "corrections.not-on-portal"
  /// What the public can see is withdrawn or removed, not put aside.
  case stillPublic = "corrections.still-public"

  package var kind: Refusal.Kind { self == .mustFix ? .invalid : .conflict }
}
