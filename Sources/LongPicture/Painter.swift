/// Puts the strips of a sheet on white, one after the other, and hands each on to be packed.
struct Painter {
  /// Pixels.
  let width: Int

  func picture(of sheet: Sheet) throws(LongPicture.Failure) -> LongPicture.Picture {
    let height = sheet.height
    var png: [UInt8] = []
    let stream = try PNGStream(width: width, height: height)
    png += stream.taken()
    for strip in sheet.strips {
      stream.add(rows: rows(of: strip, margin: sheet.margin))
      png += stream.taken()
    }
    stream.finish()
    png += stream.taken()
    return LongPicture.Picture(width: width, height: height, png: png)
  }

  /// The grey of every pixel, row by row.
  func rows(of strip: Strip, margin: Int) -> [UInt8] {
    var rows = [UInt8](repeating: 0xFF, count: width * strip.height)
    switch strip.content {
    case .blank: break
    case .rule:
      let start = strip.height / 2 * width
      for x in margin..<max(margin, width - margin) {
        for y in 0..<min(2, strip.height - strip.height / 2) { rows[start + y * width + x] = 0xAA }
      }
    case .letters(let glyphs):
      rows.withUnsafeMutableBufferPointer { pixels in
        for glyph in glyphs { put(glyph, on: pixels, height: strip.height) }
      }
    }
    return rows
  }

  /// Darkens the pixels that a glyph covers; what would reach out of the strip is cut off.
  private func put(
    _ placed: PlacedGlyph, on pixels: UnsafeMutableBufferPointer<UInt8>, height: Int
  ) {
    let bitmap = placed.typeface.bitmap(placed.glyph)
    let left = placed.x + bitmap.left
    let top = placed.baseline - bitmap.top
    let columns = max(0, -left)..<max(0, -left, min(bitmap.width, width - left))
    let rows = max(0, -top)..<max(0, -top, min(bitmap.height, height - top))
    let depth = 0xFF - Int(placed.grey)
    bitmap.coverage.withUnsafeBufferPointer { coverage in
      for y in rows {
        for x in columns {
          let covered = Int(coverage[y * bitmap.width + x])
          guard covered > 0 else { continue }
          let place = (top + y) * width + left + x
          pixels[place] = min(pixels[place], UInt8(0xFF - covered * depth / 0xFF))
        }
      }
    }
  }
}
