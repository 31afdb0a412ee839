import Foundation
import Support
import Testing
import WorkCalendar

@testable import Office

@Suite struct SearchTests {
  static let folded: [(String, String)] = [
    ("ＡＢＣ１２３", "abc123"), ("  夜间\u{3000}管制\n路段 ", "夜间 管制 路段"),
    ("Woodbell 木铎", "woodbell 木铎"), ("零\u{200B}宽", "零宽"), ("", ""), ("\u{0007}", ""),
  ]

  @Test(arguments: folded)
  func `a text is folded as whoever searches would not think of it`(text: String, words: String) {
    #expect(SearchText(folding: text).words == words)
  }

  @Test func `two characters are enough, one is too short, and spaces separate words`() {
    #expect(SearchWords("管制").terms.count == 1 && !SearchWords("管制").isTooShort)
    #expect(SearchWords("管").isTooShort && SearchWords("管 制").isTooShort)
    #expect(SearchWords(" ").isEmpty && !SearchWords(" ").isTooShort)
    #expect(SearchText(folding: "管 制").terms.isEmpty)
    #expect(SearchWords("管制 路段").words == ["管制", "路段"])
    #expect(SearchWords(String(repeating: "长", count: 40)).terms.count == 1)
  }

  /// Whatever text: what stands in it is found by its terms.
  @Test func `every part of a text of two characters or more has its terms in the text`() {
    var dice = SystemRandomNumberGenerator()
    let letters = Array("管制金水路Aa1 -\n\u{1F6A7}é％%_\\")
    for _ in 0..<500 {
      let text = String(
        (0..<Int.random(in: 2..<60, using: &dice)).compactMap { _ in
          letters.randomElement(using: &dice)
        })
      let folded = SearchText(folding: text)
      for word in folded.words.split(separator: " ") where word.unicodeScalars.count > 1 {
        #expect(
          Set(SearchWords(String(word)).terms).isSubset(of: folded.terms),
          "\(text.debugDescription)")
      }
    }
  }

  static let questions: [(String, [Int])] = [
    ("管制", [2, 1]), ("金水 管制", [1]), ("制夜", []), ("轨道", [3]), ("ｗｉｆｉ", [3]), ("WIFI", [3]),
    ("不存在", []), ("管", []), ("100%", [2]), ("10_%", []), ("摘要里", [3]), ("末尾词", []),
    ("YC-2026-0002", [2]), ("粗体字", [1]),
  ]

  @Test(arguments: Engine.allCases)
  func `both engines find the same words in title, number, summary and the text's beginning`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    for (title, summary, body) in [
      ("金水路夜间管制", "", "这里有**粗体**字。"), ("节后交通管制", "", "全程 100% 恢复。"),
      ("轨道交通开通", "摘要里写明", "站内有 WiFi。" + String(repeating: "长", count: 600) + "末尾词"),
    ] {
      var draft = walk.draft()
      (draft.title, draft.summary, draft.body) = (title, summary, body)
      _ = try await walk.write(draft)
    }
    for (words, expected) in Self.questions {
      #expect(try await Self.found(words, in: world) == expected.map(Int64.init), "\(words)")
    }
  }

  @Test(arguments: Engine.allCases)
  func `what is saved is found at once, and what it no longer says is not`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await walk.write()
    var draft = walk.draft()
    draft.title = "关于地铁试运行的通告"
    try await world.perform(SavePost(post, version: 1, draft: draft), as: world.cast.editor)
    #expect(try await Self.found("地铁", in: world) == [1])
    #expect(try await Self.found("冬季", in: world).isEmpty)
    #expect(try await Self.found("夜间管制", in: world) == [1], "the text stayed")
    let outside = try await world.ask(as: world.cast.outsider) { reading in
      var filter = PostFilter()
      filter.text = "地铁"
      return try reading.posts(filter).lines.count
    }
    #expect(outside == 0, "of other bodies nothing is found")
  }

  @Test(arguments: Engine.allCases)
  func `items from before there was a search are found after a while`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    for _ in 0..<3 { _ = try await walk.write() }
    try await world.forgetWords()
    #expect(try await Self.found("管制", in: world).isEmpty)
    var place: PostID?
    repeat { place = try await world.office.gatherWords(from: place) } while place != nil
    #expect(try await Self.found("管制", in: world) == [3, 2, 1])
  }

  @Test(arguments: Engine.allCases)
  func `a list is narrowed by everything that its address can say`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let first = try await walk.write()
    world.clock.advance(minutes: 60 * 24 * 3)
    let second = try await walk.submitted(walk.draft(sensitivity: .important))
    let begun = World.start.date
    let editor = try world.cast.editor.personID()
    let (account, other) = (world.cast.account, world.cast.districtAccount)
    let cases: [(String, @Sendable (inout PostFilter) -> Void, [PostID])] = [
      ("state", { $0.state = .draft }, [first]),
      ("level", { $0.sensitivity = .important }, [second]),
      ("kind", { $0.kind = .emergency }, []),
      ("category", { $0.category = PostCategory(rawValue: "openness") }, [second, first]),
      ("author", { $0.author = editor }, [second, first]),
      ("holder", { ($0.holder, $0.state) = (editor, .draft) }, [first]),
      ("account", { $0.account = account }, [second, first]),
      ("other account", { $0.account = other }, []),
      ("to", { $0.to = begun }, [first]),
      ("from", { $0.from = begun.adding(days: 1) }, [second]),
      ("day", { ($0.from, $0.to) = (begun.adding(days: 3), begun.adding(days: 3)) }, [second]),
      ("overdue", { $0.isOverdue = true }, []),
    ]
    for (name, narrow, expected) in cases {
      let found = try await world.ask(as: world.cast.editor) { reading in
        var filter = PostFilter()
        narrow(&filter)
        return try reading.posts(filter).lines.map(\.post.id)
      }
      #expect(found == expected, "\(name)")
    }
  }

  @Test(arguments: Engine.allCases)
  func `a page looks through no more than so many items, and goes on behind them`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    try await world.fill(4_100)
    let first = try await Self.emergencies(before: nil, in: world)
    #expect(first.lines.isEmpty && first.isCut && first.next == PostID(101))
    let second = try await Self.emergencies(before: first.next, in: world)
    #expect(second.lines.map(\.post.id) == [PostID(1)])
    #expect(second.next == nil && !second.isCut)
    let plain = try await world.ask(as: world.cast.editor) { try $0.posts(limit: 50) }
    #expect(plain.lines.count == 50 && !plain.isCut && plain.next == PostID(4_051))
  }

  private static func emergencies(before: PostID?, in world: World) async throws -> PostLines {
    try await world.ask(as: world.cast.editor) { reading in
      var filter = PostFilter()
      filter.kind = .emergency
      return try reading.posts(filter, before: before)
    }
  }

  private static func found(_ words: String, in world: World) async throws -> [Int64] {
    try await world.ask(as: world.cast.editor) { reading in
      var filter = PostFilter()
      filter.text = words
      return try reading.posts(filter).lines.map(\.post.id.rawValue)
    }
  }
}
