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

  /// Whether a finding of the right kind lies on a part, one inside the other.
  func isFound(_ part: String, in findings: [Finding]) -> Bool {
    findings.contains { finding in
      guard let text = finding.text, finding.facts["kind"] == kind else { return false }
      return text.contains(part) || part.contains(text)
    }
  }
}

/// What the check made of the set.
struct LabelledScore: CustomStringConvertible {
  var found: [String: Int] = [:]
  var missed: [String: [String]] = [:]
  var alarms: [String] = []
  var lookalikes = 0

  init(_ sentences: [LabelledSentence]) throws {
    let check = try PersonalData.bundled()
    for sentence in sentences {
      let findings = check.findings(
        in: ScreenedField(id: "body", text: sentence.text), under: GoverningRules(rulebooks: []))
      if sentence.kind == "none" {
        lookalikes += 1
        if !findings.isEmpty {
          let words = findings.map { "\($0.facts["kind"] ?? "")=\($0.text ?? "")" }
          alarms.append("\(sentence.id) \(sentence.text) → \(words.joined(separator: ", "))")
        }
      }
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
    return (["recall \(recall), false alarms \(alarmRate) of \(lookalikes)"] + rates
      + missed.values.flatMap { $0 }.sorted().map { "missed " + $0 }
      + alarms.map { "alarm " + $0 }).joined(separator: "\n")
  }
}

struct LabelledTests {
  @Test func `sentences that somebody else labelled are judged as they were labelled`() throws {
    let sentences = try LabelledSentence.all()
    #expect(sentences.count >= 500)
    let score = try LabelledScore(sentences)
    #expect(score.recall >= 0.97, "\(score)")
    #expect(score.alarmRate <= 0.03, "\(score)")
    for kind in score.kinds { #expect(score.recall(kind) >= 0.9, "\(kind)\n\(score)") }
    #expect(score.kinds == PersonalDataKind.allCases.map(\.rawValue).sorted())
  }
}
