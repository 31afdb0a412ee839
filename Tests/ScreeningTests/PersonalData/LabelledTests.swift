import Foundation
import Rulebook
import Screening
import Testing

/// A sentence of the labelled set: what somebody else says stands in it.
struct LabelledSentence: Sendable {
  var id: String
  var text: String
  /// `none` for a sentence that only looks as if.
  var kind: String
  var parts: [String]

  static func all() throws -> [LabelledSentence] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Labelled/personal-data.tsv")
    let text = try String(contentsOf: file, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let parts = columns.count > 3 ? columns[3].split(separator: " | ").map(String.init) : []
      return LabelledSentence(
        id: columns.first ?? "", text: columns.count > 1 ? columns[1] : "",
        kind: columns.count > 2 ? columns[2] : "", parts: parts)
    }
  }

  /// Whether a finding of the right kind overlaps a part.
  func isFound(_ part: String, in findings: [Finding]) -> Bool {
    guard let place = place(of: part) else { return false }
    return findings.contains { $0.facts["kind"] == kind && $0.place.overlaps(place) }
  }

  /// Whether a finding lies on no part, or says something else of it.
  func isExtra(_ finding: Finding) -> Bool {
    finding.facts["kind"] != kind
      || !parts.contains { place(of: $0)?.overlaps(finding.place) == true }
  }

  private func place(of part: String) -> Range<Int>? {
    guard let range = text.firstRange(of: part) else { return nil }
    let start = text.distance(from: text.startIndex, to: range.lowerBound)
    return start..<start + part.count
  }
}

extension Finding {
  /// Where it lies, in visible characters.
  fileprivate var place: Range<Int> { (offset ?? 0)..<(offset ?? 0) + (length ?? 0) }
}

/// What the check made of the set.
struct LabelledScore: CustomStringConvertible {
  var found: [String: Int] = [:]
  var missed: [String: [String]] = [:]
  var alarms: [String] = []
  /// What was found beside the labelled parts of a sentence.
  var extras: [String] = []
  var lookalikes = 0

  init(_ sentences: [LabelledSentence]) throws {
    let check = try PersonalData.bundled()
    for sentence in sentences {
      let findings = check.findings(
        in: ScreenedField(id: "body", text: sentence.text), under: GoverningRules(rulebooks: []))
      if sentence.kind == "none" { lookalikes += 1 }
      let extra = findings.filter(sentence.isExtra).map {
        "\(sentence.id) \(sentence.text) → \($0.facts["kind"] ?? "") \($0.text ?? "")"
      }
      if sentence.kind == "none" { alarms += extra.prefix(1) } else { extras += extra }
      for part in sentence.parts where sentence.kind != "none" {
        if sentence.isFound(part, in: findings) {
          found[sentence.kind, default: 0] += 1
        } else {
          missed[sentence.kind, default: []].append("\(sentence.id) \(sentence.text) → \(part)")
        }
      }
    }
  }

  var kinds: [String] { Set(found.keys).union(missed.keys).sorted() }

  func recall(_ kind: String) -> Double {
    let (hits, misses) = (found[kind] ?? 0, missed[kind]?.count ?? 0)
    return Double(hits) / Double(max(1, hits + misses))
  }

  var recall: Double {
    let hits = found.values.reduce(0, +)
    return Double(hits) / Double(max(1, hits + missed.values.reduce(0) { $0 + $1.count }))
  }

  var alarmRate: Double { Double(alarms.count) / Double(max(1, lookalikes)) }

  var description: String {
    let rates = kinds.map { "\($0): \(found[$0] ?? 0) found, \(missed[$0]?.count ?? 0) missed" }
    return
      (["recall \(recall), false alarms \(alarmRate) of \(lookalikes)"] + rates
      + missed.values.flatMap { $0 }.sorted().map { "missed " + $0 }
      + alarms.map { "alarm " + $0 } + extras.map { "extra " + $0 }).joined(separator: "\n")
  }
}

struct LabelledTests {
  @Test func `sentences that somebody else labelled are judged as they were labelled`() throws {
    let sentences = try LabelledSentence.all()
    #expect(sentences.count >= 500)
    let score = try LabelledScore(sentences)
    #expect(score.recall >= 0.97, "\(score)")
    #expect(score.alarmRate <= 0.03, "\(score)")
    #expect(score.extras.count <= sentences.count * 3 / 200, "\(score)")
    for kind in score.kinds { #expect(score.recall(kind) >= 0.9, "\(kind)\n\(score)") }
    #expect(score.kinds == PersonalDataKind.allCases.map(\.rawValue).sorted())
  }
}
