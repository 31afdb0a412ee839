import HTML
import HTTPTypes
import Office
import Rulebook

/// A refusal as a page: what, why, under which article, who can help, and the way on.
enum RefusalPage {
  static func reply(
    _ refusal: Refusal, visit: Visit, status: HTTPResponse.Status? = nil
  ) async -> Reply {
    let say = visit.say
    let title = say("refusal.kind." + refusal.kind.rawValue)
    var content = [
      h1(title), p(say(words(for: refusal, visit), facts(of: refusal, say: say))),
    ]
    if !refusal.problems.isEmpty {
      content.append(
        ul(
          refusal.problems.map { problem in
            li(visit.words(for: problem, field: fieldName(problem, visit)))
          }))
    }
    if !refusal.citations.isEmpty {
      content.append(
        p([
          text(say("refusal.basis")),
          citationLinks(refusal.citations, names: visit.rulebookNames, say: say),
        ]))
    }
    if !refusal.helpers.isEmpty {
      let names = refusal.helpers.map { say("role." + $0.rawValue) }
      content.append(p(helpers(names, refusal, say)))
    }
    content += typed(visit)
    if (status ?? refusal.status) == .serviceUnavailable { content.append(onceMore(visit)) }
    content.append(div(wayOn(visit, kind: refusal.kind)).class("buttons"))
    var reply = await page(visit, title: title, content: content, kind: refusal.kind)
    reply.status = status ?? refusal.status
    if reply.status == .serviceUnavailable { reply.headers[.retryAfter] = "2" }
    return reply
  }

  /// A citizen has no desk to start again from.
  private static func words(for refusal: Refusal, _ visit: Visit) -> String {
    let isLost = refusal.code == OfficeRefusal.notFound.rawValue
    return isLost && isForCitizen(visit) ? "public.not-found" : "refusal." + refusal.code
  }

  /// Who can help: of another unit's matter only the people of that unit can.
  private static func helpers(_ roles: [String], _ refusal: Refusal, _ say: Words) -> String {
    let roles = say.list(roles)
    guard refusal.code == OfficeRefusal.otherUnit.rawValue,
      let organization = refusal.facts["organization"]
    else { return say("refusal.helpers", ["roles": roles]) }
    return say("refusal.helpers-at", ["roles": roles, "organization": organization])
  }

  private static func isForCitizen(_ visit: Visit) -> Bool {
    visit.asker?.person == nil
      && ["/p/", FactCheckDoor.head].contains { (visit.path + "/").hasPrefix($0) }
  }

  static func fault(visit: Visit) -> Reply {
    let say = visit.say
    let content =
      [h1(say("fault.title")), p(say("fault.text", ["number": visit.request]))] + typed(visit)
      + [div(wayOn(visit)).class("buttons")]
    return door(visit, title: say("fault.title"), content: content, status: .internalServerError)
  }

  private static func facts(of refusal: Refusal, say: Words) -> [String: String] {
    var facts = refusal.facts
    if let role = facts["role"] { facts["role"] = say("role." + role) }
    return facts
  }

  /// A field that no form has, or that stands in the address, has no name but its own.
  private static func fieldName(_ problem: FieldProblem, _ visit: Visit) -> String {
    if let name = visit.fieldName(problem.field) { return name }
    let isOwn = problem.code == .unknownField || visit.method == .get
    return isOwn ? problem.field : visit.say("refusal.other-field")
  }

  /// What was typed is shown again, so that nothing is lost, whatever went wrong.
  private static func typed(_ visit: Visit) -> [Node] {
    let fields = visit.form.values.filter { name, values in
      !name.hasPrefix("_") && !isSecret(name)
        && values.contains { !$0.isEmpty && (visit.fieldName(name) != nil || isTyped($0)) }
    }
    guard !fields.isEmpty else { return [] }
    return [h2(visit.say("refusal.typed"))]
      + fields.sorted { $0.key < $1.key }.map { field in
        label([
          text(visit.fieldName(field.key) ?? visit.say("refusal.other-field")),
          textarea(field.value.joined(separator: "\n"))
            .rows(field.value.contains { $0.count > 60 || $0.contains("\n") } ? 6 : 2)
            .class("control").flag("readonly"),
        ]).class("field")
      }
  }

  /// Whether a value is more than the number of a record or a choice among words of the program.
  private static func isTyped(_ value: String) -> Bool {
    if value.allSatisfy({ $0.isASCII && $0.isNumber }) { return value.count > 6 }
    return value.count > 20
      || !value.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-" || $0 == ".") }
  }

  private static func isSecret(_ name: String) -> Bool {
    name.lowercased().contains("password")
  }

  /// The same question or the same form once more. The form keeps its token, so it counts once
  /// even where nobody knows whether it was stored; a form with files has to be filled in again.
  private static func onceMore(_ visit: Visit) -> Node {
    let say = visit.say
    guard Reply.isOwnPath(visit.path) else { return nothing }
    if visit.method == .get {
      return p([linkButton(say("refusal.retry"), href: visit.path + visit.query.encoded)])
    }
    let fields = visit.form.values.sorted { $0.key < $1.key }
    let isUpload = visit.headers[.contentType]?.hasPrefix("multipart/") ?? true
    guard !fields.isEmpty, !isUpload, !fields.contains(where: { isSecret($0.key) }) else {
      return nothing
    }
    let inputs = fields.flatMap { field in field.value.map { hiddenInput(field.key, $0) } }
    return postForm(
      action: visit.path, csrf: group(inputs),
      [p(say("refusal.retry-counts-once")).class("note"), submitButton(say("refusal.retry-form"))])
  }

  private static func wayOn(_ visit: Visit, kind: Refusal.Kind? = nil) -> [Node] {
    let say = visit.say
    if visit.asker?.person != nil {
      return [linkButton(say("refusal.home"), href: "/", style: .primary)]
    }
    // Who is signed in cannot be seen now; signing in once more would help nobody.
    if kind == .unavailable { return [linkButton(say("refusal.portal"), href: "/p")] }
    if isForCitizen(visit) {
      return [linkButton(say("refusal.portal"), href: "/p", style: .primary)]
    }
    return [
      linkButton(say("act.sign-in"), href: "/login", style: .primary),
      linkButton(say("refusal.portal"), href: "/p"),
    ]
  }

  private static func page(
    _ visit: Visit, title: String, content: [Node], kind: Refusal.Kind
  ) async -> Reply {
    if visit.asker?.person != nil, let frame = try? await visit.staffFrame() {
      return .page(
        staffPage(
          frame, title: title, content: [section(content).class("panel padded")]))
    }
    if isForCitizen(visit), kind != .unavailable, let frame = try? await visit.publicFrame() {
      return .page(publicPage(frame, title: title, content: content))
    }
    return door(visit, title: title, content: content, status: .ok)
  }

  /// The page that needs nothing from the database, for when that is what failed.
  private static func door(
    _ visit: Visit, title: String, content: [Node], status: HTTPResponse.Status
  ) -> Reply {
    let frame = PublicFrame(
      say: visit.say, organization: "", csrf: visit.formToken, isDemo: visit.house.isDemo,
      isCare: visit.isCare, returnTo: "/")
    return .page(doorPage(frame, title: title, content: content), status: status)
  }
}
