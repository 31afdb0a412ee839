import Rulebook
import Testing

@testable import Office

/// Which rules bind in which part of the tree, cut along the order of paths.
@Suite struct TerritoryTests {
  private func adoption(_ path: String, _ ids: String...) -> RuleTerritory.Adoption {
    RuleTerritory.Adoption(path: path, chosen: ids.map { ChosenRulebook($0) })
  }

  private func described(_ range: PathRange, _ adoptions: [RuleTerritory.Adoption]) -> [String] {
    RuleTerritory.territories(of: range, under: adoptions).map {
      "\($0.range.lower)…\($0.range.upper) \($0.chosen.map(\.id).joined(separator: "+"))"
    }
  }

  @Test func `without rulebooks a stretch is one territory`() {
    #expect(described(.subtree(of: "/1/"), []) == ["/1/…/1/~ "])
  }

  @Test func `a body adds its rulebooks before those above it, and each binds once`() {
    let found = described(
      .subtree(of: "/1/"), [adoption("/1/", "hunan", "media"), adoption("/1/4/", "city", "media")])
    #expect(
      found == [
        "/1/…/1/4/ hunan+media", "/1/4/…/1/4/~ city+media+hunan", "/1/4/~…/1/~ hunan+media",
      ])
  }

  @Test func `what is adopted above a stretch binds in it, and what is beside it does not`() {
    let found = described(
      .subtree(of: "/1/4/"),
      [adoption("/1/", "hunan"), adoption("/1/3/", "beside"), adoption("/1/5/", "beside")])
    #expect(found == ["/1/4/…/1/4/~ hunan"])
  }

  @Test func `neighbours and bodies within bodies are told apart`() {
    let found = described(
      .subtree(of: "/1/"),
      [adoption("/1/2/", "a"), adoption("/1/2/9/", "b"), adoption("/1/3/", "c")])
    #expect(
      found == [
        "/1/…/1/2/ ", "/1/2/…/1/2/9/ a", "/1/2/9/…/1/2/9/~ b+a", "/1/2/9/~…/1/2/~ a",
        "/1/2/~…/1/3/ ", "/1/3/…/1/3/~ c", "/1/3/~…/1/~ ",
      ])
  }

  @Test func `a single body has the rules of those above it and its own`() {
    let found = described(
      .body(at: "/1/2/"), [adoption("/1/", "a"), adoption("/1/2/", "b"), adoption("/1/2/3/", "c")])
    #expect(found == ["/1/2/…/1/2/0 b+a"])
  }

  @Test func `stretches that touch become one, and a page goes on behind its last body`() {
    let ranges = PathRange.merged([
      .subtree(of: "/1/4/"), .body(at: "/1/4/7/"), .subtree(of: "/1/2/"),
    ])
    #expect(ranges == [.subtree(of: "/1/2/"), .subtree(of: "/1/4/")])
    let rest = PathRange.subtree(of: "/1/").following("/1/4/")
    #expect(rest.map { $0.lower < "/1/4/1/" && $0.lower > "/1/4/" } == true)
    #expect(PathRange.body(at: "/1/").following("/1/") == nil)
    #expect(PathRange.subtree(of: "/2/").clipped(to: .subtree(of: "/1/")) == nil)
  }

  @Test(arguments: [("12", true), ("12-345", true), ("", false), ("x", false), ("12-", false)])
  func `a mark is read as it was written, or not at all`(text: String, isMark: Bool) {
    #expect((CoverageMark(text)?.text == text) == isMark)
  }
}
