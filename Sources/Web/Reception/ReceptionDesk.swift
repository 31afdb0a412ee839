import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Office
import WorkCalendar

/// The state of one request while it is being answered.
struct ReceptionDesk {
  let house: House
  private let cookies: RequestCookies
  var visit: Visit
  private var isNewGuest = false
  private let isInterface: Bool
  /// The host asked for: the `Host` header, which the HTTP types keep apart from the others.
  private let authority: String
  /// Why what stands behind the question mark could not be read.
  private var unreadQuestion: FormError?

  init(house: House, request: Request, context: BasicRequestContext) {
    self.house = house
    cookies = RequestCookies(request.headers)
    authority = request.head.authority ?? ""
    let language =
      cookies[RequestCookies.language].flatMap(Language.init(rawValue:))
      ?? Language(accepted: request.headers[.acceptLanguage])
    var parameters: [String: String] = [:]
    for (name, value) in context.parameters { parameters[String(name)] = String(value) }
    let guest = cookies[RequestCookies.guest]
    isNewGuest = guest == nil
    isInterface = request.uri.path.hasPrefix("/api/")
    var query = FormFields()
    do {
      query = try FormFields(urlEncoded: (request.uri.query ?? "").utf8)
    } catch {
      unreadQuestion = error
    }
    visit = Visit(
      house: house, say: house.say(language), request: context.id, method: request.method,
      path: request.uri.path,
      query: query, form: FormFields(), parameters: parameters, headers: request.headers, body: [],
      asker: nil, sessionDigest: nil,
      browser: guest ?? (isInterface ? "" : Base64URL.encode(house.office.random.bytes(18))),
      once: nil,
      isCare: cookies[RequestCookies.care] == "on")
  }

  mutating func serve(_ route: Route, _ request: Request) async throws -> Reply {
    if route.method == .post {
      try checkOrigin()
      if route.upload == nil {
        visit.body = try await RequestBodyReading.read(request, limit: route.bodyLimit)
      }
    }
    if !isInterface, route.door != .unasked {
      do {
        try await identify(counting: route.door == .staff && route.method == .get)
      } catch {
        // Nobody can be recognised now; what was typed must not be lost with that.
        if route.isForm { await readTyped(route, request) }
        throw error
      }
    }
    if let unreadQuestion { throw RequestFault.question(unreadQuestion) }
    if let limits = route.upload { return try await serveUpload(route, limits, request) }
    if route.isForm { try readForm() }
    if let reply = try await turnedAway(route) { return reply }
    if route.method == .post, !route.isForm { bindIdempotencyKey() }
    return try await route.handler(visit)
  }

  /// Who may not come in, must first change the password, or sent a form that is not ours, gets
  /// another answer than the handler's.
  mutating func turnedAway(
    _ route: Route, files: [(field: String, file: IncomingFile)]? = nil
  ) async throws -> Reply? {
    if route.door == .staff {
      guard let person = visit.asker?.person else { return try await askToSignIn(route) }
      let mustChange =
        person.mustChangePassword
        || house.policy.isExpired(changedAt: person.passwordChangedAt, on: visit.now.date)
      if mustChange, !PasswordPages.paths.contains(route.path) {
        return .redirect(PasswordPages.path)
      }
    }
    if route.isForm, try !takeToken(files: files) {
      guard let again = route.again else { throw RequestFault.badToken }
      return try await again(visit)
    }
    return nil
  }

  /// A form posted from another site is refused before anything of it is looked at.
  private func checkOrigin() throws {
    if visit.headers[.init("Sec-Fetch-Site") ?? .origin] == "cross-site" {
      throw RequestFault.foreignOrigin
    }
    guard let origin = visit.headers[.origin], origin != "null" else { return }
    let host = origin.split(separator: "/").last.map(String.init) ?? ""
    let isPublic = house.publicOrigin == origin
    guard host == authority || isPublic else {
      throw RequestFault.foreignOrigin
    }
  }

  /// For an address that is none: who asks decides how the page looks and where it leads on.
  mutating func recognize() async {
    if !isInterface { try? await identify() }
  }

  /// - Parameter counting: whether to count what waits in the same look into the books, for the
  ///   menu of a page that changes nothing.
  private mutating func identify(counting: Bool = false) async throws {
    guard let token = cookies[RequestCookies.session] else { return }
    let tokenDigest = digest(token)
    let idle = house.policy.idleMinutes
    let found = try await house.office.ask(as: .citizen) { reading in
      guard
        let (asker, seenAt) = try reading.signedIn(tokenDigest: tokenDigest, idleMinutes: idle)
      else { return (asker: Asker, seenAt: Instant, waiting: WaitingCounts?)?.none }
      return (asker, seenAt, counting ? try reading.waitingCounts(for: asker) : nil)
    }
    guard let (asker, seenAt, waiting) = found else { return }
    visit.asker = asker
    visit.waiting = waiting
    visit.sessionDigest = tokenDigest
    visit.browser = token
    if seenAt.milliseconds(until: visit.now) > 60_000 {
      try await house.office.touchSession(tokenDigest: tokenDigest)
    }
  }

  mutating func readForm() throws {
    let type = visit.headers[.contentType] ?? ""
    guard type.hasPrefix("application/x-www-form-urlencoded") else {
      throw RequestFault.notAForm
    }
    do {
      visit.form = try FormFields(urlEncoded: visit.body)
    } catch {
      throw RequestFault.form(error)
    }
  }

