internal import Rulebook

/// The dated sheets of `Lists/platforms.yaml`, read once.
package struct PlatformLimits: Sendable, Hashable {
  package let sheets: [PlatformLimitSheet]
  /// Platforms whose limits stand in no source that can be trusted.
  package let unknown: [String]
  /// Platforms of our own, whose limits the form knows.
  package let own: [String]

  static let file = "platforms.yaml"
  private static let keys = ["sheets", "unknown", "own"]

  /// The sheets that ship with the program.
  package static func bundled() throws(SheetError) -> PlatformLimits {
    try PlatformLimits(try SheetReader(bundled: file, keys: keys))
  }

  /// Sheets of one's own, in the form of `Lists/platforms.yaml`.
  package init(list text: String) throws(SheetError) {
    try self.init(try SheetReader(file: Self.file, text: text, keys: Self.keys))
  }

  private init(_ reader: SheetReader) throws(SheetError) {
    var sheets: [PlatformLimitSheet] = []
    let keys = ["id", "platforms", "read-on", "longer-body", "limits", "media"]
    for record in try reader.records("sheets", keys: keys) {
      sheets.append(try PlatformLimitSheet(record))
    }
    self.sheets = sheets
    unknown = try reader.texts("unknown")
    own = try reader.texts("own")
  }

  /// A limit on files, and the platform it is asked for.
  package struct MediaEntry: Sendable, Hashable {
    package let platform: String
    package let sheet: PlatformLimitSheet
    package let limit: PlatformMediaLimit
  }

  /// What platforms take of files; a sheet that speaks of several of them is read once.
  package func media(on platforms: some Sequence<String>) -> [MediaEntry] {
    var seen: Set<String> = []
    return platforms.sorted().flatMap { platform -> [MediaEntry] in
      guard let sheet = sheet(of: platform), seen.insert(sheet.id).inserted else { return [] }
      return sheet.media.map { MediaEntry(platform: platform, sheet: sheet, limit: $0) }
    }
  }

  /// The sheet of a platform; nil where nothing is known of it.
  package func sheet(of platform: String) -> PlatformLimitSheet? {
    sheets.first { $0.speaks(of: platform) }
  }
}

extension PlatformLimitSheet {
  fileprivate init(_ reader: SheetReader) throws(SheetError) {
    id = try reader.text("id")
    platforms = try reader.texts("platforms")
    readOn = try reader.text("read-on")
    longerBody = try reader.choice("longer-body", of: LengthOffer.self)
    let keys = [
      "field", "maximum", "unit", "through", "level", "offer", "evidence", "source", "dated",
    ]
    limits = []
    for record in try reader.records("limits", keys: keys) {
      limits.append(try PlatformLimit(record))
    }
    let mediaKeys = [
      "kind", "use", "kilobytes", "seconds", "types", "through", "level", "evidence", "source",
      "dated",
    ]
    media = []
    for record in try reader.records("media", keys: mediaKeys) {
      media.append(try PlatformMediaLimit(record))
    }
  }
}

extension PlatformLimit {
  fileprivate init(_ reader: SheetReader) throws(SheetError) {
    field = try reader.choice("field", of: LimitField.self)
    maximum = try reader.number("maximum", in: 1...1_000_000)
    unit = try reader.choice("unit", of: PlatformUnit.self)
    offer = try reader.choice("offer", of: LengthOffer.self)
    origin = try LimitOrigin(reader)
  }
}

extension PlatformMediaLimit {
  fileprivate init(_ reader: SheetReader) throws(SheetError) {
    kind = try reader.choice("kind", of: MediaKind.self)
    use = try reader.choice("use", of: Use.self)
    maximumBytes = try reader.numberOrNone("kilobytes", in: 1...100_000_000).map { $0 * 1_024 }
    maximumSeconds = try reader.numberOrNone("seconds", in: 1...1_000_000)
    types = try reader.texts("types")
    origin = try LimitOrigin(reader)
  }
}

extension LimitOrigin {
  fileprivate init(_ reader: SheetReader) throws(SheetError) {
    way = try reader.choice("through", of: Way.self)
    level = try reader.choice("level", of: FindingLevel.self)
    evidence = try reader.choice("evidence", of: Evidence.self)
    source = try reader.text("source")
    dated = try reader.text("dated")
  }
}
