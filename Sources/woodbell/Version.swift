/// Which program this is.
enum Version {
  static let number = "0.1.0"

  /// The day of the release; a machine whose clock is before it is wrong.
  static let releasedOn = "2026-11-01"

  /// The compiler it was built with.
  static var swift: String {
    #if compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
