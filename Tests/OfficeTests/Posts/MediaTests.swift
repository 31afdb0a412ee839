import Office
import Rulebook
import Screening
import Support
import Testing

/// Pictures, sound and films of an item: signed with it, cleaned for readers, kept for the office.
@Suite struct MediaTests {
  private let words = MediaWords(
    alternative: "施工路段示意图", source: "本局", licence: .own, isAIMade: false)

  private func inspected(
    _ bytes: [UInt8], _ name: String = "图.jpg", in world: World
  ) async throws -> InspectedFile {
    try await world.office.inspected(world.files.take(bytes, name: name))
  }

  /// An item of the city with one picture.
  private func post(
    _ bytes: [UInt8] = SampleFiles.jpeg(), name: String = "图.jpg", in world: World
  ) async throws -> PostID {
    let post = try await PostWalk(world: world).write()
    let file = try await inspected(bytes, name, in: world)
    try await world.perform(AttachMedia(post, version: 1, files: [file]), as: world.cast.editor)
    return post
  }

  private func describe(
    _ post: PostID, version: Int64, as words: [MediaWords], in world: World
  ) async throws {
    let media = try await PostWalk(world: world).dossier(post).current.draft.attached
    let entries = zip(media, words).enumerated().map { index, pair in
      ChangeMedia.Entry(key: pair.0.key, words: pair.1, place: index + 1)
    }
    try await world.perform(
      ChangeMedia(post, version: version, entries: entries), as: world.cast.editor)
  }

  @Test(arguments: Engine.allCases)
  func `a picture becomes part of what is signed, and of every later version`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await post(in: world)
    let first = try await walk.dossier(post).current
    #expect(first.number == 2 && first.isIntact)
    let media = try #require(first.draft.attached.first)
    #expect(media.name == "图.jpg" && media.original == media.shown && !media.isCleaned)
    #expect(media.measure.width == 64 && media.measure.height == 48)

    var draft = walk.draft()
    draft.body = "换了一句话。"
    try await world.perform(SavePost(post, version: 2, draft: draft), as: world.cast.editor)
    let later = try await walk.dossier(post).current
    #expect(later.draft.attached == [media] && later.draft.body == "换了一句话。")

