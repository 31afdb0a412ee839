import Foundation
import HTML
import HTTPTypes
import NIOCore
import Office
import Rulebook
import Support
import Testing

@testable import Web

/// Keeps an attachment: what filings and others do with a file.
struct Attach: Act {
  static let name: ActName = "probe.attach"
  static let permission = Permission(.editor)
  static let rule = FileRule(maximumBytes: 1_024, types: [.pdf, .text])

  let organization: OrganizationID
  let files: [IncomingFile]
  var rule = Attach.rule

  var place: Place { .organization(organization) }

  func perform(at desk: Desk) throws -> StoredFileID {
    var problems: [FieldProblem] = []
    rule.check(files, field: "proof", &problems)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    let ids = try files.map { try desk.keep($0, of: organization) }
    desk.record(AuditObject(.organization, organization.rawValue, of: organization))
    guard let first = ids.first else { throw Refusal(OfficeRefusal.notFound) }
    return first
  }
}

/// A page with a form that takes files, as a capability would have it.
func uploadRoutes(_ organization: OrganizationID) -> Routes {
  @Sendable func page(
    _ visit: Visit, _ refusal: Refusal? = nil, said: Node = nothing
  ) async throws -> Reply {
    let entries = visit.entries(refusal)
    let content = postForm(
      action: "/probe", csrf: visit.formToken,
      [
        said,
        errorSummary(entries.errors, say: visit.say),
        textInput(FieldLabel("reason", "理由"), entries, say: visit.say),
        fileInput("proof", "证明", rule: Attach.rule, entries, say: visit.say),
      ], hasFiles: true)
    return .page(
      staffPage(try await visit.staffFrame(), title: "试", content: [content]),
      status: refusal?.status ?? .ok)
  }
  var routes = allRoutes()
  routes.upload("/probe/large", limits: UploadLimits(fileBytes: 50_000_000)) { visit in
    let id = try await visit.perform(
      Attach(
        organization: organization, files: visit.files("proof"),
        rule: FileRule(maximumBytes: 50_000_000, types: [.text])))
    return .redirect("/files/\(id)")
  }
  routes.get("/probe") { try await page($0) }
  routes.upload(
    "/probe", limits: UploadLimits(fileBytes: 2_048, files: 2, fieldBytes: 4_000, parts: 20),
    again: { try await page($0, said: $0.sendAgain) }
  ) { visit in
    try await visit.answering(
      { try await page(visit, $0) },
      {
        try visit.expect("reason", "proof")
        let id = try await visit.perform(
          Attach(organization: organization, files: visit.files("proof")))
        return .redirect("/files/\(id)")
      })
  }
  return routes
}

/// A part of a form as a browser sends it.
struct SentPart {
  let name: String
  var fileName: String?
  let bytes: [UInt8]

  init(_ name: String, _ text: String) { (self.name, bytes) = (name, Array(text.utf8)) }

  init(_ name: String, file: String, _ bytes: [UInt8]) {
    (self.name, fileName, self.bytes) = (name, file, bytes)
  }

  static func body(_ parts: [SentPart], boundary: String) -> [UInt8] {
    var body: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\""
      if let file = part.fileName {
        head += "; filename=\"\(file)\"\r\nContent-Type: application/octet-stream"
      }
      body += Array((head + "\r\n\r\n").utf8) + part.bytes + [13, 10]
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }
}

extension Browser {
  func upload(
    _ path: String, _ parts: [SentPart], boundary: String = "----b0undary", cut: Int = 0
  ) async throws -> Page {
    let body = SentPart.body(parts, boundary: boundary).dropLast(cut)
    return try await send(
      path, .post, [.contentType: "multipart/form-data; boundary=\(boundary)"],
      ByteBuffer(bytes: body))
  }
}
