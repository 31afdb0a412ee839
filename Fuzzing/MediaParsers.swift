import Screening

/// Pictures, sound and films, and what `ffprobe` says of them.
let mediaParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "media": { _ = measure($0) },
  "exif": { _ = measure(jpeg(exif: $0)) },
  "cleaning": { bytes in
    guard let before = measure(bytes), before.type?.canBeCleaned == true, before.trouble == nil
    else { return }
    let copy = try? MemorySource(bytes).withoutPosition()
    guard let copy, let after = measure(copy) else {
      preconditionFailure("a sound picture that cannot be cleaned")
    }
    precondition(after.trouble == nil, "a picture damaged by cleaning")
    precondition(after.position == .absent, "a position that stayed")
    precondition(after.width == before.width && after.height == before.height, "another size")
    precondition(after.trailingBytes == 0, "something behind the picture")
  },
  "probe": { bytes in
    guard let answer = try? ProbeAnswer(json: bytes) else { return }
    precondition((answer.milliseconds ?? 0) >= 0, "a length below nothing")
  },
]

/// Sources in memory never fail, so nothing may be thrown.
private func measure(_ bytes: [UInt8]) -> MeasuredMedia? {
  guard let media = try? MediaInspection.measured(MemorySource(bytes)) else {
    preconditionFailure("damage that was thrown")
  }
  _ = MediaCheck.findings(
    of: media, file: MediaCheck.File(field: "file", name: "a.jpg"), rules: [])
  return media
}

/// A picture of one pixel with these notes.
private func jpeg(exif: [UInt8]) -> [UInt8] {
  let notes = Array("Exif".utf8) + [0, 0] + exif.prefix(65_000)
  let length = notes.count + 2
  return [0xFF, 0xD8, 0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + notes
    + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
    + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 0xFF, 0xD9]
}