    try await describe(post, version: 3, as: [words], in: world)
    let described = try await walk.dossier(post)
    #expect(described.current.digest != later.digest && described.current.isIntact)
    #expect(
      described.trail.map(\.act).suffix(3) == [
        "posts.attach-media", "posts.save", "posts.change-media",
      ])
    try await world.perform(
      DetachMedia(post, version: 4, sha256: media.original.sha256), as: world.cast.editor)
    let without = try await walk.dossier(post).current
    #expect(without.draft.media == nil)
    let old = try await world.ask(as: world.cast.editor) {
      try $0.media(media.shown.sha256, of: 2, in: post)
    }
    #expect(old.name == "图.jpg", "earlier versions keep it")
    try await world.perform(
      RestoreRevision(post, version: 5, number: 4), as: world.cast.editor)
    #expect(try await walk.dossier(post).current.draft == described.current.draft)
  }

  @Test(arguments: Engine.allCases)
  func `the place where a picture was taken stays in the office`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let original = SampleFiles.jpeg(isPlaced: true)
    let post = try await post(original, in: world)
    let draft = try await PostWalk(world: world).dossier(post).current.draft
    let media = try #require(draft.attached.first)
    #expect(media.isCleaned && media.measure.position == .absent)
    let published = try await world.ask(as: world.cast.editor) {
      try $0.publishedMedia(of: draft)
    }
    let shown = try #require(published.first).file.content
    let bytes = try await world.office.files.bytes(of: shown, maximum: 10_000)
    #expect(bytes.count == media.measure.bytes && bytes.count < original.count)
    #expect(try MediaInspection.measured(MemorySource(bytes)).position == .absent)
    let kept = try await world.ask(as: world.cast.editor) {
      try $0.media(media.original.sha256, of: 2, in: post)
    }
    #expect(
      try await world.office.files.bytes(of: kept.content, maximum: 10_000) == original)
    await expectRefusal("office.other-unit", in: world) {
      try await world.ask(as: world.cast.outsider) {
        try $0.media(media.original.sha256, of: 2, in: post)
      }
    }
  }

  @Test(arguments: Engine.allCases)
  func `what cannot be taken leaves no trace and says why`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let post = try await post(in: world)
    let macros = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 60)
    let cases: [([UInt8], String, FieldProblem.Code, String?)] = [
      (SampleFiles.jpeg(), "再传一次.jpg", .taken, "media.twice"),
      (SampleFiles.png(width: 30_000, height: 30_000), "大.png", .tooLarge, "media.pixels"),
      (Array(SampleFiles.jpeg().prefix(40)), "半.jpg", .incomplete, "media.broken"),
      (macros, "通知.docm", .wrongType, nil), (Array("只是字".utf8), "图.png", .wrongType, nil),
    ]
    for (bytes, name, code, cause) in cases {
      let file = try await inspected(bytes, name, in: world)
      let refusal = await expectRefusal("office.invalid", in: world) {
        try await world.perform(
          AttachMedia(post, version: 2, files: [file]), as: world.cast.editor)
      }
      let problem = refusal?.problems.first
      #expect(problem?.code == code && problem?.facts["cause"] == cause, "\(name)")
      #expect(problem?.facts["name"] == name)
    }
    await expectRefusal("office.invalid", in: world) {
      try await world.perform(AttachMedia(post, version: 2, files: []), as: world.cast.editor)
    }
    let other = try await inspected(SampleFiles.jpeg(width: 9), in: world)
    await expectRefusal("office.stale-version", in: world) {
      try await world.perform(
        AttachMedia(post, version: 1, files: [other]), as: world.cast.editor)
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        DetachMedia(post, version: 2, sha256: other.original.digest.hex), as: world.cast.editor)
    }
    await expectRefusal("office.not-found", in: world) {
      try await world.perform(
        ChangeMedia(post, version: 2, entries: []), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `nobody changes the pictures under somebody's signature`(engine: Engine) async throws {
    let world = try await World(on: engine)
    let post = try await PostWalk(world: world).submitted()
    let file = try await inspected(SampleFiles.jpeg(), in: world)
    await expectRefusal("posts.not-editable", in: world) {
      try await world.perform(
        AttachMedia(post, version: 2, files: [file]), as: world.cast.editor)
    }
  }

  @Test(arguments: Engine.allCases)
  func `the same content of two items lies there once`(engine: Engine) async throws {
    let world = try await World(on: engine)
    _ = try await post(in: world)
    _ = try await post(in: world)
    #expect(world.files.contents.count == 1)
  }

  @Test(.cites("zhengzhou-2020", article: "17"), arguments: Engine.allCases)
  func `a picture is not submitted before somebody said by which right it is used`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let walk = PostWalk(world: world)
    let post = try await post(in: world)
    func missing() async throws -> [Finding] {
      try await walk.dossier(post).findings.filter { $0.family == "asset" }
    }
    let first = try await missing()
    #expect(first.map(\.rule).contains("asset.no-licence"))
    #expect(first.first?.citations.first?.article == "17" && first.first?.level == .mustFix)
    await expectRefusal("posts.must-fix", in: world) { try await walk.submit(post) }
    var foreign = words
    (foreign.licence, foreign.source) = (.permission, "")
    try await describe(post, version: 2, as: [foreign], in: world)
    #expect(try await missing().map(\.rule) == ["asset.no-source"])
    foreign.source = "云川日报"
    try await describe(post, version: 3, as: [foreign], in: world)
    #expect(try await missing().isEmpty)
    try await walk.submit(post)
  }

  @Test(arguments: Engine.allCases)
  func `files change their order, and versions say what came and went`(
    engine: Engine
  ) async throws {
    let world = try await World(on: engine)
    let post = try await post(in: world)
    let walk = PostWalk(world: world)
    let second = try await inspected(SampleFiles.jpeg(width: 9), "二.jpg", in: world)
    try await world.perform(
      AttachMedia(post, version: 2, files: [second]), as: world.cast.editor)
    let both = try await walk.dossier(post).current
    let turned = zip(both.draft.attached, [2, 1]).map { media, place in
      ChangeMedia.Entry(key: media.key, words: words, place: place)
    }
    try await world.perform(
      ChangeMedia(post, version: 3, entries: turned), as: world.cast.editor)
    let after = try await walk.dossier(post).current
    #expect(after.draft.attached.map(\.name) == ["二.jpg", "图.jpg"])
    let changes = RevisionChanges(from: both, to: after)
    #expect(changes.settings == ["media"] && changes.media.added.isEmpty)
    #expect(changes.fields.count == 2, "the alternative text of each")
    let first = try await world.ask(as: world.cast.editor) { try $0.revision(1, of: post) }
    let came = RevisionChanges(from: first, to: after).media
    #expect(came.added.map(\.name) == ["二.jpg", "图.jpg"] && came.removed.isEmpty)
    #expect(RevisionChanges(from: after, to: first).media.removed.count == 2)
  }
}

