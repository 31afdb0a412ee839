import Foundation
import HTTPTypes
import Office
import Support
import Testing

@testable import Web

/// Walks through the whole site as everybody, types what would break out of the page into every
/// field there is, and looks at every page for it.
@Suite struct InjectionWalkTests {
  @Test func `nothing that is typed anywhere becomes part of a page`() async throws {
    let world = try await World(on: .sqlite)
    try await Site.with(world).open { newBrowser in
      let walk = InjectionWalk()
      let citizen = newBrowser()
      try await walk.around(citizen, from: ["/p/ask", "/p/accounts", "/p"])
      var browsers: [(Browser, String)] = []
      for login in InjectionWalk.people {
        let browser = newBrowser()
        try await browser.signIn(login)
        browsers.append((browser, login))
      }
      for round in 1...2 {
        for (browser, login) in browsers {
          walk.begin(login, round)
          try await walk.around(browser, from: InjectionWalk.doors)
        }
      }
      // Once more, only looking: what was typed by one is shown to all.
      for (browser, login) in browsers {
        walk.begin(login, 3, onlyLooking: true)
        try await walk.around(browser, from: InjectionWalk.doors)
      }
      #expect(walk.broken.isEmpty, "\(walk.broken.sorted().joined(separator: "\n"))")
      #expect(walk.faults.isEmpty, "\(walk.faults.sorted().joined(separator: "\n"))")
      let areas = Set(walk.accepted.map { $0.split(separator: "/").first.map(String.init) ?? "" })
      #expect(
        areas.isSuperset(of: InjectionWalk.areas), "\(InjectionWalk.areas.subtracting(areas))")
      #expect(walk.shown.count >= 30, "\(walk.shown.sorted()) of \(walk.accepted.sorted())")
    }
  }
}

/// The walk: which pages were seen, what was typed where, and what came of it.
private final class InjectionWalk {
  static let people = [
    "licai", "hexi", "lvquan", "shiji", "wangchu", "zhaofu", "qianzhong", "zhoumi", "zhengbu",
    "kongwai",
  ]
  static let doors = [
    "/", "/posts", "/posts/new", "/posts/new?kind=emergency", "/messages", "/accounts",
    "/accounts/new", "/filings", "/personal", "/training", "/impersonations", "/organizations",
    "/persons", "/calendar", "/calendar/own", "/rulebooks", "/rulebooks/try", "/audit", "/imports",
    "/profile", "/accounts/coverage", "/events", "/rhythm", "/corrections", "/archive",
  ]
  /// Parts of the site whose forms must have taken a canary in.
  static let areas: Set<String> = [
    "p", "posts", "calendar", "accounts", "filings", "organizations", "persons", "impersonations",
    "rulebooks", "devices", "personal",
  ]
  /// What ends the walk or somebody's right to go on with it.
  private static let leftOut = [
    "/sign-out", "/language", "/care", "/login", "/disable", "/enable", "/password", "/end",
    "/discard", "/recall", "/rulebooks/activation",
  ]
  private static let most = 170

  /// Canaries that stand raw on a page, with its address.
  private(set) var broken: Set<String> = []
  private(set) var faults: Set<String> = []
  /// `area/…/field` of what a form took in.
  private(set) var accepted: Set<String> = []
  /// Those of them that were seen on a page, as text.
  private(set) var shown: Set<String> = []
  private var marks: [String: Int] = [:]
  /// Which field a canary's number stands for.
  private var keys: [Int: String] = [:]
  private var who = ""
  private var onlyLooking = false
  private var sent: Set<String> = []

  func begin(_ login: String, _ round: Int, onlyLooking: Bool = false) {
    who = "\(login)-\(round)"
    self.onlyLooking = onlyLooking
  }

  func around(_ browser: Browser, from doors: [String]) async throws {
    var waiting = doors
    var seen: Set<String> = []
    while let path = waiting.first, seen.count < Self.most {
      waiting.removeFirst()
      guard seen.insert(path).inserted else { continue }
      var page = try await browser.get(path)
      if let next = page.location {
        waiting.append(next)
        continue
      }
      look(at: page, path)
      waiting += links(on: page)
      guard !onlyLooking else { continue }
      for form in FormOnPage.all(on: page) where isWanted(form) {
        if let next = try await fill(form, on: page, browser) { waiting.insert(next, at: 0) }
        // What was sent may have changed the page and its other forms.
        page = try await browser.get(path)
        look(at: page, path)
      }
    }
  }

