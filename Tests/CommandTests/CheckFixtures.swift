import Foundation

/// Texts that the tests of `woodbell check` look at.
enum Draft {
  /// Two findings that must be fixed under Hunan's measures, on lines 3 and 4.
  static let notice = """
    # 夜间施工通知

    > 请联系**张某**，电话13912345678。
    扫码领红包，人人有份。

    """

  static let clean = "# 夜间施工通知\n\n请广大市民注意绕行。\n"

  /// A Word file packed by another program: a title, and a number on its second paragraph.
  static let packed =
    Data(
      base64Encoded: [
        "UEsDBBQAAAAIAAAAIQAqdRKbcAAAALEAAAARAAAAd29yZC9kb2N1bWVudC54bWyzKbdKyU8uzU3NK1GoyM3J",
        "K7Yqt1UqV7KzKbdKyk+pBNEFIKIIRJTYPW3Y87x/7cuGWc/nL7XRB4mAyCIwWYCu+EXjlOebdz/Ztev5lK0v",
        "1s+FqgcSiUn6EBWGxpaGRsYmpmbmFlhM04e5QR/hSDsAUEsBAhQDFAAAAAgAAAAhACp1EptwAAAAsQAAABEA",
        "AAAAAAAAAAAAAIABAAAAAHdvcmQvZG9jdW1lbnQueG1sUEsFBgAAAAABAAEAPwAAAJ8AAAAAAA==",
      ].joined()) ?? Data()
}

/// Packs entries into a zip archive without making them smaller.
func archive(_ entries: [(name: String, text: String)]) -> Data {
  var files = Data()
  var list = Data()
  for (name, text) in entries {
    let content = Data(text.utf8)
    let head =
      half(20) + half(0) + half(0) + word(0) + word(checksum(content)) + word(content.count)
      + word(content.count) + half(name.utf8.count) + half(0)
    list +=
      word(0x0201_4B50) + half(20) + head + half(0) + half(0) + half(0) + word(0)
      + word(files.count) + Data(name.utf8)
    files += word(0x0403_4B50) + head + Data(name.utf8) + content
  }
  let count = half(entries.count)
  return files + list + word(0x0605_4B50) + half(0) + half(0) + count + count + word(list.count)
    + word(files.count) + half(0)
}

/// A Word file of plain paragraphs.
func wordFile(_ paragraphs: String...) -> Data {
  let body = paragraphs.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
  return archive([
    ("word/document.xml", "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>")
  ])
}

private func half(_ value: Int) -> Data { Data([UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)]) }

private func word(_ value: Int) -> Data { half(value & 0xFFFF) + half(value >> 16) }

/// CRC-32 as archives carry it.
private func checksum(_ data: Data) -> Int {
  var sum: UInt32 = 0xFFFF_FFFF
  for byte in data {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
  return Int(sum ^ 0xFFFF_FFFF)
}

/// A JSON list of objects.
func objects(_ text: String) throws -> [[String: Any]] {
  let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  guard let list = value as? [[String: Any]] else { throw NotAList() }
  return list
}

struct NotAList: Error {}