/// What is found about files, under the rulebooks themselves.
@Suite struct MediaFindingTests {
  private func media(
    _ type: MediaFormat, bytes: Int = 1_000, milliseconds: Int? = nil, label: Bool = false,
    isCleaned: Bool = false, _ words: MediaWords
  ) throws -> PostMedia {
    var measured = MeasuredMedia(type: type, bytes: bytes)
    (measured.milliseconds, measured.width, measured.height) = (milliseconds, 640, 360)
    measured.hasVideo = type.kind == .video
    let kept = PostMedia.Kept(file: StoredFileID(1), sha256: String(repeating: "a", count: 64))
    let other = PostMedia.Kept(file: StoredFileID(2), sha256: String(repeating: "b", count: 64))
    return PostMedia(
      original: kept, shown: isCleaned ? other : kept, name: "a." + (type.endings.first ?? ""),
      measure: try #require(MediaMeasure(measured)), hasHiddenLabel: label, words: words)
  }

  private func findings(
    _ media: PostMedia, on platforms: Set<String> = [], under books: [String],
    concerns: [String] = []
  ) throws -> [Finding] {
    let rulebooks = try books.map { try #require(try Bundled.shelf.get().rulebook($0)) }
    let draft = PostDraft(title: "题", body: "文。", concerns: concerns, media: [media])
    return PostFindings.of(
      draft, to: PostTargets(platforms: platforms), under: GoverningRules(rulebooks: rulebooks),
      by: try Bundled.screener.get())
  }

  private let own = MediaWords(alternative: "说明", licence: .own, isAIMade: false)

  @Test(.cites("yaoan", article: "5.6"))
  func `a voice of more than a minute does not go to WeChat`() throws {
    let long = try media(.mp3, milliseconds: 61_000, own)
    let found = try findings(long, on: ["wechat-subscription"], under: ["yaoan"])
      .filter { $0.rule == "formats.wechat-voice" }
    #expect(found.map(\.level) == [.mustFix] && found.first?.citations.first?.article == "5.6")
    #expect(found.first?.field == "media-1")
    let short = try media(.mp3, milliseconds: 60_000, own)
    #expect(
      try !findings(short, on: ["wechat-subscription"], under: ["yaoan"])
        .contains { $0.rule == "formats.wechat-voice" })
  }

  @Test(.cites("security-2024", article: "N22"))
  func `whether a machine made a picture is answered, and the answers agree`() throws {
    func rules(_ media: PostMedia, _ concerns: [String] = []) throws -> [String] {
      try findings(media, under: ["security-2024"], concerns: concerns)
        .filter { $0.family == "asset" && $0.citations.contains { $0.article == "N22" } }
        .map(\.rule)
    }
    var words = own
    words.isAIMade = nil
    #expect(try rules(media(.png, words)) == ["asset.ai-unanswered"])
    words.isAIMade = true
    #expect(try rules(media(.png, words)) == ["asset.ai-not-ticked"])
    let ticked = ["security-2024/content.ai-made"]
    #expect(try rules(media(.png, words), ticked) == [])
    #expect(
      try rules(media(.png, label: true, isCleaned: true, words), ticked)
        == ["asset.ai-label-lost"])
    #expect(try rules(media(.png, label: true, own)) == ["asset.ai-label-found"])
  }

  @Test func `a picture that nobody described is pointed at`() throws {
    var words = own
    words.alternative = " "
    let found = try findings(try media(.png, words), under: ["yaoan"])
      .filter { $0.rule == "structure.picture-without-text" }
    #expect(found.map(\.level) == [.caution])
  }

  @Test func `the same words with another picture are another text`() throws {
    let words = PostDraft(title: "题", body: "文。")
    var illustrated = words
    illustrated.media = [try media(.png, own)]
    #expect(words.textDigest() != illustrated.textDigest())
    #expect(try words.contentDigest() != illustrated.contentDigest())
    illustrated.media = nil
    #expect(try words.contentDigest() == illustrated.contentDigest())
  }

  @Test func `a hidden label is read out of the file's notes`() async throws {
    let world = try await World(on: .sqlite)
    for (note, isThere) in [("{\"AIGC\":{\"Label\":\"1\"}}", true), ("AI 课", false)] {
      let file = try await world.files.take(SampleFiles.jpeg(note: note), name: "图.jpg")
      #expect(try await world.office.inspected(file).hasHiddenLabel == isThere)
    }
  }
}
