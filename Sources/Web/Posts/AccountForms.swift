import HTML
import Office

/// The fields for the text on single accounts, where it is another than the item's own.
struct AccountForms {
  let accounts: [Account]
  let say: Words

  /// How an account is called in the editor; of the built-in portal, the name alone.
  static func name(_ account: Account, _ say: Words) -> String {
    account.platform == .portal ? account.name : AccountPreview.name(account, say)
  }

  /// What was typed; nil where nothing was.
  static func answer(_ form: FormFields) -> [AccountForm]? {
    var forms: [AccountID: AccountForm] = [:]
    for (field, values) in form.values {
      guard let account = AccountForm.account(ofField: field), let words = values.first else {
        continue
      }
      var typed = forms[account] ?? AccountForm(account: account)
      if AccountForm.isTitle(field) { typed.title = words } else { typed.body = words }
      forms[account] = typed
    }
    let said = forms.values.filter { !$0.isEmpty }.sorted { $0.account < $1.account }
    return said.isEmpty ? nil : said
  }

  static func entries(_ draft: PostDraft) -> [String: [String]] {
    var values: [String: [String]] = [:]
    for form in draft.forms ?? [] {
      values[PostFields.field(ofTitleOn: form.account)] = [form.title]
      values[PostFields.field(ofBodyOn: form.account)] = [form.body]
    }
    return values
  }

  var labels: [String: String] {
    var labels: [String: String] = [:]
    for account in elsewhere {
      let facts = ["account": Self.name(account, say)]
      labels[PostFields.field(ofTitleOn: account.id)] = say("posts.form.title-on", facts)
      labels[PostFields.field(ofBodyOn: account.id)] = say("posts.form.body-on", facts)
    }
    return labels
  }

  /// The portal shows the item's own text, with which others are compared.
  private var elsewhere: [Account] { accounts.filter { $0.platform != .portal } }

  func node(_ entries: Entries) -> Node {
    guard !elsewhere.isEmpty else { return nothing }
    return fieldset(
      [legend(say("posts.form.legend")), p(say("posts.form.hint")).class("hint")]
        + elsewhere.map { fields(on: $0, entries) }
    ).class("field-group")
  }

  private func fields(on account: Account, _ entries: Entries) -> Node {
    let title = PostFields.field(ofTitleOn: account.id)
    let body = PostFields.field(ofBodyOn: account.id)
    let isOpen = [title, body].contains { !entries.value($0).isEmpty || entries.error($0) != nil }
    return details([
      summary(Self.name(account, say)),
      textInput(
        FieldLabel(
          title, labels[title] ?? "", need: .optional,
          limit: FieldLimit(PostFields.formTitle.maximum)), entries, say: say),
      textArea(
        FieldLabel(
          body, labels[body] ?? "", need: .optional, limit: FieldLimit(PostFields.body.maximum)),
        entries, say: say, rows: 6),
    ]).flag("open", isOpen)
  }
}
