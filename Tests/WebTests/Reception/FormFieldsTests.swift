import Office
import Testing

@testable import Web

@Suite struct FormFieldsTests {
  private func read(_ text: String) throws(FormError) -> FormFields {
    try FormFields(urlEncoded: text.utf8)
  }

  struct Good: Sendable, CustomTestStringConvertible {
    let text: String
    let values: [String: [String]]

    var testDescription: String { text }
  }

  static let good: [Good] = [
    Good(text: "", values: [:]),
    Good(text: "&&&", values: [:]),
    Good(text: "a=1", values: ["a": ["1"]]),
    Good(text: "a", values: ["a": [""]]),
    Good(text: "a=", values: ["a": [""]]),
    Good(text: "=b", values: ["": ["b"]]),
    Good(text: "a=1&a=2&b=3&a=1", values: ["a": ["1", "2", "1"], "b": ["3"]]),
    Good(text: "a=b=c", values: ["a": ["b=c"]]),
    Good(text: "a=one+two%20three%2Bfour", values: ["a": ["one two three+four"]]),
    Good(text: "a+b=c", values: ["a b": ["c"]]),
    Good(text: "%E6%9C%A8=%e9%93%8e", values: ["木": ["铎"]]),
    Good(text: "a=%F0%9F%94%94", values: ["a": ["🔔"]]),
    Good(text: "a=%0D%0A%09", values: ["a": ["\r\n\t"]]),
    Good(text: "a=%26%3D%25", values: ["a": ["&=%"]]),
    Good(text: "a=木", values: ["a": ["木"]]),
  ]

  @Test(arguments: good)
  func `a form is read as browsers write it`(example: Good) throws {
    #expect(try read(example.text).values == example.values)
  }

  @Test(arguments: [
    ("%=1", FormError.malformed), ("%4=1", .malformed), ("%zz=1", .malformed),
    ("%C3=1", .malformed), ("%00=1", .malformed), ("a=%", .badText(field: "a")),
    ("a=%4", .badText(field: "a")), ("a=%4G", .badText(field: "a")),
    ("ok=1&title=%FF", .badText(field: "title")), ("a=%00", .badText(field: "a")),
    ("a=x%00y", .badText(field: "a")), ("a=%C0%80", .badText(field: "a")),
    ("a=%ED%A0%80", .badText(field: "a")), ("a=%F4%90%80%80", .badText(field: "a")),
    ("a=%E6%9C", .badText(field: "a")), ("%E6%9C%A8=%FF", .badText(field: "木")),
  ])
  func `a broken escape or broken text names its field and is never guessed at`(
    text: String, expected: FormError
  ) {
    #expect(throws: expected) { try read(text) }
  }

  @Test func `bytes that are no UTF-8 are refused outside escapes too`() {
    #expect(throws: FormError.badText(field: "a")) {
      try FormFields(urlEncoded: Array("a=".utf8) + [0xFF])
    }
    #expect(throws: FormError.badText(field: "a")) {
      try FormFields(urlEncoded: Array("a=".utf8) + [0])
    }
  }

  @Test func `five hundred fields are read and one more is too many`() throws {
    let many = Array(repeating: "a=1", count: 500).joined(separator: "&")
    #expect(try read(many).all("a").count == 500)
    #expect(throws: FormError.tooManyFields) { try read(many + "&a=1") }
  }

  @Test func `fields are asked for by name, and unexpected ones are told`() throws {
    let form = try read("a=1&a=2&on=yes&off=no&zz=1&b=")
    #expect(form.text("a") == "1" && form.all("a") == ["1", "2"])
    #expect(form.text("missing") == "" && form.all("missing") == [])
    #expect(form.isOn("on") && !form.isOn("off") && !form.isOn("missing"))
    #expect(form.unknown(besides: ["a", "on", "b"]) == ["off", "zz"])
  }

  @Test func `mutated forms are refused or read to fields that read back the same`() throws {
    let random = SeededRandom(seed: 20_201_208)
    let seeds = [
      "title=%E6%9C%A8%E9%93%8E&body=one+two%0D%0A&accounts=1&accounts=2", "a=1&b=&=c&d",
      "_form=abc.def&note=%F0%9F%94%94%25%26",
    ].map { Array($0.utf8) }
    var readings = 0
    for round in 0..<9_000 {
      let bytes = mutated(seeds[round % seeds.count], random)
      do throws(FormError) {
        let form = try FormFields(urlEncoded: bytes)
        readings += 1
        let again = form.values.flatMap { name, values in
          values.map { percentEncoded(name) + "=" + percentEncoded($0) }
        }
        let reread = try FormFields(urlEncoded: again.joined(separator: "&").utf8)
        if reread != form { Issue.record("\(bytes) became \(form.values)") }
      } catch {
        continue
      }
    }
    #expect(readings > 1_000 && readings < 8_900)
  }

  private func mutated(_ seed: [UInt8], _ random: SeededRandom) -> [UInt8] {
    let signs: [UInt8] = Array("%&=+0AfgZ;\"<\\".utf8) + [0, 0x80, 0xC3, 0xE6, 0xFF, 10]
    var bytes = seed
    for _ in 0...Int(random.bytes(1)[0] % 4) {
      let choice = random.bytes(4).map(Int.init)
      let place = choice[0] * 256 + choice[1]
      let sign = signs[choice[2] % signs.count]
      switch choice[3] % 4 {
      case 0: bytes.insert(sign, at: place % (bytes.count + 1))
      case 1 where !bytes.isEmpty: bytes[place % bytes.count] = sign
      case 2 where !bytes.isEmpty: bytes.remove(at: place % bytes.count)
      default: bytes.removeLast(bytes.isEmpty ? 0 : place % bytes.count)
      }
    }
    return bytes
  }
}