  private func isWanted(_ form: FormOnPage) -> Bool {
    !form.words.isEmpty && !form.asksPassword
      && !Self.leftOut.contains { form.action.hasSuffix($0) }
      && sent.insert("\(who) \(form.action) \(form.words)").inserted
  }

  private func links(on page: Page) -> [String] {
    page.text.components(separatedBy: "href=\"/").dropFirst().map {
      "/" + $0.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
    }.filter { path in
      !path.hasPrefix("/assets") && !path.contains("/export") && !path.contains("done=")
        && !path.hasPrefix("/rulebooks/") && !path.hasPrefix("/files")
        // The list of items, narrowed in every way that it can be, would be the whole walk.
        && !(path.hasPrefix("/posts?") && path.contains("&"))
    }
  }

  /// Sends a form full of canaries; a field that cannot hold one gets the next thing it may hold.
  ///
  /// - Returns: where the form led, when it was taken in.
  private func fill(
    _ form: FormOnPage, on page: Page, _ browser: Browser
  ) async throws -> String? {
    var tries: [String: Int] = [:]
    for _ in 0..<12 {
      var fields: [(String, String)] = []
      for control in form.controls {
        let value =
          control.kind == .words
          ? candidate(tries[control.name] ?? 0, mark(form, control.name)) : control.value
        fields.append((control.name, value))
      }
      let answer = try await browser.post(form.action, fields)
      look(at: answer, form.action)
      if answer.status == .seeOther || answer.status == .ok {
        for name in form.words where (tries[name] ?? 0) < Self.canaries {
          accepted.insert(key(form, name))
        }
        return answer.location
      }
      guard answer.status == .unprocessableContent else { return nil }
      let wrong = form.words.filter { answer.text.contains("href=\"#\(fieldID($0))\"") }
      guard !wrong.isEmpty else { return nil }
      for name in wrong { tries[name, default: 0] += 1 }
    }
    return nil
  }

  private static let canaries = 2
  /// How a canary, or an address that runs a program, would stand on a page that it broke out of.
  private static let outbreaks = [
    "<script>c", "<img src=x", "<i c", "href=\"javascript:", "src=\"javascript:",
    "action=\"javascript:",
  ]

  private func candidate(_ attempt: Int, _ mark: Int) -> String {
    let values = [
      "<script>c\(mark)</script>\"'><img src=x onerror=c\(mark)>", "\"'><i c\(mark)>",
      "javascript:c\(mark)", "https://weibo.com/u/\(mark)", "2026-10-2\(mark % 9)",
      "1390000\(1_000 + mark)", "a\(mark)@b.example.cn", "3", "名称\(mark)", "w\(mark)",
    ]
    return values[min(attempt, values.count - 1)]
  }

  /// `posts/*/waivers/reason`: numbers of records left out.
  private func key(_ form: FormOnPage, _ name: String) -> String {
    let parts = form.action.split(separator: "/").map { Int($0) == nil ? String($0) : "*" }
    return (parts + [name]).joined(separator: "/")
  }

  private func mark(_ form: FormOnPage, _ name: String) -> Int {
    let key = key(form, name)
    if let mark = marks[key] { return mark }
    let mark = marks.count + 1
    (marks[key], keys[mark]) = (mark, key)
    return mark
  }

  private func look(at page: Page, _ path: String) {
    if page.status.code >= 500 { faults.insert("\(path): \(page.status)") }
    guard page.headers[.contentType]?.hasPrefix("text/html") == true else { return }
    for raw in Self.outbreaks {
      guard let found = page.text.range(of: raw) else { continue }
      let before = page.text[..<found.lowerBound].suffix(60)
      broken.insert("\(path) (\(who)): …\(before)\(raw)")
    }
    guard page.status == .ok else { return }
    for opening in ["&lt;script&gt;c", "&lt;i c"] {
      for rest in page.text.components(separatedBy: opening).dropFirst() {
        guard let mark = Int(rest.prefix { $0.isASCII && $0.isNumber }), let key = keys[mark],
          accepted.contains(key)
        else { continue }
        shown.insert(key)
      }
    }
  }
}
