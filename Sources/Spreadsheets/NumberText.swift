/// Numbers as tables write them.
enum NumberText {
  /// The shortest decimal that is the same number, without an exponent where there is room.
  static func text(of value: Double) -> String {
    // Up to here every whole number can be told from the next.
    guard value == value.rounded(), abs(value) < 9_007_199_254_740_992 else { return "\(value)" }
    return "\(Int(value))"
  }
}