  /// Whether the form's token is genuine; then it makes the form count once.
  private mutating func takeToken(
    files: [(field: String, file: IncomingFile)]?
  ) throws -> Bool {
    let token = visit.form.text(FormToken.field)
    guard
      let nonce = FormToken.nonce(of: token, for: visit.browser, keys: house.office.keys)
    else { return false }
    // Of what it says, not of its bytes: sent again from another page, the fields stand in
    // another order.
    let content = try Self.fingerprint(of: visit.form, files ?? [])
    visit.once = OnceKey(
      key: "form:" + nonce, fingerprint: digest(Array(visit.path.utf8) + content))
    return true
  }

  private mutating func bindIdempotencyKey() {
    guard let key = visit.headers[.init("Idempotency-Key") ?? .origin], !key.isEmpty,
      key.utf8.count <= 200
    else { return }
    visit.once = OnceKey(
      key: "api:" + key, fingerprint: digest(Array(visit.path.utf8) + visit.body))
  }

  /// Nobody is signed in (any more): what was typed goes along, sealed, and comes back afterwards.
  private func askToSignIn(_ route: Route) async throws -> Reply {
    if route.method == .get {
      let next = visit.path
      return .redirect("/login?next=" + (next == "/" ? "" : percentEncoded(next)))
    }
    let ended = cookies[RequestCookies.session].map { digest($0) } ?? []
    return try await SignInPages.page(
      visit, kept: KeptForm(path: visit.path, form: visit.form, session: ended))
  }

  /// Turns a reply into a response with the headers every answer carries.
  func response(_ reply: Reply) -> Response {
    var headers = reply.headers
    headers[.contentType] = reply.type
    SecurityHeaders.add(
      to: &headers, isSecure: house.hasSecureCookies, isPrivate: visit.asker != nil)
    if isNewGuest, visit.sessionDigest == nil, !isInterface, reply.type.hasPrefix("text/html") {
      let cookie = Cookie(
        name: RequestCookies.guest, value: visit.browser, maxAge: nil,
        isSecure: house.hasSecureCookies)
      headers.append(HTTPField(name: .setCookie, value: cookie.header))
    }
    return Response(status: reply.status, headers: headers, body: body(of: reply))
  }

  private func body(of reply: Reply) -> ResponseBody {
    guard let stream = reply.stream else {
      return ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
    }
    let (logger, request) = (house.logger, visit.request)
    return ResponseBody(contentLength: stream.length) { writer in
      do {
        while true {
          let bytes = try await stream.next()
          if bytes.isEmpty { break }
          try await writer.write(ByteBuffer(bytes: bytes))
        }
      } catch {
        // The answer has begun; broken off, it cannot be taken for the whole file.
        logger.error(
          "download broke off", metadata: ["request": "\(request)", "error": "\(error)"])
        throw error
      }
      try await writer.finish(nil)
    }
  }

  func refused(_ refusal: Refusal, status: HTTPResponse.Status? = nil) async -> Reply {
    if isInterface { return Problem.reply(refusal, visit: visit, status: status) }
    return await RefusalPage.reply(refusal, visit: visit, status: status)
  }

  func faulty(_ fault: RequestFault) async -> Reply {
    switch fault {
    case .bodyTooLarge(let limit):
      await refused(
        Refusal(WebRefusal.bodyTooLarge, facts: ["limit": "\(limit / 1024)"]),
        status: .contentTooLarge)
    case .tooSlow: await refused(Refusal(WebRefusal.tooSlow), status: .requestTimeout)
    case .notAForm: await refused(Refusal(WebRefusal.badForm), status: .unsupportedMediaType)
    case .form(.badText(let field)):
      await refused(Refusal.invalid([FieldProblem(field, .badCharacters)]), status: .badRequest)
    case .question(.badText(let field)):
      await refused(
        Refusal.invalid([FieldProblem(String(field.prefix(60)), .badCharacters)]),
        status: .badRequest)
    case .question: await refused(Refusal(WebRefusal.badQuestion), status: .badRequest)
    case .longSearch(let field, let maximum):
      await refused(
        Refusal.invalid([FieldProblem(field, .tooLong, facts: ["maximum": "\(maximum)"])]),
        status: .badRequest)
    case .form: await refused(Refusal(WebRefusal.badForm), status: .badRequest)
    case .foreignOrigin: await refused(Refusal(WebRefusal.foreignOrigin))
    case .badToken: await refused(Refusal(WebRefusal.formExpired))
    }
  }

  /// A fault: the details go to the log, the reader gets a number to tell.
  func failed(_ error: any Error) async -> Reply {
    house.logger.error(
      "request failed",
      metadata: [
        "request": "\(visit.request)", "path": "\(FactCheckDoor.masked(visit.path))",
        "error": "\(error)",
      ])
    if isInterface { return Problem.fault(visit: visit) }
    return RefusalPage.fault(visit: visit)
  }
}

/// Percent-encodes everything but unreserved characters (RFC 3986 §2.3).
package func percentEncoded(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    let isPlain =
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte == 45 || byte == 46 || byte == 95 || byte == 126
    let digits = String(byte, radix: 16, uppercase: true)
    result += isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
  }
  return result
}
