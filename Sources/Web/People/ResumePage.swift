import HTML
import Office

/// After signing in again: what was typed before, ready to be sent, nothing of it lost.
enum ResumePage {
  static func reply(_ visit: Visit, kept: KeptForm, token: String) throws -> Reply {
    let say = visit.say
    let formToken = FormToken.issue(
      for: token, keys: visit.office.keys, random: visit.office.random)
    // The order of the page is not kept; what is short, such as a title, stands before texts.
    let fields = kept.fields.map { (name: $0.key, values: $0.value) }
      .sorted { left, right in
        let (leftIsLong, rightIsLong) = (
          left.values.contains(where: isLong), right.values.contains(where: isLong)
        )
        return leftIsLong == rightIsLong ? left.name < right.name : rightIsLong
      }
      .flatMap { name, values in values.map { field(name, $0, path: kept.path, say) } }
    let frame = PublicFrame(
      say: say, organization: "",
      csrf: input().type("hidden").name(FormToken.field).value(formToken),
      isDemo: visit.house.isDemo, isCare: visit.isCare, returnTo: "/")
    return .page(
      doorPage(
        frame, title: say("resume.title"),
        content: [
          h1(say("resume.title")), p(say("resume.text")),
          postForm(
            action: kept.path, csrf: frame.csrf,
            fields + [submitButton(say("resume.send")), linkButton(say("act.cancel"), href: "/")]),
        ]))
  }

  private static func isLong(_ value: String) -> Bool {
    value.count > 60 || value.contains { $0.isNewline }
  }

  /// What was typed can be read and corrected; choices and numbers of records travel along unseen.
  private static func field(_ name: String, _ value: String, path: String, _ say: Words) -> Node {
    let known = FieldNames.name(of: name, at: path, say)
    let isLong = isLong(value)
    guard !value.isEmpty, known != nil || isLong, !name.hasPrefix("_") else {
      return hiddenInput(name, value)
    }
    let about = FieldLabel(name, known ?? name)
    let entries = Entries(single: [name: value])
    return isLong
      ? textArea(about, entries, say: say, rows: 8) : textInput(about, entries, say: say)
  }
}
