import HTTPTypes

/// Headers every answer carries. Nothing from other hosts, no inline script or style, no frames.
enum SecurityHeaders {
  private static let fixed: [(HTTPField.Name?, String)] = [
    (
      .init("Content-Security-Policy"),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "media-src 'self'; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'"
    ),
    (.init("X-Content-Type-Options"), "nosniff"),
    (.init("X-Frame-Options"), "DENY"),
    (.init("Referrer-Policy"), "same-origin"),
    (.init("Cross-Origin-Opener-Policy"), "same-origin"),
    (.init("Cross-Origin-Resource-Policy"), "same-origin"),
    (.init("Permissions-Policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
  ]

  /// Whether the answer carries them already.
  static func stand(in headers: HTTPFields) -> Bool {
    fixed.allSatisfy { name, _ in name.map { headers[$0] != nil } ?? true }
  }

  static func add(to headers: inout HTTPFields, isSecure: Bool, isPrivate: Bool) {
    for (name, value) in fixed {
      if let name, headers[name] == nil { headers[name] = value }
    }
    if isSecure, let name = HTTPField.Name("Strict-Transport-Security") {
      headers[name] = "max-age=31536000"
    }
    if headers[.cacheControl] == nil {
      headers[.cacheControl] = isPrivate ? "no-store" : "no-cache, private"
    }
  }
}
