import Screening

/// What a file is, told by its content and never by its name.
package enum FileType: Sendable, Hashable, Codable, RawRepresentable {
  case format(MediaFormat)
  /// Text without markup that would show, tables in CSV among it.
  case text
  case unknown

  package static let pdf = FileType.format(.pdf)
  package static let docx = FileType.format(.docx)
  package static let xlsx = FileType.format(.xlsx)
  package static let pptx = FileType.format(.pptx)
  package static let ofd = FileType.format(.ofd)
  package static let jpeg = FileType.format(.jpeg)
  package static let png = FileType.format(.png)
  package static let mp4 = FileType.format(.mp4)

  /// As it stands in the books.
  package var rawValue: String {
    switch self {
    case .format(let format): format.rawValue
    case .text: "text"
    case .unknown: "unknown"
    }
  }

  package init?(rawValue: String) {
    switch rawValue {
    case "text": self = .text
    case "unknown": self = .unknown
    default:
      guard let format = MediaFormat(rawValue: rawValue) else { return nil }
      self = .format(format)
    }
  }

  package static var all: [FileType] {
    MediaFormat.allCases.map { .format($0) } + [.text, .unknown]
  }

  /// How names of this type end, without the dot, the usual one first.
  package var endings: [String] {
    switch self {
    case .format(let format): format.endings
    case .text: ["txt", "csv"]
    case .unknown: []
    }
  }

  /// The media type (RFC 6838) under which it is sent out.
  package var mediaType: String {
    switch self {
    case .format(let format): Self.mediaTypes[format] ?? "application/octet-stream"
    case .text: "text/plain"
    case .unknown: "application/octet-stream"
    }
  }

  private static let office = "application/vnd.openxmlformats-officedocument."
  private static let mediaTypes: [MediaFormat: String] = [
    .jpeg: "image/jpeg", .png: "image/png", .gif: "image/gif", .webp: "image/webp",
    .bmp: "image/bmp", .heif: "image/heif", .mp4: "video/mp4", .mov: "video/quicktime",
    .avi: "video/x-msvideo", .wmv: "video/x-ms-wmv", .flv: "video/x-flv",
    .threeGP: "video/3gpp", .rm: "application/vnd.rn-realmedia", .mpeg: "video/mpeg",
    .mpegTransport: "video/mp2t", .mp3: "audio/mpeg", .wav: "audio/wav",
    .wma: "audio/x-ms-wma", .m4a: "audio/mp4", .amr: "audio/amr", .amrWideband: "audio/amr-wb",
    .pdf: "application/pdf", .docx: office + "wordprocessingml.document",
    .xlsx: office + "spreadsheetml.sheet", .pptx: office + "presentationml.presentation",
    .ofd: "application/ofd", .zip: "application/zip",
  ]
}

extension FileType {
  /// How much of a file is looked at to tell a text.
  private static let textBytes = 65_536

  /// - Throws: only what the source throws; damage makes the type unknown.
  package static func found(in source: any ByteSource) throws -> FileType {
    if let format = try MediaFormat.found(in: source) { return .format(format) }
    let start = try source.read(at: 0, count: textBytes)
    return PlainText.isText(start, isCut: source.length > start.count) ? .text : .unknown
  }
}
