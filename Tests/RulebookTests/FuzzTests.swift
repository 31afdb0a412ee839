import Testing

@testable import Rulebook

/// A small generator whose runs can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }
}

struct FuzzTests {
  static let scraps: [String] = [
    "none", "article: ", "{", "}", "[", "]", "- ", ": ", "\n", "\t", "  ", "\"", "'", "|\n", ">\n",
    "&a ", "*a ", "!!int ", "? ", "---\n", "...\n", "%YAML 1.2\n", "#", "-1", "1e400", "~",
    "99999999999999999999", "\u{0}", "\u{feff}", "\u{2028}", "👨‍👩‍👧", "木", "\\x00", "<<: ",
    "true", "2026-02-30", "24:00", "zh-Hans: ", "id: ", "\r\n", "\u{85}",
  ]

  private func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let from = Int.random(in: 0...scalars.count, using: &random)
      let to = min(scalars.count, from + Int.random(in: 0...40, using: &random))
      switch Int.random(in: 0...3, using: &random) {
      case 0: scalars.removeSubrange(from..<to)
      case 1:
        let scrap = Self.scraps.randomElement(using: &random) ?? ""
        scalars.insert(contentsOf: scrap.unicodeScalars, at: from)
      case 2:
        let scrap = Self.scraps.randomElement(using: &random) ?? ""
        scalars.replaceSubrange(from..<to, with: scrap.unicodeScalars)
      default:
        let target = Int.random(in: 0...scalars.count, using: &random)
        scalars.insert(contentsOf: Array(scalars[from..<to]), at: target)
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  @Test(arguments: Shipped.ids)
  func `a damaged file gives a shelf or errors with lines, never a crash`(id: String) throws {
    let text = try Shipped.text(id)
    let lines = text.utf8.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    var random = SeededGenerator(state: 20_261_121)
    var (loaded, refused) = (0, 0)
    for round in 0..<60 {
      let damaged = mutated(text, &random)
      do {
        let shelf = try RulebookShelf(files: [(id + ".yaml", damaged)])
        #expect(shelf.ids == [id])
        loaded += 1
      } catch {
        refused += 1
        #expect(!error.errors.isEmpty)
        for found in error.errors {
          #expect((1...lines + 60).contains(found.line), "round \(round): \(found)")
        }
      }
    }
    #expect(loaded > 0)
    #expect(refused > 20)
  }

  @Test func `a damaged file on top of another gives a shelf or errors, never a crash`() throws {
    let shelf = try RulebookShelf(files: [("hunan-2017.yaml", try Shipped.text("hunan-2017"))])
    var random = SeededGenerator(state: 20_261_122)
    var (loaded, refused) = (0, 0)
    for round in 0..<80 {
      let damaged = mutated(ExtendsTests.county, &random)
      do {
        let both = try shelf.adding(files: [("yunchuan-2026.yaml", damaged)])
        #expect(both.ids == ["hunan-2017", "yunchuan-2026"])
        loaded += 1
      } catch {
        refused += 1
        for found in error.errors {
          #expect(found.line > 0 && !found.file.isEmpty, "round \(round): \(found)")
        }
      }
    }
    #expect(loaded > 0)
    #expect(refused > 20)
  }
}
