/// Refusals of the file store.
package enum FileRefusal: String, RefusalCode {
  case noSpace = "files.no-space"
  case unwritable = "files.unwritable"
  case unreadable = "files.unreadable"
  case missing = "files.missing"
  case changed = "files.changed"

  package var kind: Refusal.Kind { .unavailable }
}

extension FileStoreError {
  /// What the reader is told; the details belong into the log.
  package var refusal: Refusal {
    switch self {
    case .noSpace: Refusal(FileRefusal.noSpace)
    case .unwritable, .foreign: Refusal(FileRefusal.unwritable)
    case .unreadable: Refusal(FileRefusal.unreadable)
    case .missing: Refusal(FileRefusal.missing)
    case .changed: Refusal(FileRefusal.changed)
    }
  }
}
