import Foundation

/// Addresses on the web as people type them.
package enum WebAddress {
  /// Whether a text is an address that a page may link to.
  package static func isOne(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let address = URL(string: text),
      let scheme = address.scheme?.lowercased(), let host = address.host()
    else { return false }
    return (scheme == "https" || scheme == "http") && !host.isEmpty
  }
}
