import Foundation

/// Measures files by their headers, and asks `ffprobe` where headers do not tell.
package struct MediaInspection: Sendable {
  package var limits: MediaLimits
  /// Nil when `ffprobe` is not installed.
  package var probe: MediaProbe?

  package init(limits: MediaLimits = MediaLimits(), probe: MediaProbe?) {
    self.limits = limits
    self.probe = probe
  }

  /// What is known of a file after reading its headers and, if needed, asking `ffprobe`.
  ///
  /// - Throws: what the file system throws; never because of what is in the file.
  package func measured(_ file: URL) async throws -> MeasuredMedia {
    var media = try Self.measured(FileSource(file), limits: limits)
    guard media.probe == .missing, let type = media.type else { return media }
    guard let probe else {
      media.probe = .absent
      return media
    }
    do {
      media.add(try await probe.answer(for: file, type: type))
      media.probe = .used
    } catch {
      media.probe = .failed(error)
    }
    return media
  }

  /// What the headers of some bytes tell.
  ///
  /// - Throws: only what the source throws.
  package static func measured(
    _ source: any ByteSource, limits: MediaLimits = MediaLimits()
  ) throws -> MeasuredMedia {
    let reader = MediaReader(source, limits: limits)
    var media = MeasuredMedia(type: nil, bytes: reader.length)
    do {
      media.type = try MediaFormat.sniffed(reader)
      try read(reader, into: &media)
      try checkPixels(of: media, limits: limits)
    } catch let trouble as MediaTrouble {
      media.trouble = trouble
    }
    if media.needsProbe { media.probe = .missing }
    return media
  }

  private static func read(_ reader: MediaReader, into media: inout MeasuredMedia) throws {
    switch media.type {
    case .jpeg: try JPEG.read(reader, into: &media)
    case .png: try PNG.read(reader, into: &media)
    case .gif: try GIF.read(reader, into: &media)
    case .webp: try WebP.read(reader, into: &media)
    case .bmp: try BMP.read(reader, into: &media)
    case .wav: try WAV.read(reader, into: &media)
    case .amr, .amrWideband: try AMR.read(reader, into: &media)
    case .mp3: try MP3.read(reader, into: &media)
    case .mp4, .mov, .threeGP, .m4a, .heif: try Movie.read(reader, into: &media)
    case .wma: media.hasVideo = false
    case .avi, .wmv, .flv, .rm, .mpeg, .mpegTransport, .pdf, .docx, .xlsx, .pptx, .ofd, .zip,
      nil:
      break
    }
  }

  private static func checkPixels(of media: MeasuredMedia, limits: MediaLimits) throws {
    let whole = FrameSize(width: media.width ?? 0, height: media.height ?? 0)
    for size in [whole, media.largestFrame ?? whole] {
      let (pixels, overflow) = size.width.multipliedReportingOverflow(by: size.height)
      guard !overflow, pixels <= limits.pixels else { throw MediaTrouble.tooComplex(.pixels) }
    }
  }
}

extension MeasuredMedia {
  /// Whether length or size is missing although nothing was wrong with the headers.
  fileprivate var needsProbe: Bool {
    guard let type, type.probeFormat != nil, trouble == nil else { return false }
    if type.alwaysNeedsProbe { return true }
    return milliseconds == nil || (hasVideo == true && (width ?? 0) == 0)
  }
}
