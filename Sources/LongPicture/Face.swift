import CFreeType

/// FreeType, opened. It belongs to one drawing, because its handles know no other thread.
final class FontLibrary {
  fileprivate let handle: FT_Library

  init() throws(LongPicture.Failure) {
    var opened: FT_Library?
    guard FT_Init_FreeType(&opened) == 0, let opened else { throw .noMemory }
    handle = opened
  }

  deinit { FT_Done_FreeType(handle) }
}

/// One face of a font file.
final class Face {
  private let library: FontLibrary
  private let handle: FT_Face
  private var size = 0

  /// The face for simplified Chinese where the file holds several, else its first.
  init(_ path: String, library: FontLibrary) throws(LongPicture.Failure) {
    self.library = library
    guard let first = Self.opened(path, 0, library) else { throw .unreadableFont(path: path) }
    for index in 1..<max(1, min(Int(first.pointee.num_faces), 64)) {
      guard !Self.isSimplifiedChinese(first) else { break }
      guard let other = Self.opened(path, index, library) else { continue }
      if Self.isSimplifiedChinese(other) {
        FT_Done_Face(first)
        handle = other
        return
      }
      FT_Done_Face(other)
    }
    handle = first
  }

  deinit { FT_Done_Face(handle) }

  private static func opened(_ path: String, _ index: Int, _ library: FontLibrary) -> FT_Face? {
    var face: FT_Face?
    guard FT_New_Face(library.handle, path, FT_Long(index), &face) == 0, let face else {
      return nil
    }
    guard face.pointee.face_flags & FT_Long(FT_FACE_FLAG_SCALABLE) != 0 else {
      FT_Done_Face(face)
      return nil
    }
    return face
  }

  private static func isSimplifiedChinese(_ face: FT_Face) -> Bool {
    guard let family = face.pointee.family_name else { return false }
    let name = String(cString: family)
    return name.hasSuffix(" SC") && !name.contains("Mono")
  }

  /// The number of the glyph, nil when the face has none.
  func glyph(for scalar: Unicode.Scalar, variant: Unicode.Scalar?) -> UInt32? {
    if let variant {
      let index = FT_Face_GetCharVariantIndex(
        handle, FT_ULong(scalar.value), FT_ULong(variant.value))
      if index != 0 { return index }
    }
    let index = FT_Get_Char_Index(handle, FT_ULong(scalar.value))
    return index == 0 ? nil : index
  }

  /// How far the next glyph stands, in 1/64 pixel.
  func advance(_ glyph: UInt32, size: Int) -> Int {
    guard load(glyph, size: size, flags: 0) else { return 0 }
    // A 16.16 fixed number.
    return Int(handle.pointee.glyph.pointee.linearHoriAdvance) / 1_024
  }

  func bitmap(_ glyph: UInt32, size: Int) -> Bitmap {
    guard load(glyph, size: size, flags: FT_LOAD_RENDER) else { return .none }
    let slot = handle.pointee.glyph.pointee
    let (width, height) = (Int(slot.bitmap.width), Int(slot.bitmap.rows))
    let pitch = Int(slot.bitmap.pitch)
    guard let buffer = slot.bitmap.buffer, width > 0, height > 0, pitch >= width,
      slot.bitmap.pixel_mode == UInt8(FT_PIXEL_MODE_GRAY.rawValue)
    else { return .none }
    let bytes = UnsafeBufferPointer(start: buffer, count: pitch * height)
    var coverage: [UInt8] = []
    coverage.reserveCapacity(width * height)
    for row in 0..<height { coverage += bytes[row * pitch..<row * pitch + width] }
    return Bitmap(
      left: Int(slot.bitmap_left), top: Int(slot.bitmap_top), width: width, height: height,
      coverage: coverage)
  }

  private func load(_ glyph: UInt32, size: Int, flags: Int) -> Bool {
    if size != self.size {
      guard FT_Set_Pixel_Sizes(handle, 0, FT_UInt(size)) == 0 else { return false }
      self.size = size
    }
    return FT_Load_Glyph(handle, glyph, FT_Int32(flags | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP))
      == 0
  }
}

/// How much of each pixel a glyph covers, 0…255, row by row.
struct Bitmap {
  static let none = Bitmap(left: 0, top: 0, width: 0, height: 0, coverage: [])

  /// From the pen to the first column, in pixels.
  let left: Int
  /// From the baseline up to the first row, in pixels.
  let top: Int
  let width: Int
  let height: Int
  let coverage: [UInt8]
}
