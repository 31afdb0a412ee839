@testable import Rulebook

/// A rulebook with a rule of every kind.
enum Full {
  static var sample: Sample {
    var sample = Sample(id: "full")
    sample.sections = [
      "eligibility": eligibility, "filing": filing, "update-rhythm": rhythm,
      "categories": "  - {id: news, \(title)}", "content": content, "review": review,
      "emergency": emergency, "reprint": reprint, "formats": formats,
      "publishing": publishing, "messages": messages, "duty": duty, "security": security,
      "directives": directives, "assessment": assessment, "personal-accounts": personal,
    ]
    sample.articles = [("1", ids)]
    return sample
  }

  static let ids = [
    "eligibility.secret", "eligibility.must", "eligibility.one", "eligibility.two",
    "eligibility.condition", "eligibility.name", "eligibility.look", "filing.route",
    "filing.clock", "filing.field", "filing.person", "filing.notice", "update-rhythm.daily",
    "categories.news",
    "content.case", "review.distinct-persons", "review.author-may-not-sign", "review.stage",
    "review.stage.clock", "review.stage.question", "review.portal", "review.urgent",
    "review.urgent.second-within", "emergency.place",
    "emergency.area", "emergency.first", "reprint.source", "reprint.checked", "formats.text",
    "formats.voice", "formats.kind", "publishing.within", "publishing.quota",
    "publishing.collected", "publishing.sure", "publishing.mend", "messages.petition",
    "messages.first-answer", "messages.department-answer.simple",
    "messages.department-answer.complicated", "messages.department-answer.major",
    "messages.instruction", "messages.reply-within", "messages.settled", "duty.roster",
    "security.passwords", "security.leak", "security.report", "security.look",
    "security.logs", "security.safe", "directives.linkage", "directives.hold",
    "directives.help", "assessment.monthly", "assessment.stale", "assessment.three",
    "personal-accounts.report",
  ]

  private static let title = "article: \"1\", title: {zh-Hans: 某项, en: Something}"
  private static let clock = """
    reading: none, examples: [{from: "2026-03-03T09:00:00+08:00", due: "2026-03-03T10:00:00+08:00"}]
    """
  private static let hour = "article: \"1\", term: {hours: 1}"

  static let eligibility = """
      barred:
        - {id: secret, \(title), owner: unit, names: [国保], unless: unit-approval,
           examples: [{name: 国保支队, passes: false}, {name: 交警支队, passes: true}]}
      required:
        - {id: must, \(title), levels: [city], platforms: [weibo, wechat], level: must-fix,
           reading: none, examples: [{level: city, platforms: none, passes: false},
           {level: county, platforms: [weibo], passes: true}]}
      maximum:
        - {id: one, \(title), count: 1, level: caution, reading: none, adaptable: stricter,
           examples: [{count: 2, passes: false}, {count: 1, passes: true}]}
      staffing:
        - {id: two, \(title), role: account-manager, levels: [city], minimum: 2, level: must-fix,
           reading: none, examples: [{count: 1, passes: false}, {count: 2, passes: true}]}
      conditions:
        - {id: condition, \(title), level: must-fix}
      naming:
        - {id: name, \(title), level: caution, check: contains-unit-name, reading: none,
           examples: [{unit: 甲局, name: 甲局发布, passes: true},
           {unit: 甲局, name: 发布, passes: false}]}
        - {id: look, \(title), level: caution, check: person, reading: none, examples: none}
    """

  static let filing = """
      routes:
        - {id: route, \(title), events: [opening, closing], mode: approval, reading: none,
           steps: [{role: account-manager, seat: unit, title: {zh-Hans: 报, en: Ask}},
           {role: leader, seat: government, title: {zh-Hans: 批, en: Answer}}]}
      clocks:
        - {id: clock, \(title), events: [opening], when: before, term: {working-days: 5},
           reading: none, examples: [{from: "2026-03-16T09:00:00+08:00",
           due: "2026-03-10T00:00:00+08:00"}]}
      form:
        - {id: field, \(title), kind: choice, required: true,
           choices: [{id: weibo, title: {zh-Hans: 微博, en: Weibo}},
           {id: other, title: {zh-Hans: 其他, en: Other}}]}
        - {id: person, \(title), kind: person, required: true, choices: none,
           parts: [name, mobile]}
      notice:
        - {id: notice, \(title), level: must-fix}
    """

  static let rhythm = """
      - {id: daily, \(title), accounts: [weibo], at-least: 1, at-most: none, every: {days: 2},
         level: caution, reading: none, examples: [
         {updates: ["2026-03-01"], as-of: "2026-03-02", passes: true},
         {updates: [], as-of: "2026-03-02", passes: false}]}
    """

