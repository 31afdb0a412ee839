import HTML
import Office
import Rulebook

/// What is said of the files of an item: as typed, as stored, and as a form.
struct MediaFields {
  let media: [PostMedia]
  let view: MediaView
  let say: Words

  private static let yes = "yes"
  private static let no = "no"

  /// What stands in the books, as a form shows it.
  var stored: Entries {
    var values: [String: [String]] = [:]
    for (index, file) in media.enumerated() {
      func set(_ field: PostMediaFields.Field, _ value: String) {
        values[PostMediaFields.name(field, of: file.key)] = [value]
      }
      set(.alternative, file.words.alternative)
      set(.caption, file.words.caption)
      set(.source, file.words.source)
      set(.licence, file.words.licence?.rawValue ?? "")
      set(.aiMade, file.words.isAIMade.map { $0 ? Self.yes : Self.no } ?? "")
      set(.place, "\(index + 1)")
    }
    return Entries(values)
  }

  /// What the fields are called in messages.
  var labels: [String: String] {
    var labels = [
      PostMediaFields.files: say("media.field.files"),
      TakenPictures.field: say("pictures.document"),
    ]
    for file in media {
      for field in PostMediaFields.Field.allCases {
        let name = PostMediaFields.name(field, of: file.key)
        labels[name] = MediaView.fieldName(name, of: media, say)
      }
    }
    return labels
  }

  /// What was typed.
  ///
  /// - Throws: `office.invalid` for choices that are none, and for fields nobody asked for.
  func typed(_ visit: Visit) throws -> [ChangeMedia.Entry] {
    let form = visit.form
    let known = media.flatMap { file in
      PostMediaFields.Field.allCases.map { PostMediaFields.name($0, of: file.key) }
    }
    var problems = form.unknown(besides: Set(known + ["version", FormToken.field]))
      .map { FieldProblem($0, .unknownField) }
    let entries = media.enumerated().map { index, file in
      func text(_ field: PostMediaFields.Field) -> String {
        form.text(PostMediaFields.name(field, of: file.key))
      }
      let licence = MediaLicence(rawValue: text(.licence))
      if licence == nil, !text(.licence).isEmpty {
        problems.append(FieldProblem(PostMediaFields.name(.licence, of: file.key), .notAChoice))
      }
      let place = Int(text(.place))
      if !(1...PostMediaFields.maximumFiles).contains(place ?? 0) {
        problems.append(FieldProblem(PostMediaFields.name(.place, of: file.key), .notANumber))
      }
      let words = MediaWords(
        alternative: text(.alternative), caption: text(.caption), source: text(.source),
        licence: licence, isAIMade: answer(text(.aiMade)))
      return ChangeMedia.Entry(key: file.key, words: words, place: place ?? index + 1)
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return entries
  }

  private func answer(_ word: String) -> Bool? {
    word == Self.yes ? true : word == Self.no ? false : nil
  }

  func nodes(_ entries: Entries) -> [Node] {
    media.enumerated().map { index, file in
      fieldset(
        [
          legend(say("media.entry", ["n": "\(index + 1)", "name": file.name])),
          div([view.shown(file)]).class("media-thumb"),
          p(MediaView.facts(file, say)).class("note"),
          when(file.isCleaned, p(say("media.cleaned")).class("note")),
          when(file.hasHiddenLabel, p(say("media.has-label")).class("note")),
        ] + fields(of: file, entries)
      ).class("media-entry")
    }
  }

  private func fields(of file: PostMedia, _ entries: Entries) -> [Node] {
    func label(
      _ field: PostMediaFields.Field, hint: String? = nil, need: Need = .unsaid,
      _ limit: Int? = nil
    ) -> FieldLabel {
      FieldLabel(
        PostMediaFields.name(field, of: file.key), say("media.field." + field.rawValue),
        hint: hint, need: need, limit: limit.map { FieldLimit($0) })
    }
    let isSeen = file.measure.kind == .picture
    return [
      textArea(
        label(
          .alternative, hint: say(isSeen ? "media.hint.picture" : "media.hint.sound"),
          PostMediaFields.alternative.maximum), entries, say: say, rows: 2),
      textInput(
        label(.caption, need: .optional, PostMediaFields.caption.maximum), entries, say: say),
      selectBox(
        label(.licence), entries,
        choices: MediaLicence.allCases.map {
          Choice($0.rawValue, say("media.licence." + $0.rawValue))
        }, say: say),
      textInput(
        label(.source, hint: say("media.hint.source"), PostMediaFields.source.maximum), entries,
        say: say),
      radioGroup(
        label(.aiMade, hint: say("media.hint.ai")), entries,
        choices: [
          Choice(Self.no, say("media.ai.no")), Choice(Self.yes, say("media.ai.yes")),
        ], say: say, isInline: true),
      textInput(label(.place), entries, say: say, type: "number", inputmode: "numeric"),
    ]
  }
}
