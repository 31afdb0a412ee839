import Rulebook

/// Why the archive cannot do something.
package enum ArchiveRefusal: String, RefusalCode {
  case notArchived = "archive.not-archived"
  case heldBefore = "archive.held-before"
  case notHeld = "archive.not-held"

  package var kind: Refusal.Kind { .conflict }
}
