import Office
import Support
import Testing

@Suite struct SavedViewTests {
  @Test(arguments: Engine.allCases)
  func `a list is kept for its reader alone, once under a name`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let editor = world.cast.editor
    let view = try await world.perform(
      SaveView(.posts, title: " 本周 ", query: "state=draft"), as: editor)
    let kept = try await world.ask(as: editor) { try $0.savedViews(of: .posts) }
    #expect(kept.map(\.id) == [view])
    #expect(kept.map(\.name) == ["本周"] && kept.map(\.query) == ["state=draft"])
    let others = try await world.ask(as: world.cast.publisher) { try $0.savedViews(of: .posts) }
    #expect(others.isEmpty)
    let taken = await expectRefusal("office.invalid", in: world) {
      try await world.perform(SaveView(.posts, title: "本周", query: "state=failed"), as: editor)
    }
    #expect(taken?.problems.map(\.field) == ["name"])
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(DeleteView(view), as: world.cast.publisher)
    }
    try await world.perform(DeleteView(view), as: editor)
    #expect(try await world.ask(as: editor) { try $0.savedViews(of: .posts) }.isEmpty)
  }

  @Test(arguments: Engine.allCases)
  func `there is an end to how many somebody keeps`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let editor = world.cast.editor
    for number in 0..<SavedView.most {
      try await world.perform(
        SaveView(.posts, title: "清单 \(number)", query: "q=\(number)"), as: editor)
    }
    let refusal = await expectRefusal("views.too-many", in: world) {
      try await world.perform(SaveView(.posts, title: "再来", query: "q=1"), as: editor)
    }
    #expect(refusal?.facts["maximum"] == "\(SavedView.most)")
  }
}
