/// The text of an item on one account, where it is another than the item's own: a platform takes
/// less, or its readers are spoken to otherwise. A signature vouches for it as for the rest.
package struct AccountForm: Sendable, Hashable, Codable {
  package let account: AccountID
  /// Empty for the item's own.
  package var title: String
  /// Empty for the item's own.
  package var body: String

  package init(account: AccountID, title: String = "", body: String = "") {
    self.account = account
    self.title = title
    self.body = body
  }

  package var isEmpty: Bool { title.isEmpty && body.isEmpty }

  static let titlePrefix = "title-on-"
  static let bodyPrefix = "body-on-"

  /// The account whose title or text a field holds; nil for any other field.
  package static func account(ofField field: String) -> AccountID? {
    for prefix in [titlePrefix, bodyPrefix] where field.hasPrefix(prefix) {
      return AccountID(String(field.dropFirst(prefix.count)))
    }
    return nil
  }

  /// Whether a field holds the title of an account's text.
  package static func isTitle(_ field: String) -> Bool { field.hasPrefix(titlePrefix) }
}

extension PostDraft {
  package func form(on account: AccountID) -> AccountForm? {
    forms?.first { $0.account == account }
  }

  /// What readers of an account see.
  package func words(on account: AccountID) -> (title: String, body: String) {
    let form = form(on: account)
    func own(_ words: String?, or common: String) -> String {
      words.flatMap { $0.isEmpty ? nil : $0 } ?? common
    }
    return (own(form?.title, or: title), own(form?.body, or: body))
  }

  /// The fields of the texts of single accounts that say anything.
  var formFields: [String] {
    (forms ?? []).flatMap { form in
      (form.title.isEmpty ? [] : [PostFields.field(ofTitleOn: form.account)])
        + (form.body.isEmpty ? [] : [PostFields.field(ofBodyOn: form.account)])
    }
  }

  /// The text of a field of a single account; nil where there is no such text.
  func formText(of field: String) -> String? {
    guard let form = AccountForm.account(ofField: field).flatMap({ form(on: $0) }) else {
      return nil
    }
    return AccountForm.isTitle(field) ? form.title : form.body
  }
}
