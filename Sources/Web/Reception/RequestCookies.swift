import HTTPTypes

/// The cookies a browser sent.
struct RequestCookies {
  static let session = "wb_session"
  static let guest = "wb_guest"
  static let language = "wb_lang"
  static let care = "wb_care"

  private var values: [Substring: Substring] = [:]

  init(_ headers: HTTPFields) {
    for header in headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let halves = pair.split(separator: "=", maxSplits: 1)
        guard halves.count == 2 else { continue }
        values[halves[0].drop { $0 == " " }] = halves[1]
      }
    }
  }

  subscript(_ name: String) -> String? {
    values[name[...]].flatMap { $0.utf8.count <= 200 ? String($0) : nil }
  }
}
