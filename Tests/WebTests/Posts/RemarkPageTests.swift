import HTTPTypes
import Office
import Support
import Testing

@testable import Web

@Suite struct RemarkPageTests {
  @Test(arguments: Engine.allCases)
  func `a reviewer remarks on words, the author answers, and the remark is settled`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await Site.with(world).open { newBrowser in
      let journey = PostJourney(world: world)
      let editor = try await journey.begun(newBrowser)
      let reviewer = try await journey.at(newBrowser(), "wangchu")
      let page = try await reviewer.get("/posts/1")
      #expect(page.missingPhrases.isEmpty)
      let wrong = try await reviewer.submit(
        "/posts/1/remarks", on: page,
        [("field", "body"), ("quote", "没有的话"), ("words", "<b>请核实</b>")])
      #expect(wrong.status == .unprocessableContent && wrong.missingPhrases.isEmpty)
      #expect(wrong.text.contains("href=\"#field-quote\"") && wrong.text.contains("没有这些字"))
      #expect(wrong.text.contains("&lt;b&gt;请核实&lt;/b&gt;"), "what was typed is still there")
      let made = try await reviewer.submit(
        "/posts/1/remarks", on: wrong,
        [("field", "body"), ("quote", "11月28日"), ("words", "<b>请核实</b>")])
      #expect(made.location == "/posts/1?done=remarked")
      let shown = try await reviewer.get("/posts/1?done=remarked")
      #expect(shown.missingPhrases.isEmpty && shown.text.contains("批注（1）"))
      #expect(shown.text.contains("<blockquote>11月28日</blockquote>"))
      #expect(shown.text.contains("<mark>11月28日</mark>"))

      let other = try await journey.at(newBrowser(), "zhaofu").get("/posts/1")
      #expect(other.text.contains("11月28日") && !other.text.contains("/remarks/1/answers"))
      let read = try await editor.get("/posts/1")
      let empty = try await editor.submit("/remarks/1/answers", on: read, [("words", " ")])
      #expect(empty.status == .unprocessableContent && empty.missingPhrases.isEmpty)
      let answered = try await editor.submit(
        "/remarks/1/answers", on: empty, [("words", "已电话核实")])
      #expect(answered.location == "/posts/1?done=answered")
      let second = try await reviewer.get("/posts/1")
      #expect(second.text.contains("已电话核实"))
      let settled = try await reviewer.submit("/remarks/1/settlement", on: second, [])
      #expect(settled.location == "/posts/1?done=settled")
      let after = try await editor.get("/posts/1?done=settled")
      #expect(after.missingPhrases.isEmpty && after.text.contains("已处理的批注（1）"))
      let late = try await reviewer.submit("/remarks/1/settlement", on: second, [])
      #expect(late.status == .seeOther || late.status == .conflict)
    }
  }
}
