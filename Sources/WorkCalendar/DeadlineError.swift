/// Why no deadline can be computed.
package enum DeadlineError: Error, Hashable {
  /// The term is longer than ``Term/longestDays``.
  case termTooLong

  /// The deadline would lie outside the years 1...9999.
  case outOfRange

  /// A stable code for logs, exit messages and phrase keys.
  package var code: String {
    switch self {
    case .termTooLong: "deadline.term-too-long"
    case .outOfRange: "deadline.out-of-range"
    }
  }
}
