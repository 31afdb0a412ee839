import Rulebook
import Screening

/// What is taken as a picture, a sound or a film of an item, and what may be said of it. The limits
/// are the house's own: what regulations and platforms allow is found afterwards, beside the item.
package enum PostMediaFields {
  /// The field of the files.
  package static let files = "files"
  /// Of one item.
  package static let maximumFiles = 50
  /// In bytes.
  package static let maximumPictureBytes = 20 << 20
  package static let rule = FileRule(
    maximumBytes: 200 << 20,
    types: MediaFormat.allCases.filter { $0.kind != nil && $0 != .heif }.map { .format($0) })

  package static let alternative = TextRule(maximum: 300, required: false, multiline: true)
  package static let caption = TextRule(maximum: 200, required: false)
  package static let source = TextRule(maximum: 200, required: false)

  /// One of the fields that every file has.
  package enum Field: String, Sendable, CaseIterable {
    case alternative, caption, source, licence
    case aiMade = "ai-made"
    case place
  }

  /// The name of a field of a file.
  ///
  /// - Parameter key: the file's own, see ``PostMedia/key``.
  package static func name(_ field: Field, of key: String) -> String { field.rawValue + "-" + key }

  /// What of some files cannot be taken; `known` stand on the item already.
  static func check(
    _ new: [InspectedFile], beside known: [PostMedia], _ problems: inout [FieldProblem]
  ) {
    rule.check(
      new.map(\.original), field: files, maximum: max(0, maximumFiles - known.count), &problems)
    var digests = Set(known.flatMap { [$0.original.sha256, $0.shown.sha256] })
    for file in new {
      let name = file.original.name
      if !digests.insert(file.original.digest.hex).inserted {
        problems.append(problem(.taken, "media.twice", name))
      }
      digests.insert(file.shown.digest.hex)
      guard let measure = file.measure, measure.kind == .picture else { continue }
      if file.original.size > maximumPictureBytes {
        problems.append(
          .tooLarge(files, name: name, bytes: file.original.size, maximum: maximumPictureBytes))
      }
      switch file.trouble {
      case nil: break
      case .tooComplex(.pixels): problems.append(problem(.tooLarge, "media.pixels", name))
      case .tooComplex: problems.append(problem(.wrong, "media.complex", name))
      case .cutShort, .damaged: problems.append(problem(.incomplete, "media.broken", name))
      }
    }
  }

  /// Sorts files into those that an item takes besides those it has, and what is wrong with the rest.
  ///
  /// - Parameter field: the field that the problems are told of.
  package static func sorted(
    _ new: [InspectedFile], beside known: [PostMedia], field: String
  ) -> (taken: [InspectedFile], problems: [FieldProblem]) {
    var taken: [InspectedFile] = []
    var problems: [FieldProblem] = []
    for file in new {
      guard known.count + taken.count < maximumFiles else {
        problems.append(FieldProblem(field, .tooMany, facts: ["maximum": "\(maximumFiles)"]))
        break
      }
      var found: [FieldProblem] = []
      check(taken + [file], beside: known, &found)
      if found.isEmpty { taken.append(file) }
      problems += found.map { FieldProblem(field, $0.code, facts: $0.facts) }
    }
    return (taken, problems)
  }

  private static func problem(
    _ code: FieldProblem.Code, _ cause: String, _ name: String
  ) -> FieldProblem {
    FieldProblem(files, code, facts: [FieldProblem.cause: cause, "name": name])
  }

  /// The words as they will be stored, and every problem of their fields.
  static func check(
    _ words: MediaWords, of key: String, _ problems: inout [FieldProblem]
  ) -> MediaWords {
    var clean = words
    clean.alternative = alternative.check(
      words.alternative, field: name(.alternative, of: key), &problems)
    clean.caption = caption.check(words.caption, field: name(.caption, of: key), &problems)
    clean.source = source.check(words.source, field: name(.source, of: key), &problems)
    return clean
  }
}
