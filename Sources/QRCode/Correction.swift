extension QRCode {
  /// How much of a damaged code can be read again, about 7, 15, 25 and 30 percent (clause 7.5.1).
  package enum Correction: CaseIterable, Sendable {
    case low
    case medium
    case quartile
    case high

    /// The two bits in the format information (table 12).
    var indicator: Int {
      switch self {
      case .low: 0b01
      case .medium: 0b00
      case .quartile: 0b11
      case .high: 0b10
      }
    }
  }
}
