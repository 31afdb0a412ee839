import Testing

@testable import Screening

struct TermNormalizationTests {
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = [
    "國": "国", "機": "机", "⼈": "人", "𠀋": "丈", "Å": "a",
  ]

  /// Every scalar but Chinese characters, private ones and those of empty planes.
  private static let values = [
    0...0x33FF, 0x4DC0...0x4E0F, 0xA000...0xABFF, 0xF8F0...0x18FFF, 0x1A000...0x1FFFF,
    0xE0000...UInt32(0xE10FF),
  ].joined()

  @Test(arguments: [
    ("国家机密", "0+4 国家机密"),
    ("国 家 机 密", "0+7 国 家 机 密"),
    ("国\u{3000}家\u{3000}机\t密", "0+7 国\u{3000}家\u{3000}机\t密"),
    ("国·家•机・密", "0+7 国·家•机・密"),
    ("国**家_机--密", "0+9 国**家_机--密"),
    ("国＊家＿机－密", "0+7 国＊家＿机－密"),
    ("国 *·- 家机密", "0+9 国 *·- 家机密"),
    ("国\u{200B}家\u{FEFF}机\u{AD}密", nil),
    ("國家機密", "0+4 國家機密"),
    ("以國 家機密论", "1+5 國 家機密"),
    ("查 国家机密 ！", "2+4 国家机密"),
    ("👨‍👩‍👧国 家机密", "1+5 国 家机密"),
    ("e\u{301}国家机密", "1+4 国家机密"),
    ("\r\n国家\u{2060}机密\r\n", nil),
    ("国\u{336}家\u{336}机\u{336}密\u{336}", "0+4 国\u{336}家\u{336}机\u{336}密\u{336}"),
    ("国\u{FE0F}家机密", "0+4 国\u{FE0F}家机密"),
    ("🇨🇳国家机密🇨🇳", "1+4 国家机密"),
  ])
  func `a trick is seen through, and the place is exact`(text: String, line: String?) throws {
    let matcher = try TermSamples.matcher(["国家机密"], variants: Self.variants)
    let hits = matcher.hits(in: text)
    #expect(hits.count == 1)
    let hit = try #require(hits.first)
    if let line { #expect(hit.line == line) }
    let characters = Array(text)
    #expect(String(characters[hit.offset..<hit.offset + hit.length]) == hit.text)
    #expect(hit.entry.text == "国家机密")
  }

  @Test(arguments: [
    "国家\n机密", "国家\r\n机密", "国家\u{2028}机密", "国家。机密", "国家，机密", "国家、机密", "国家：机密",
    "国家——机密", "国家…机密", "国家（机密）", "国家a机密", "国家/机密", "国家.机密", "国家 1 机密", "国家 \n 机密", "国家机",
    "国家 机 器", "", " ", "·",
  ])
  func `sentences, lines and other words are not joined`(text: String) throws {
    let matcher = try TermSamples.matcher(["国家机密"], variants: Self.variants)
    #expect(matcher.hits(in: text).isEmpty)
  }

  @Test(arguments: [
    ("用vpn上网", "1+3 vpn"), ("用VPN上网", "1+3 VPN"), ("用ＶＰＮ上网", "1+3 ＶＰＮ"), ("用ｖＰn上网", "1+3 ｖＰn"),
    ("用v\u{200B}pn上网", "1+4 v\u{200B}pn"), ("VPN", "0+3 VPN"), ("VPN2", "0+3 VPN"),
    ("(vpn)", "1+3 vpn"), ("\u{200B}vpn\u{200B}", nil),
  ])
  func `width and case do not matter`(text: String, line: String?) throws {
    let hits = try TermSamples.matcher(["Vpn"]).hits(in: text)
    #expect(hits.count == 1)
    if let line { #expect(hits.first?.line == line) }
  }

  @Test(arguments: [
    "vpns", "avpn", "ｖｐｎｓ", "vpn\u{200B}s", "évpn", "v pn", "v-p-n", "vp", "5vp", "vpＮＳ",
  ])
  func `a Latin word is only found whole, and its letters are not joined`(text: String) throws {
    #expect(try TermSamples.matcher(["vpn"]).hits(in: text).isEmpty)
  }

  @Test(arguments: [("64", "1964"), ("64", "642"), ("5g", "15g"), ("64", "６４２")])
  func `a number is only found whole`(term: String, text: String) throws {
    #expect(try TermSamples.matcher([term]).hits(in: text).isEmpty)
    #expect(try TermSamples.matcher([term]).hits(in: "第" + term + "号").count == 1)
  }

  @Test func `separators that stand between other characters belong to the word`() throws {
    let matcher = try TermSamples.matcher(["covid-19", "A·B", "中国 cup"])
    let lines = matcher.hits(in: "COVID－19, covid 19, a•b, 中 国\u{A0}Cup, 中国cup").map(\.line)
    #expect(lines == ["0+8 COVID－19", "20+3 a•b", "25+7 中 国\u{A0}Cup"])
  }

  @Test func `a term written with tricks finds the plain word and the other way round`() throws {
    let matcher = try TermSamples.matcher(["國 家·机密"], variants: Self.variants)
    #expect(matcher.hits(in: "国家机密").map(\.line) == ["0+4 国家机密"])
  }

  @Test func `variants beyond the first plane and of Latin letters are read as plain ones`() throws
  {
    let matcher = try TermSamples.matcher(["丈人a"], variants: Self.variants)
    #expect(matcher.hits(in: "𠀋⼈Å").map(\.line) == ["0+3 𠀋⼈Å"])
  }

  @Test func `what Unicode calls ignorable and control characters have no width, nothing else`() {
    for value in Self.values {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isIgnored =
        scalar.properties.isDefaultIgnorableCodePoint
        || scalar.properties.generalCategory == .control
          && !"\t\n\u{B}\u{C}\r\u{85}".unicodeScalars
            .contains(scalar)
      if isIgnored != ScalarKind.invisibleRanges.contains(where: { $0.contains(value) }) {
        Issue.record("\(String(value, radix: 16))")
      }
    }
  }

  @Test func `folding twice changes nothing, and every folded scalar is in the ranges`() {
    let normalization = Normalization(variants: Self.variants)
    for value in Self.values {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let plain = normalization.folded(scalar)
      if normalization.folded(plain) != plain { Issue.record("\(scalar) twice") }
      if plain != scalar, normalization.variants[scalar] == nil,
        !Normalization.foldedRanges.contains(where: { $0.contains(value) })
      {
        Issue.record("\(scalar) outside the ranges")
      }
    }
  }
}
