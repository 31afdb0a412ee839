import ArgumentParser
import Documents
import Rulebook

/// A kind of file, as it is named on the command line.
enum InputKind: String, ExpressibleByArgument, CaseIterable {
  case text, markdown, html, docx

  var kind: DocumentKind {
    switch self {
    case .text: .text
    case .markdown: .markdown
    case .html: .html
    case .docx: .docx
    }
  }
}

/// From which level on a finding makes the command fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
  case mustFix = "must-fix"
  case needsConsent = "needs-consent"
  case caution, hint, never

  /// Nil when nothing does.
  var level: FindingLevel? { FindingLevel(rawValue: rawValue) }
}

/// The lowest level that is listed.
enum ListedLevel: String, ExpressibleByArgument, CaseIterable {
  case mustFix = "must-fix"
  case needsConsent = "needs-consent"
  case caution, hint

  var level: FindingLevel {
    switch self {
    case .mustFix: .mustFix
    case .needsConsent: .needsConsent
    case .caution: .caution
    case .hint: .hint
    }
  }
}
