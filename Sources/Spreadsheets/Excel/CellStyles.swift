import Documents

/// Which cell styles of a workbook show dates.
struct CellStyles: Sendable {
  private var formats: [NumberFormat] = []

  init() {}

  /// - Parameter bytes: `xl/styles.xml`.
  init(_ bytes: [UInt8]) throws(DocumentError) {
    var reader = try XMLReader(bytes)
    var own: [Int: NumberFormat] = [:]
    var isInside = false
    while let piece = try reader.next() {
      switch piece {
      case .start("numFmt", let attributes):
        if let number = attributes["numFmtId"].flatMap(Int.init),
          let code = attributes["formatCode"]
        {
          own[number] = NumberFormat(code: code)
        }
      case .start("cellXfs", _): isInside = true
      case .end("cellXfs"): isInside = false
      case .start("xf", let attributes) where isInside:
        let number = attributes["numFmtId"].flatMap(Int.init) ?? 0
        formats.append(own[number] ?? NumberFormat(builtIn: number))
      default: continue
      }
    }
  }

  subscript(style: Int) -> NumberFormat {
    formats.indices.contains(style) ? formats[style] : .number
  }
}