  static let content = """
      - {id: case, \(title), kind: needs-consent, applies-to: institutional,
         question: {zh-Hans: 有吗？, en: Is there?}, hints: [命案],
         examples: [{text: 一起命案, hints: true}, {text: 一起喝茶, hints: false}]}
    """

  static let review = """
      distinct-persons: {article: "1", stages: none, reading: none}
      author-may-not-sign: {article: "1", value: true, reading: none}
      stages:
        - {id: stage, article: "1", kind: final-review, role: final-reviewer, seat: unit,
           sensitivities: [ordinary], accounts: [own], gives-consent: false,
           requires-conclusion: false, reading: none,
           clock: {\(hour), from: stage-reached, \(clock)},
           checklist: [{id: question, \(title)}]}
      direct:
        - {id: portal, \(title), requires: portal-link, second-person: true, reading: none}
      urgent:
        - {id: urgent, \(title), items: [emergency], sensitivities: [ordinary],
           first: final-review, second: secrecy-review, reading: none,
           second-within: {\(hour), from: stage-reached, \(clock)}}
    """

  static let emergency = """
      elements: [{id: place, \(title), level: must-fix}]
      warning: [{id: area, \(title), level: must-fix}]
      clocks: [{id: first, \(title), term: {hours: 1}, from: event-known, \(clock)}]
    """

  static let reprint = """
      fields: [{id: source, \(title), level: must-fix}]
      checks: [{id: checked, \(title), level: must-fix}]
    """

  static let formats = """
      limits:
        - {id: text, article: "1", platform: weibo, field: body, maximum: 2, unit: characters,
           level: caution, reading: none, examples: [{text: 木, times: 2, passes: true},
           {text: 木, times: 3, passes: false}]}
      media:
        - {id: voice, article: "1", platform: wechat, kind: voice, maximum-bytes: 10,
           maximum-seconds: none, maximum-width: none, maximum-height: none, types: none,
           level: must-fix, reading: none, examples: [
           {bytes: 10, seconds: none, width: none, height: none, type: none, passes: true},
           {bytes: 11, seconds: none, width: none, height: none, type: mp3, passes: false}]}
      kinds: [{id: kind, \(title), platform: wechat}]
    """

  static let publishing = """
      within: {\(hour), from: last-signature, \(clock)}
      quotas:
        - {id: quota, \(title), accounts: [wechat-service], at-least: none, at-most: 1,
           every: month, level: must-fix, reading: none, examples: [
           {updates: ["2026-03-01"], as-of: "2026-03-02", passes: true},
           {updates: ["2026-03-01", "2026-03-02"], as-of: "2026-03-02", passes: false}]}
      steps: [{id: collected, \(title)}]
      confirmations: [{id: sure, \(title), level: must-fix}]
      corrections: [{id: mend, \(title), level: must-fix}]
    """

  static let messages = """
      classes: [{id: petition, \(title), handling: petition-channel, guidance: none}]
      first-answer: {\(hour), from: received, \(clock)}
      department-answer:
        simple: {\(hour), from: transferred, \(clock)}
        complicated: {\(hour), from: transferred, \(clock)}
        major: {\(hour), from: transferred, \(clock)}
      reply-stages: [{kind: instruction, article: "1", role: leader, seat: unit}]
      reply-within: {\(hour), from: reply-approved, \(clock)}
      clocks: [{id: settled, \(title), class: petition, term: {hours: 1}, from: received, \(clock)}]
    """

  static let duty = "  - {id: roster, \(title), kind: duty, level: caution}"

  static let security = """
      rotation:
        - {id: passwords, \(title), events: [leak, periodic], level: caution,
           within: {hours: 1}, \(clock)}
      playbooks:
        - {id: leak, \(title), steps: [{id: stop, title: {zh-Hans: 停, en: Stop}}]}
      reports: [{id: report, \(title), term: {hours: 1}, from: incident-known, \(clock)}]
      patrols: [{id: look, \(title), every: {days: 7}, level: caution}]
      retention:
        - {id: logs, \(title), of: logs, at-least: {days: 60}, adaptable: stricter,
           examples: [{days: 59, passes: false}, {months: 2, passes: true}]}
      confirmations: [{id: safe, \(title), level: caution}]
    """

  static let directives = """
      clocks: [{id: linkage, \(title), term: {hours: 1}, from: directive-issued, \(clock)}]
      holds: [{id: hold, \(title), decided-by: news-centre, level: must-fix}]
      duties: [{id: help, \(title), level: caution}]
    """

  static let assessment = """
      periods: [{id: monthly, \(title), every: month}]
      indicators: [{id: stale, \(title), kind: veto, level: must-fix}]
      closures:
        - {id: three, \(title), notices: 1, consecutive: true, within: year, reading: none,
           examples: [{notices: ["2026-03-01"], clean: [], passes: false},
           {notices: [], clean: [], passes: true}]}
    """

  static let personal = "  - {id: report, \(title), kind: report, unless: none}"
}
