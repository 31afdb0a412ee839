/// A box of an ISO base media file, without its head.
struct MovieBox {
  var name: FourCC
  var content: Range<Int>
}

/// MP4, MOV, 3GP, M4A and HEIF: reads length, size, tracks and position from their boxes.
struct Movie {
  private struct Track {
    var milliseconds: Int?
    var width = 0
    var height = 0
    var isVideo = false
    var isSound = false
  }

  let reader: MediaReader
  var media: MeasuredMedia
  private var track: Track?
  /// Units of a second in which the movie's own lengths are given.
  private var movieScale = 0

  static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    var movie = Movie(reader: reader, media: media)
    defer { media = movie.media }
    try movie.visitBoxes(in: reader.all, depth: 0)
    let isPicture = media.type == .heif
    guard isPicture ? movie.media.width != nil : movie.media.hasVideo != nil else {
      throw MediaTrouble.damaged
    }
  }

  private init(reader: MediaReader, media: MeasuredMedia) {
    self.reader = reader
    self.media = media
  }

  private mutating func visitBoxes(in range: Range<Int>, depth: Int) throws {
    guard depth <= reader.limits.nesting else { throw MediaTrouble.tooComplex(.nesting) }
    var at = range.lowerBound
    // Less than a head, or a length of 0 inside another box, ends a list.
    while range.upperBound - at >= 8 {
      try reader.countPart()
      var head = 8
      var length = try reader.number(at: at, bytes: 4)
      let name = try reader.name(at: at + 4)
      if length == 1 {
        head = 16
        length = Int(clamping: try reader.wide(at: at + 8, bytes: 8))
      } else if length == 0 {
        guard depth == 0 else { return }
        length = range.upperBound - at
      }
      guard length >= head else { throw MediaTrouble.damaged }
      guard length <= range.upperBound - at else {
        throw depth == 0 ? MediaTrouble.cutShort : MediaTrouble.damaged
      }
      try visit(MovieBox(name: name, content: at + head..<at + length), depth: depth)
      at += length
    }
  }

  private mutating func visit(_ box: MovieBox, depth: Int) throws {
    switch box.name {
    case "moov", "mdia", "minf", "stbl", "udta", "mvex", "iprp", "ipco", "ilst":
      try visitBoxes(in: box.content, depth: depth + 1)
    case "meta": try visitBoxes(in: try metaBoxes(box.content), depth: depth + 1)
    case "trak":
      track = Track()
      try visitBoxes(in: box.content, depth: depth + 1)
      closeTrack()
    case "mvhd", "mdhd": try readDuration(box.content)
    case "mehd": try readFragmentDuration(box.content)
    case "tkhd": try readTrackHead(box.content)
    case "hdlr": try readHandler(box.content)
    case "ispe":
      media.enlarge(
        width: try reader.number(at: 4, bytes: 4, in: box.content),
        height: try reader.number(at: 8, bytes: 4, in: box.content))
      media.frames = 1
    default: try readPosition(box)
    }
  }

  /// In ISO files `meta` has a version in front of its boxes, in QuickTime files it has none.
  private func metaBoxes(_ content: Range<Int>) throws -> Range<Int> {
    let isBare = try content.count >= 8 && reader.holds("hdlr", at: content.lowerBound + 4)
    return isBare ? content : content.dropFirst(4)
  }

  private mutating func closeTrack() {
    guard let closed = track else { return }
    track = nil
    if closed.isVideo {
      media.hasVideo = true
      media.enlarge(width: closed.width, height: closed.height)
    } else if closed.isSound {
      media.hasVideo = media.hasVideo ?? false
    }
    if closed.isVideo || closed.isSound { lengthen(to: closed.milliseconds) }
  }

  /// The longest of what the heads say counts: a short one does not hide a long one.
  private mutating func lengthen(to milliseconds: Int?) {
    guard let milliseconds, milliseconds > 0 else { return }
    media.milliseconds = max(media.milliseconds ?? 0, milliseconds)
  }
}

// MARK: - Single boxes

extension Movie {
  private mutating func readDuration(_ content: Range<Int>) throws {
    let isLong = try reader.number(at: 0, bytes: 1, in: content) == 1
    let scale = try reader.number(at: isLong ? 20 : 12, bytes: 4, in: content)
    let place = try reader.range(at: isLong ? 24 : 16, count: isLong ? 8 : 4, in: content)
    let length = try milliseconds(in: place, scale: scale)
    guard track == nil else {
      track?.milliseconds = length
      return
    }
    movieScale = scale
    lengthen(to: length)
  }

  private mutating func readFragmentDuration(_ content: Range<Int>) throws {
    let isLong = try reader.number(at: 0, bytes: 1, in: content) == 1
    let place = try reader.range(at: 4, count: isLong ? 8 : 4, in: content)
    lengthen(to: try milliseconds(in: place, scale: movieScale))
  }

  /// Nil when the number is all ones, which means unknown, or there is no scale.
  private func milliseconds(in place: Range<Int>, scale: Int) throws -> Int? {
    let units = try reader.wide(at: place.lowerBound, bytes: place.count)
    let unknown = place.count == 8 ? UInt64.max : UInt64(UInt32.max)
    guard units != unknown, scale > 0 else { return nil }
    let (product, overflow) = units.multipliedReportingOverflow(by: 1000)
    guard !overflow, let result = Int(exactly: product / UInt64(scale)) else {
      throw MediaTrouble.damaged
    }
    return result
  }

  /// Size in whole pixels, turned when the matrix turns by a quarter.
  private mutating func readTrackHead(_ content: Range<Int>) throws {
    let isLong = try reader.number(at: 0, bytes: 1, in: content) == 1
    let matrix = isLong ? 52 : 40
    let width = try reader.number(at: matrix + 36, bytes: 4, in: content) >> 16
    let height = try reader.number(at: matrix + 40, bytes: 4, in: content) >> 16
    let keepsWidth = try reader.number(at: matrix, bytes: 4, in: content)
    let turnsWidth = try reader.number(at: matrix + 4, bytes: 4, in: content)
    let isTurned = keepsWidth == 0 && turnsWidth != 0
    track?.width = isTurned ? height : width
    track?.height = isTurned ? width : height
  }

  private mutating func readHandler(_ content: Range<Int>) throws {
    let place = try reader.range(at: 8, count: 4, in: content)
    switch try reader.name(at: place.lowerBound) {
    case "vide": track?.isVideo = true
    case "soun": track?.isSound = true
    default: break
    }
  }
}
