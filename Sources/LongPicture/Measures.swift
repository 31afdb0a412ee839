extension LongPicture {
  /// Sizes in pixels. A telephone shows the width on some 7 cm, so that 40 read like 10 points.
  package struct Measures: Sendable, Equatable {
    package static let house = Measures()

    package var width = 1_080
    /// No picture is higher; the rest of the text goes on in the next one.
    package var maximumHeight = 20_000
    package var margin = 64
    package var title = 56
    package var heading = 44
    package var body = 40
    package var foot = 30

    package init() {}

    /// What a line may fill.
    var column: Int { max(width - 2 * margin, body) }

    /// From line to line of the text, 1.7 times the size of its letters.
    func leading(_ size: Int) -> Int { size * 17 / 10 }

    /// From line to line of titles and headings, which are set closer.
    func closeLeading(_ size: Int) -> Int { size * 14 / 10 }
  }
}
