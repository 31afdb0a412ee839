import HTML
import Office

/// After signing in again: what was typed before, ready to be sent, nothing of it lost.
enum ResumePage {
  static func reply(_ visit: Visit, kept: KeptForm, token: String) throws -> Reply {
    let say = visit.say
    let formToken = FormToken.issue(
      for: token, keys: visit.office.keys, random: visit.office.random)
    let fields = kept.fields.sorted { $0.key < $1.key }.flatMap { name, values in
      values.map { value in
        value.count > 60
          ? textarea(value).rows(8).name(name).class("control").aria("label", name)
          : hiddenInput(name, value)
      }
    }
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
}
