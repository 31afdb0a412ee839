import HTML
import Office
import Rulebook

/// Pictures, sound and films of an item as elements: for those who sign, and for readers.
struct MediaView {
  let say: Words
  /// Whether those who sign read it, who also vouch for what readers do not see.
  var isForStaff = false
  /// Where the published copy of a file is handed out.
  let href: (PostMedia) -> String

  /// Of one version, for whoever may see the item.
  static func ofRevision(_ revision: Revision, _ say: Words) -> MediaView {
    MediaView(say: say, isForStaff: true) { media in
      postPath(revision.post) + "/versions/\(revision.number)/media/" + media.shown.sha256
    }
  }

  /// For readers of the portal.
  ///
  /// - Parameter house: where addresses have to stand by themselves, as in feeds.
  static func onPortal(_ item: PublicPost, _ say: Words, in house: House? = nil) -> MediaView {
    MediaView(say: say) { media in
      let path = "/p/posts/\(item.post)/media/" + media.shown.sha256
      return house.map { absolute(path, $0) } ?? path
    }
  }

  /// All of them in their order, each with its caption, source and label.
  func figures(_ media: [PostMedia]) -> Node {
    when(!media.isEmpty, div(media.map(figure)).class("media-figures"))
  }

  private func figure(_ media: PostMedia) -> Node {
    let words = media.words
    var notes: [Node] = []
    if words.isAIMade == true { notes.append(p([tag(say("media.ai-label"), tone: .amber)])) }
    if !words.caption.isEmpty { notes.append(p(words.caption)) }
    if media.measure.kind != .picture, !words.alternative.isEmpty {
      notes.append(p(say("media.in-words", ["words": words.alternative])))
    }
    if !words.source.isEmpty {
      notes.append(p(say("media.from", ["source": words.source])).class("note"))
    }
    if isForStaff { notes.append(vouchedFor(media)) }
    return HTML.figure([shown(media), when(!notes.isEmpty, figcaption(notes))])
  }

  /// What a signature vouches for besides.
  private func vouchedFor(_ media: PostMedia) -> Node {
    let spoken = media.words.alternative
    return group([
      when(
        media.measure.kind == .picture && !spoken.isEmpty,
        p(say("media.read-out", ["words": spoken])).class("note")),
      p(Self.rights(media, say)).class("note"),
      p(say("media.named", ["name": media.name, "facts": Self.facts(media, say)])).class("note"),
      when(media.isCleaned, p(say("media.cleaned")).class("note")),
    ])
  }

  /// The file itself; as a link where browsers do not play it.
  func shown(_ media: PostMedia) -> Node {
    let address = href(media)
    let words = media.words.alternative
    guard media.measure.isPlayable else {
      return p([a(media.name).href(address).attribute("download", media.name)])
    }
    switch media.measure.kind {
    case .picture, .animation:
      return sized(img().src(address).alt(words).attribute("loading", "lazy"), media.measure)
    case .video:
      let film = video().src(address).flag("controls").attribute("preload", "metadata")
      return sized(film.aria("label", words.isEmpty ? media.name : words), media.measure)
    case .voice:
      return audio().src(address).flag("controls").attribute("preload", "metadata")
        .aria("label", words.isEmpty ? media.name : words)
    }
  }

  /// With width and height, so that the page does not jump while it loads.
  private func sized(_ node: Node, _ measure: MediaMeasure) -> Node {
    guard let width = measure.width, let height = measure.height, width > 0, height > 0 else {
      return node
    }
    return node.attribute("width", width).attribute("height", height)
  }

  // MARK: - On the item's pages

  /// The files of the current version, with the way to change them.
  ///
  /// - Parameter isBeside: whether it stands beside the editor, where it is there without files too.
  static func panel(_ view: PostView, isBeside: Bool = false) -> Node {
    let media = view.dossier.current.draft.attached
    guard isBeside || !media.isEmpty else { return nothing }
    let say = view.say
    let path = postPath(view.dossier.post.id) + "/media"
    let content =
      isBeside
      ? [
        media.isEmpty
          ? p(say("media.none-yet")).class("note")
          : ul(media.map { li([text($0.name)]) }).class("files"),
        p(say("media.save-first")).class("hint"),
      ] : [ofRevision(view.dossier.current, say).figures(media)]
    return Web.panel(
      say("media.panel"), content,
      actions: view.dossier.rights.mayEdit ? [linkButton(say("media.open"), href: path)] : [])
  }

  /// What kind of file it is, and how large.
  static func facts(_ media: PostMedia, _ say: Words) -> String {
    let measure = media.measure
    var facts = [
      FileWords.type(.format(measure.type), say), FileWords.size(measure.bytes, say),
    ]
    if let width = measure.width, let height = measure.height {
      facts.append(say("media.size", ["width": "\(width)", "height": "\(height)"]))
    }
    if let length = measure.milliseconds {
      facts.append(say("media.seconds", ["n": "\((length + 999) / 1_000)"]))
    }
    return say.list(facts)
  }

  /// By which right it is used, and whether a machine made it.
  static func rights(_ media: PostMedia, _ say: Words) -> String {
    let licence = media.words.licence.map { say("media.licence." + $0.rawValue) }
    let machine = media.words.isAIMade.map { say($0 ? "media.made.by-ai" : "media.made.by-people") }
    return say(
      "media.rights",
      [
        "licence": licence ?? say("media.licence-open"),
        "machine": machine ?? say("media.made.unsaid"),
      ])
  }

  /// The files as the printed sheet lists them, each with its digest.
  static func onPaper(_ media: [PostMedia], _ say: Words) -> Node {
    ol(media.map { media in li(paperLines(of: media, say).map { p($0) }) }).class("sheet-steps")
  }

  /// The same in lines, for a document.
  static func paperLines(_ media: [PostMedia], _ say: Words) -> [String] {
    media.flatMap { paperLines(of: $0, say) }
  }

  private static func paperLines(of media: PostMedia, _ say: Words) -> [String] {
    let source = media.words.source
    return [
      say("media.named", ["name": media.name, "facts": facts(media, say)]),
      media.words.alternative, source.isEmpty ? "" : say("media.from", ["source": source]),
      rights(media, say), media.shown.sha256,
    ].filter { !$0.isEmpty }
  }

  /// Which files came and which went between two versions.
  static func changes(_ changes: MediaChanges, _ say: Words) -> [Node] {
    let names = { (media: [PostMedia]) in ["names": say.list(media.map(\.name))] }
    return [
      when(!changes.added.isEmpty, p(say("media.added", names(changes.added)))),
      when(!changes.removed.isEmpty, p(say("media.removed", names(changes.removed)))),
    ]
  }

  /// What a field or a finding of a file is called; nil for any other.
  static func fieldName(_ field: String, of media: [PostMedia], _ say: Words) -> String? {
    for (index, file) in media.enumerated() {
      if field == PostFindings.field(of: index + 1) {
        return say("media.number", ["n": "\(index + 1)"])
      }
      for part in PostMediaFields.Field.allCases
      where field == PostMediaFields.name(part, of: file.key) {
        return say(
          "media.field-of", ["field": say("media.field." + part.rawValue), "name": file.name])
      }
    }
    return nil
  }
}
