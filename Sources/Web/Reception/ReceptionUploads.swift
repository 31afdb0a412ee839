import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Office

/// Forms with files.
extension ReceptionDesk {
  /// As `serve` does for other forms; files have their place in the store only when nothing stands
  /// in the way of the handler.
  mutating func serveUpload(
    _ route: Route, _ limits: UploadLimits, _ request: Request
  ) async throws -> Reply {
    guard !hasPlainForm else {
      // What was typed before signing in again, without the files.
      visit.body = try await RequestBodyReading.read(request, limit: limits.fieldBytes)
      try readForm()
      if let reply = try await turnedAway(route) { return reply }
      return try await route.handler(visit)
    }
    let boundary: String
    do {
      boundary = try MultipartParser.boundary(of: visit.headers[.contentType] ?? "")
    } catch {
      throw RequestFault.notAForm
    }
    let isKnown = route.door == .open || visit.asker?.person != nil
    let (browser, keys) = (visit.browser, house.office.keys)
    var reading = UploadReading(limits: limits, store: house.office.files) { form in
      let token = form.text(FormToken.field)
      return isKnown && FormToken.nonce(of: token, for: browser, keys: keys) != nil
    }
    await reading.read(request, boundary: boundary, dropped: isKnown ? UploadLimits.dropped : 0)
    visit.form = reading.form
    if let fault = reading.fault, isKnown, visit.form.all(FormToken.field).isEmpty,
      fault as? UploadFault != .notAdmitted
    {
      // It broke before the token came.
      return try await sentBack(fault, route)
    }
    do {
      if let reply = try await turnedAway(route, files: reading.pending.map { ($0.field, $0.file) })
      {
        await reading.discard()
        return reply
      }
    } catch {
      await reading.discard()
      throw error
    }
    if let fault = reading.fault { return try await sentBack(fault, route) }
    do {
      for (field, file) in try await reading.place() {
        visit.uploads[field, default: []].append(file)
      }
    } catch {
      return try await sentBack(error, route)
    }
    return try await route.handler(visit)
  }

  /// Reads what was typed into a form that goes to no handler; files are dropped.
  mutating func readTyped(_ route: Route, _ request: Request) async {
    guard let limits = route.upload else {
      try? readForm()
      return
    }
    if hasPlainForm {
      visit.body = (try? await RequestBodyReading.read(request, limit: limits.fieldBytes)) ?? []
      try? readForm()
      return
    }
    let type = visit.headers[.contentType] ?? ""
    guard let boundary = try? MultipartParser.boundary(of: type) else { return }
    var reading = UploadReading(limits: limits, store: house.office.files) { _ in false }
    await reading.read(request, boundary: boundary, dropped: 0)
    visit.form = reading.form
  }

  private var hasPlainForm: Bool {
    (visit.headers[.contentType] ?? "").hasPrefix("application/x-www-form-urlencoded")
  }

  /// The form once more, with what was typed and what is wrong with the file; a page of its own
  /// where the form cannot be shown.
  private mutating func sentBack(_ fault: any Error, _ route: Route) async throws -> Reply {
    let refusal: Refusal
    let status: HTTPResponse.Status
    switch fault {
    case let fault as UploadFault: (refusal, status) = fault.refusal
    case let error as FileStoreError:
      house.logger.error(
        "file store failed", metadata: ["request": "\(visit.request)", "error": "\(error)"])
      (refusal, status) = (error.refusal, error.refusal.status)
    case RequestFault.bodyTooLarge:
      refusal = Refusal(WebRefusal.uploadTooLarge, facts: ["limit": largest(route)])
      status = .contentTooLarge
    default: throw fault
    }
    visit.turnedDown = refusal
    guard let again = route.again else { return await refused(refusal, status: status) }
    var reply = try await again(visit)
    // What was sent does not even say which form it was.
    guard reply.headers[.location] == nil else { return await refused(refusal, status: status) }
    reply.status = status
    return reply
  }

  private func largest(_ route: Route) -> String {
    FileWords.size(route.upload?.fileBytes ?? 0, visit.say)
  }

  /// A digest of everything an upload says, whatever boundary the browser chose.
  static func fingerprint(
    of form: FormFields, _ files: [(field: String, file: IncomingFile)]
  ) throws -> [UInt8] {
    struct Upload: Encodable {
      let form: [String: [String]]
      let files: [[String]]
    }
    return digest(
      try stored(
        Upload(
          form: form.values,
          files: files.map { [$0.field, $0.file.name, $0.file.digest.hex] })))
  }
}
