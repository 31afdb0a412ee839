import Foundation
import Screening

/// A file that came with a form and was looked into, with the copy that may be published. Nobody
/// keeps either of them before an act does.
package struct InspectedFile: Sendable, Hashable {
  package let original: IncomingFile
  /// The original itself where nothing had to be taken out.
  package let shown: IncomingFile
  /// Of the copy; nil for what is no picture, no sound and no film.
  package let measure: MediaMeasure?
  /// Why the original could not be read to its end.
  package let trouble: MediaTrouble?
  package let hasHiddenLabel: Bool
}

extension Office {
  /// Looks into a file by its headers, and makes a copy without position where there is one.
  ///
  /// Pixels are counted and never unpacked; what readers would not see is copied byte for byte.
  ///
  /// - Throws: `FileStoreError`.
  package func inspected(_ file: IncomingFile) async throws -> InspectedFile {
    let place = try await files.place(of: file.content)
    let media: MeasuredMedia
    let hasLabel: Bool
    do {
      media = try await inspection.measured(place)
      hasLabel = try await Disk().run { try HiddenLabel.stands(in: FileSource(place)) }
    } catch {
      throw FileStoreError.unreadable("\(file.digest.hex): \(error)")
    }
    let shown = try await cleaned(file, media, at: place)
    var measured = media
    if shown != file {
      measured.bytes = shown.size
      measured.position = .absent
      measured.trailingBytes = 0
    }
    return InspectedFile(
      original: file, shown: shown, measure: MediaMeasure(measured), trouble: media.trouble,
      hasHiddenLabel: hasLabel)
  }

  private func cleaned(
    _ file: IncomingFile, _ media: MeasuredMedia, at place: URL
  ) async throws -> IncomingFile {
    guard media.position != .absent, media.trouble == nil, media.type?.canBeCleaned == true,
      file.size <= PostMediaFields.maximumPictureBytes
    else { return file }
    let bytes: [UInt8]
    do {
      bytes = try await Disk().run { try FileSource(place).withoutPosition() }
    } catch {
      throw FileStoreError.unreadable("\(file.digest.hex): \(error)")
    }
    let receiver = try await files.receive()
    do {
      try await receiver.append(bytes)
      let content = try await receiver.seal()
      try await receiver.place()
      return IncomingFile(content: content, name: file.name)
    } catch {
      await receiver.discard()
      throw error
    }
  }
}

/// The mark that tools for making content leave in a file, where nobody sees it: a field of its
/// notes that is called AIGC (GB 45438-2025).
enum HiddenLabel {
  private static let name = Array("AIGC".utf8)
  /// Bytes at the beginning and at the end that are looked at; notes stand there.
  private static let head = 262_144
  private static let tail = 65_536

  /// - Throws: only what the source throws.
  static func stands(in source: any ByteSource) throws -> Bool {
    let start = try source.read(at: 0, count: head)
    if holds(start) { return true }
    guard source.length > head else { return false }
    return holds(try source.read(at: max(head - name.count, source.length - tail), count: tail))
  }

  private static func holds(_ bytes: [UInt8]) -> Bool {
    Data(bytes).range(of: Data(name)) != nil
  }
}
