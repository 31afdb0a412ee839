extension QRCode {
  /// Clause 6.3.8 asks for four light modules on every side; scanners fail with less.
  package static let quietZone = 4

  /// The edge of the drawing of `path(quiet:)`, for `viewBox="0 0 side side"`; one unit a module.
  package func viewBoxSide(quiet: Int = quietZone) -> Int { side + 2 * quiet }

  /// The dark modules as SVG path data, one closed rectangle for each horizontal run.
  ///
  /// To be filled with a dark colour on a light ground, with `shape-rendering="crispEdges"`.
  /// - Parameter quiet: light modules left free on every side
  package func path(quiet: Int = quietZone) -> String {
    var path = ""
    for y in 0..<side {
      var x = 0
      while x < side {
        let start = x
        while isDark(x: x, y: y) { x += 1 }
        if x > start {
          path += "M\(start + quiet) \(y + quiet)h\(x - start)v1h-\(x - start)z"
        } else {
          x += 1
        }
      }
    }
    return path
  }
}
