import HTML
import HTTPTypes
import Office
import WorkCalendar

/// One request, read and checked: who asks, in which language, for what, with which fields.
package struct Visit: Sendable {
  package let house: House
  package let say: Words
  package let request: String
  package let method: HTTPRequest.Method
  package let path: String
  package let query: FormFields
  package internal(set) var form: FormFields
  /// The files of an upload by their fields.
  var uploads: [String: [IncomingFile]] = [:]
  /// Why the reception sends a form back before the handler sees it.
  package internal(set) var turnedDown: Refusal?
  package let parameters: [String: String]
  package let headers: HTTPFields
  /// The raw body of requests that are no forms.
  package internal(set) var body: [UInt8]
  package internal(set) var asker: Asker?
  /// How much waits for the asker; nil when it was not counted on the way in.
  package internal(set) var waiting: WaitingCounts?
  /// SHA-256 of the session token; nil when nobody is signed in.
  package internal(set) var sessionDigest: [UInt8]?
  /// What form tokens are bound to: the session, or the guest cookie.
  package internal(set) var browser: String
  package internal(set) var once: OnceKey?
  package let isCare: Bool

  package var office: Office { house.office }
  package var now: Instant { house.office.clock.now }

  /// On whose behalf acts are performed.
  package var actor: Actor { asker?.actor ?? .citizen }

  /// A number from the address.
  ///
  /// - Throws: `office.not-found` when it is none.
  package func id<Noun>(_ name: String = "id", of: Noun.Type = Noun.self) throws -> Identifier<Noun>
  {
    guard let text = parameters[name], let id = Identifier<Noun>(text) else {
      throw Refusal(OfficeRefusal.notFound)
    }
    return id
  }

  /// What somebody looks for, from the address.
  ///
  /// - Parameter label: what stands at the field.
  /// - Throws: a fault that names the field when it is longer than any search; nothing is cut.
  package func searched(_ name: String, label: String, atMost longest: Int = 60) throws -> String {
    let words = query.text(name)
    guard words.unicodeScalars.count <= longest else {
      throw RequestFault.longSearch(field: label, maximum: longest)
    }
    return words
  }

  /// The files that came in a field, in their order; their contents are safe in the store.
  package func files(_ name: String) -> [IncomingFile] { uploads[name] ?? [] }

  /// Refuses fields nobody asked for: a typing error in a script must not pass unseen.
  package func expect(_ names: String...) throws {
    let unknown =
      form.unknown(besides: Set(names + [FormToken.field]))
      + uploads.keys.filter { !names.contains($0) }.sorted()
    guard unknown.isEmpty else {
      throw Refusal.invalid(unknown.map { FieldProblem($0, .unknownField) })
    }
  }

  package func ask<T: Sendable>(
    _ question: @escaping @Sendable (Reading) throws -> T
  ) async throws -> T {
    try await house.office.ask(as: asker ?? Asker(actor: .citizen), question)
  }

  /// Performs an act; the form's token makes sure that a form sent twice counts once.
  package func perform<A: Act>(_ act: A) async throws -> A.Outcome {
    try await house.office.perform(act, as: actor, request: request, once: once)
  }

  /// The hidden field every form carries.
  package var formToken: Node {
    input().type("hidden").name(FormToken.field)
      .value(FormToken.issue(for: browser, keys: house.office.keys, random: house.office.random))
  }

  /// The signed-in person.
  ///
  /// - Throws: `office.not-signed-in`.
  package func signedIn() throws -> Asker {
    guard let asker, asker.person != nil else { throw Refusal(OfficeRefusal.notSignedIn) }
    return asker
  }

  /// What was typed and what is wrong with it, for a form that is shown again.
  ///
  /// - Parameter typed: where it was typed when not into the form, such as the address.
  package func entries(
    _ refusal: Refusal? = nil, typed: FormFields? = nil, labels: [String: String] = [:]
  ) -> Entries {
    Entries(
      (typed ?? form).values,
      errors: ((refusal ?? turnedDown)?.problems ?? []).map { problem in
        FieldError(
          problem.field,
          words(for: problem, field: labels[problem.field] ?? fieldName(problem.field)))
      })
  }

  /// What is wrong with a field, in a sentence.
  ///
  /// - Parameter field: how the reader knows the field; its own name when nil.
  package func words(for problem: FieldProblem, field: String? = nil) -> String {
    say.words(for: problem, field: field)
  }

  /// Asks to send the form once more: what came was not stored, and is all there but the files.
  var sendAgain: Node {
    guard let turnedDown else { return flash(say("form.again"), tone: .amber, say: say) }
    return flash(
      say("refusal." + turnedDown.code, turnedDown.facts) + say("form.choose-again"),
      tone: .red, say: say)
  }
}

extension Words {
  /// What is wrong with a field, in a sentence.
  ///
  /// - Parameter field: how the reader knows the field; its own name when nil.
  package func words(for problem: FieldProblem, field: String? = nil) -> String {
    var facts = FileWords.facts(of: problem, self)
    facts["field"] = field ?? problem.field
    facts["platform"] = facts["platform"].map { RulebookWords.platform($0, self) }
    return self("problem." + (facts[FieldProblem.cause] ?? problem.code.rawValue), facts)
  }
}
