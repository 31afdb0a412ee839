package import Rulebook

/// A type of file, told by its first bytes and never by its name.
package enum MediaFormat: String, CaseIterable, Codable, Sendable {
  case jpeg, png, gif, webp, bmp
  /// HEIF, HEIC and AVIF, as telephones write them.
  case heif
  case mp4, mov, avi, wmv, flv
  case threeGP = "3gp"
  /// RealMedia, of constant or variable bit rate.
  case rm
  /// MPEG programme stream.
  case mpeg
  /// MPEG transport stream.
  case mpegTransport = "mpeg-ts"
  case mp3, wav, wma, m4a
  /// Narrow band, 8 kHz.
  case amr
  /// Wide band, 16 kHz.
  case amrWideband = "amr-wb"
  case pdf, docx, xlsx, pptx, ofd, zip

  /// Endings that a name of this type may have, the usual one first.
  package var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .heif: ["heic", "heif", "avif"]
    case .bmp: ["bmp", "dib"]
    case .mp4: ["mp4", "m4v"]
    case .mov: ["mov", "qt"]
    case .threeGP: ["3gp", "3g2", "3gpp"]
    case .wmv: ["wmv", "asf"]
    case .rm: ["rm", "rmvb"]
    case .mpeg: ["mpg", "mpeg", "vob"]
    case .mpegTransport: ["ts", "mpg", "mpeg", "m2ts", "mts"]
    case .wav: ["wav", "wave"]
    case .m4a: ["m4a", "m4b"]
    case .amrWideband: ["amr", "awb"]
    case .png, .gif, .webp, .avi, .flv, .mp3, .wma, .amr, .pdf, .docx, .xlsx, .pptx, .ofd,
      .zip:
      [rawValue]
    }
  }

  /// What it is to a reader; nil for documents.
  package var kind: MediaKind? {
    switch self {
    case .jpeg, .png, .gif, .webp, .bmp, .heif: .picture
    case .mp4, .mov, .threeGP, .avi, .wmv, .flv, .rm, .mpeg, .mpegTransport: .video
    case .mp3, .wav, .wma, .m4a, .amr, .amrWideband: .voice
    case .pdf, .docx, .xlsx, .pptx, .ofd, .zip: nil
    }
  }

  /// What `ffprobe` calls the format; nil where no probe is used.
  var probeFormat: String? {
    switch self {
    case .mp4, .mov, .threeGP, .m4a: "mov"
    case .wmv, .wma: "asf"
    case .mpegTransport: "mpegts"
    case .amrWideband: "amr"
    case .avi, .flv, .rm, .mpeg, .mp3, .wav, .amr: rawValue
    default: nil
    }
  }

  /// Whether its headers alone do not tell length and size.
  var alwaysNeedsProbe: Bool {
    switch self {
    case .avi, .wmv, .wma, .flv, .rm, .mpeg, .mpegTransport: true
    default: false
    }
  }
}
