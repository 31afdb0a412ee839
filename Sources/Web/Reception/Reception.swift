import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Office

/// Takes requests in, finds out who asks, checks forms, calls the handler, and answers; what a
/// handler throws becomes a page in the reader's language.
package struct Reception: HTTPResponder {
  package typealias Context = BasicRequestContext

  private let house: House
  private let responder: RouterResponder<BasicRequestContext>

  package init(house: House, routes: Routes) {
    self.house = house
    let router = Router(context: BasicRequestContext.self, options: [.autoGenerateHeadEndpoints])
    var methods: [String: Set<HTTPRequest.Method>] = [:]
    for route in routes.all {
      methods[route.path, default: []].insert(route.method)
      router.on(RouterPath(route.path), method: route.method) { request, context in
        await Self.answer(route, request, context, house: house)
      }
    }
    for (path, known) in methods {
      Self.refuseOtherMethods(path, known: known, router: router, house: house)
    }
    responder = router.buildResponder()
  }

  package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let response = try await responder.respond(to: request, context: context)
    // The router's own answer to an address nobody registered is bare; all of ours carry the headers.
    if response.status == .notFound, !SecurityHeaders.stand(in: response.headers) {
      var desk = ReceptionDesk(house: house, request: request, context: context)
      await desk.recognize()
      return desk.response(await desk.refused(Refusal(OfficeRefusal.notFound)))
    }
    return response
  }

  /// Answers 405 with the methods that would do.
  private static func refuseOtherMethods(
    _ path: String, known: Set<HTTPRequest.Method>, router: Router<BasicRequestContext>,
    house: House
  ) {
    let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
    for method: HTTPRequest.Method in [.get, .post, .put, .patch, .delete]
    where !known.contains(method) {
      router.on(RouterPath(path), method: method) { request, context in
        let desk = ReceptionDesk(house: house, request: request, context: context)
        var reply = await desk.refused(Refusal(WebRefusal.wrongMethod), status: .methodNotAllowed)
        reply.headers[.allow] = allowed
        return desk.response(reply)
      }
    }
  }

  private static func answer(
    _ route: Route, _ request: Request, _ context: BasicRequestContext, house: House
  ) async -> Response {
    var desk = ReceptionDesk(house: house, request: request, context: context)
    do {
      // Serving finds out who asks, which the headers depend on, so it comes first.
      let reply = try await desk.serve(route, request)
      return desk.response(reply)
    } catch let refusal as Refusal {
      return desk.response(await desk.refused(refusal))
    } catch let fault as RequestFault {
      return desk.response(await desk.faulty(fault))
    } catch {
      return desk.response(await desk.failed(error))
    }
  }
}

/// Refusals of the reception itself.
package enum WebRefusal: String, RefusalCode {
  case wrongMethod = "web.wrong-method"
  case badForm = "web.bad-form"
  case badQuestion = "web.bad-question"
  case bodyTooLarge = "web.body-too-large"
  case uploadTooLarge = "web.upload-too-large"
  case brokenUpload = "web.broken-upload"
  case tooSlow = "web.too-slow"
  case foreignOrigin = "web.foreign-origin"
  case formExpired = "web.form-expired"

  package var kind: Refusal.Kind {
    switch self {
    case .wrongMethod, .badForm, .badQuestion, .bodyTooLarge, .uploadTooLarge, .brokenUpload:
      .invalid
    case .tooSlow: .unavailable
    case .foreignOrigin, .formExpired: .forbidden
    }
  }
}
