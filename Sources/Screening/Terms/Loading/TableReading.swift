internal import Rulebook

/// Reads the tables `confusions.tsv` and `variants.tsv`; lines that begin with `#` are comments.
struct TableReading {
  let file: String
  let log: TermListLog

  private static let header = ["wrong", "right", "level", "unless"]
  private static let levels: [FindingLevel] = [.mustFix, .caution, .hint]

  /// Pairs of a wrong and a right word.
  func confusions(_ text: String, family: TermFamily) -> TermListDraft {
    var draft = TermListDraft(file: file, list: TermList(family: family, terms: []), lines: [])
    var rows = rows(of: text)[...]
    guard let first = rows.popFirst(), first.columns == Self.header else {
      log.report(
        .wrongHeader, file, line: 1, ["expected": Self.header.joined(separator: " ")])
      return draft
    }
    for row in rows {
      guard row.columns.count == 3 || row.columns.count == 4 else {
        wrongColumns(row, expected: 4)
        continue
      }
      guard let level = FindingLevel(rawValue: row.columns[2]), Self.levels.contains(level) else {
        log.report(.badLevel, file, line: row.line, ["level": row.columns[2]])
        continue
      }
      let unless = row.columns.count == 4 ? row.columns[3] : ""
      draft.list.terms.append(
        TermEntry(
          text: row.columns[0], suggestion: row.columns[1], level: level,
          unless: unless.isEmpty ? [] : unless.parts(by: "|")))
      draft.lines.append(row.line)
    }
    return draft
  }

  /// Variant characters, and the plain one for each, added to those that are known.
  func variants(
    _ text: String, adding known: [Unicode.Scalar: Unicode.Scalar]
  ) -> [Unicode.Scalar: Unicode.Scalar] {
    var lines: [Unicode.Scalar: Int] = [:]
    var result = known
    for row in rows(of: text) {
      guard row.columns.count == 2 else {
        wrongColumns(row, expected: 2)
        continue
      }
      let (variant, plain) = (row.columns[0].unicodeScalars, row.columns[1].unicodeScalars)
      guard variant.count == 1, plain.count == 1, let from = variant.first, let to = plain.first,
        ![from, to].contains(where: { [.invisible, .separator].contains(ScalarKind($0)) })
      else {
        log.report(
          .notOneCharacter, file, line: row.line,
          ["variant": row.columns[0], "plain": row.columns[1]])
        continue
      }
      guard lines.updateValue(row.line, forKey: from) == nil else {
        log.report(.duplicateVariant, file, line: row.line, ["variant": row.columns[0]])
        continue
      }
      result[from] = Normalization.folded(to)
    }
    for (variant, plain) in result.sorted(by: { $0.key < $1.key }) where result[plain] != nil {
      log.report(
        .variantOfVariant, file, line: lines[variant] ?? lines[plain] ?? 0,
        ["variant": String(variant), "plain": String(plain)])
    }
    return result
  }

  private struct Row {
    var line: Int
    var columns: [String]
  }

  /// The lines that are neither empty nor comments.
  private func rows(of text: String) -> [Row] {
    text.parts(by: "\n").enumerated().compactMap { number, line in
      let line = line.unicodeScalars.last == "\r" ? String(line.unicodeScalars.dropLast()) : line
      guard !line.isEmpty, line.unicodeScalars.first != "#" else { return nil }
      return Row(line: number + 1, columns: line.parts(by: "\t"))
    }
  }

  private func wrongColumns(_ row: Row, expected: Int) {
    log.report(
      .wrongColumns, file, line: row.line,
      ["count": "\(row.columns.count)", "expected": "\(expected)"])
  }
}

extension String {
  /// The parts between separators, empty ones too.
  fileprivate func parts(by separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
