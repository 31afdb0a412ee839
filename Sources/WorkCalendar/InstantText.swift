extension Instant {
  /// Reads a date and time as RFC 3339 writes them, or nothing.
  ///
  /// The offset is required; `-00:00` counts as UTC and small `t` and `z` are read, as the
  /// grammar has it. Digits below a millisecond are cut off. Not read: a leap second (`:60`), a
  /// space in place of `T`, surrounding blanks, and what lies outside ``earliest``...``latest``.
  package init?(rfc3339 text: String) {
    var reader = TextReader(text)
    guard let date = reader.date(), reader.take("T", or: "t"),
      let hour = reader.digits(2), hour <= 23, reader.take(":"),
      let minute = reader.digits(2), minute <= 59, reader.take(":"),
      let second = reader.digits(2), second <= 59,
      let fraction = reader.fraction(), let offset = reader.offset(), reader.isAtEnd
    else { return nil }
    let clock = Int64((hour * 60 + minute) * 60 + second) * 1000 + Int64(fraction)
    let utc = Int64(date.dayNumber) * Self.dayLength + clock - Int64(offset) * 60_000
    self.init(milliseconds: utc)
    guard milliseconds == utc else { return nil }
  }

  /// The text `2026-10-13T16:00:00+08:00`; a fraction of a second is cut off.
  package var rfc3339: String { text(fraction: "") }

  /// As ``rfc3339``, with three digits of fraction when there are milliseconds to lose.
  package var exactRFC3339: String {
    let rest = Int(local.millisecondOfDay % 1000)
    return text(fraction: rest == 0 ? "" : "." + rest.padded(3))
  }

  private func text(fraction: String) -> String {
    "\(date.text)T\(timeOfDay.fullText)\(fraction)+08:00"
  }
}

extension Instant: CustomStringConvertible {
  package var description: String { exactRFC3339 }
}

/// An instant is stored as ``exactRFC3339``, so nothing is lost on the way.
extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.decodeText("an RFC 3339 date and time with offset") { Instant(rfc3339: $0) }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(exactRFC3339)
  }
}
