import HTML

/// What a state means to the reader; always shown with a drawing and words, never by colour alone.
package enum Tone: String, CaseIterable, Sendable {
  case primary, amber, red, green, grey, purple, teal

  package var icon: Icon {
    switch self {
    case .primary: .dot
    case .amber: .clock
    case .red: .warn
    case .green: .tick
    case .grey: .stop
    case .purple: .triangle
    case .teal: .info
    }
  }
}

/// A state in few words, such as 待复审.
package func tag(_ words: String, tone: Tone, icon drawing: Icon? = nil) -> Node {
  span([icon(drawing ?? tone.icon), span(words)]).class("tag tone-" + tone.rawValue)
}
