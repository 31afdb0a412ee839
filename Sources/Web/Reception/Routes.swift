import HTTPTypes

package typealias Handler = @Sendable (Visit) async throws -> Reply

/// Who may come to an address before the handler looks closer.
package enum Door: Sendable {
  /// Everybody, and nobody is asked who they are: style, script, and whether the server is well.
  /// What a page needs to be read must not need the database.
  case unasked
  /// Everybody: portal, feeds, sign-in.
  case open
  /// Persons who are signed in.
  case staff
}

/// One address of the site.
package struct Route: Sendable {
  package let method: HTTPRequest.Method
  /// With parameters as `:name`.
  package let path: String
  package let door: Door
  /// The largest body taken, in bytes.
  package let bodyLimit: Int
  /// Whether the body is a form of ours with a token; false for the programming interface.
  package let isForm: Bool
  /// Shows a form of ours again, filled in, when its token is not this browser's; nothing is
  /// stored.
  package let again: Handler?
  package let handler: Handler
  /// What a form with files may bring along; nil for all others.
  package var upload: UploadLimits?
}

/// The addresses of a capability.
package struct Routes: Sendable {
  package private(set) var all: [Route] = []

  package init() {}

  package mutating func get(_ path: String, _ door: Door = .staff, _ handler: @escaping Handler) {
    all.append(
      Route(
        method: .get, path: path, door: door, bodyLimit: 0, isForm: false, again: nil,
        handler: handler))
  }

  /// A form. The largest bodies are items: 256 KiB of text is about 85,000 Chinese characters.
  ///
  /// - Parameter again: shows the form again, filled in, to somebody whose browser lost its cookie.
  package mutating func post(
    _ path: String, _ door: Door = .staff, bodyLimit: Int = 262_144, again: Handler? = nil,
    _ handler: @escaping Handler
  ) {
    all.append(
      Route(
        method: .post, path: path, door: door, bodyLimit: bodyLimit, isForm: true,
        again: again, handler: handler))
  }

  /// A form with files: the handler finds them in `visit.files(_:)`, safe in the store.
  ///
  /// - Parameter again: shows the form again, filled in, when a file cannot be taken (then
  ///   `visit.entries()` and `visit.sendAgain` say why) or the browser lost its cookie.
  package mutating func upload(
    _ path: String, _ door: Door = .staff, limits: UploadLimits, again: Handler? = nil,
    _ handler: @escaping Handler
  ) {
    all.append(
      Route(
        method: .post, path: path, door: door, bodyLimit: limits.bytes, isForm: true,
        again: again, handler: handler, upload: limits))
  }

  /// The programming interface: the body goes to the handler as it is.
  package mutating func interface(
    _ path: String, bodyLimit: Int = 65_536, _ handler: @escaping Handler
  ) {
    all.append(
      Route(
        method: .post, path: path, door: .open, bodyLimit: bodyLimit, isForm: false,
        again: nil, handler: handler))
  }

  package mutating func add(_ other: Routes) { all += other.all }
}
