/// Writes text so that a browser reads back the same characters, in text and in quoted values.
///
/// Control characters other than tab and line feed become U+FFFD, as HTML has no way to hold them.
/// - Returns: whether the text holds controls of writing direction, which need isolation.
@discardableResult
func appendEscaped(_ text: String, to output: inout PageBuffer) -> Bool {
  var text = text
  return text.withUTF8 { appendEscaped($0, to: &output) }
}

private func appendEscaped(
  _ bytes: UnsafeBufferPointer<UInt8>, to output: inout PageBuffer
) -> Bool {
  guard let first = bytes.baseAddress else { return false }
  var turns = false
  var start = 0
  var index = 0
  let count = bytes.count
  while index < count {
    let byte = bytes[index]
    if byte >= 0x80 {
      if byte == 0xC2, index + 1 < count, bytes[index + 1] < 0xA0 {
        output.append(first + start, count: index - start)
        output.append(replacement)
        index += 2
        start = index
        continue
      }
      if byte == 0xE2, index + 2 < count {
        turns = turns || turnsDirection(bytes[index + 1], bytes[index + 2])
      }
      index += 1
    } else if isPlain(byte) {
      index += 1
    } else {
      output.append(first + start, count: index - start)
      output.append(reference(of: byte))
      index += 1
      start = index
    }
  }
  output.append(first + start, count: count - start)
  return turns
}

/// Writes text that holds controls of direction inside `bdi`, so that nothing around it turns.
///
/// Isolates left open are closed, and a closing mark without an opening one is replaced, because
/// either would reach beyond the element.
func appendIsolated(_ text: String, to output: inout PageBuffer) {
  output.append("<bdi>")
  var openIsolates = 0
  var kept = ""
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x2066...0x2068:
      openIsolates += 1
      kept.unicodeScalars.append(scalar)
    case 0x2069 where openIsolates == 0:
      kept.unicodeScalars.append("\u{FFFD}")
    case 0x2069:
      openIsolates -= 1
      kept.unicodeScalars.append(scalar)
    default:
      kept.unicodeScalars.append(scalar)
    }
  }
  kept += String(repeating: "\u{2069}", count: openIsolates)
  appendEscaped(kept, to: &output)
  output.append("</bdi>")
}

/// Whether `E2 second third` is one of U+202A…202E or U+2066…2069.
@inline(__always)
private func turnsDirection(_ second: UInt8, _ third: UInt8) -> Bool {
  (second == 0x80 && third >= 0xAA && third <= 0xAE)
    || (second == 0x81 && third >= 0xA6 && third <= 0xA9)
}

@inline(__always)
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x09, 0x0A: true
  case 0x00...0x1F, 0x7F: false
  case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
  case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): false
  default: true
  }
}

private func reference(of byte: UInt8) -> StaticString {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  case UInt8(ascii: "`"): "&#96;"
  case 0x0D: "&#13;"
  default: replacement
  }
}

private let replacement: StaticString = "\u{FFFD}"
