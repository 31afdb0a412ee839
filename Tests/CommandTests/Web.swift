import Foundation
import Glibc

/// One request over a connection of its own, as a program of the office would send it.
enum Web {
  struct Answer: Sendable {
    let status: Int
    let body: String
  }

  /// - Parameter address: `http://127.0.0.1:<port>`.
  /// - Returns: nil when no whole answer came, as from a server that was killed meanwhile.
  static func post(
    _ address: String, _ path: String, json: String, key: String
  ) -> Answer? {
    guard let port = address.split(separator: ":").last.flatMap({ UInt16($0) }) else { return nil }
    let body = Array(json.utf8)
    let head = """
      POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n\
      Idempotency-Key: \(key)\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n
      """
    guard let received = exchange(port, Array(head.utf8) + body) else { return nil }
    let text = String(decoding: received, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"),
      let status = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return Answer(status: status, body: String(text[end.upperBound...]))
  }

  private static func exchange(_ port: UInt16, _ request: [UInt8]) -> [UInt8]? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { return nil }
    defer { Glibc.close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, length)
      }
    }
    guard connected == 0 else { return nil }
    guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
    else { return nil }
    var received: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(socket, &piece, piece.count, 0)
      if count < 0 { return nil }
      if count == 0 { return received }
      received += piece.prefix(count)
    }
  }
}
