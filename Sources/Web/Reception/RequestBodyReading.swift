import HTTPTypes
import Hummingbird
import NIOCore

/// A request that ends before a handler sees it.
enum RequestFault: Error, Equatable {
  case bodyTooLarge(limit: Int)
  case tooSlow
  case notAForm
  case form(FormError)
  /// What stands behind the question mark of the address.
  case question(FormError)
  /// A search that is longer than any; with the words that stand at its field.
  case longSearch(field: String, maximum: Int)
  case foreignOrigin
  case badToken
}

enum RequestBodyReading {
  /// How long a body may take in all; a byte a second must not hold a connection for good.
  static let patience: Duration = .seconds(20)

  static func read(_ request: Request, limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw RequestFault.bodyTooLarge(limit: limit)
    }
    let start = ContinuousClock.now
    var bytes: [UInt8] = []
    for try await part in request.body {
      if bytes.count + part.readableBytes > limit {
        throw RequestFault.bodyTooLarge(limit: limit)
      }
      bytes.append(contentsOf: part.readableBytesView)
      if start.duration(to: .now) > patience { throw RequestFault.tooSlow }
    }
    return bytes
  }
}
