import Foundation
import Office

/// What was typed into a form whose sender had to sign in again: sealed, carried by the browser.
struct KeptForm: Codable {
  static let field = "_kept"

  let path: String
  let fields: [String: [String]]
  /// SHA-256 of the session that had ended: what was typed goes back to the same person only.
  let session: [UInt8]

  init(path: String, form: FormFields, session: [UInt8]) {
    self.path = path
    // Passwords do not travel on, not even sealed.
    fields =
      path == PasswordPages.path
      ? [:] : form.values.filter { $0.key != FormToken.field && $0.key != Self.field }
    self.session = session
  }

  func sealed(with keys: Keys) throws -> String {
    Base64URL.encode(try keys.seal(stored(self)))
  }

  init?(sealed text: String, keys: Keys) {
    guard !text.isEmpty, let bytes = Base64URL.decode(text), let plain = try? keys.unseal(bytes),
      let form: KeptForm = try? restored(plain), Reply.isOwnPath(form.path)
    else { return nil }
    self = form
  }
}
