extension Node {
  /// Writes the node as UTF-8 at the end of the output.
  package func render(into output: inout [UInt8]) {
    var buffer = PageBuffer(capacity: 4096)
    render(into: &buffer)
    output.append(contentsOf: buffer.bytes)
  }

  func render(into output: inout PageBuffer) {
    switch content {
    case .text(let text):
      let start = output.count
      if appendEscaped(text, to: &output) {
        output.shorten(to: start)
        appendIsolated(text, to: &output)
      }
    case .group(let nodes):
      for node in nodes { node.render(into: &output) }
    case .element(let element):
      element.render(into: &output)
    case .markup(let markup):
      output.append(markup)
    }
  }

  /// The node as UTF-8.
  package var bytes: [UInt8] {
    var buffer = PageBuffer(capacity: 32_768)
    render(into: &buffer)
    return Array(buffer.bytes)
  }

  /// The node as text, for tests and small pieces.
  package var string: String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension Element {
  fileprivate func render(into output: inout PageBuffer) {
    output.append(UInt8(ascii: "<"))
    output.append(tag)
    for attribute in attributes { attribute.render(into: &output) }
    output.append(UInt8(ascii: ">"))
    switch shape {
    case .void:
      return
    case .normal:
      for child in children { child.render(into: &output) }
    case .preformatted:
      output.append(0x0A)
      for child in children { child.render(into: &output) }
    case .textOnly:
      // A browser drops one line feed after the tag, so one is given to it.
      if tag.holdsSameText(as: "textarea") { output.append(0x0A) }
      for case .text(let text) in children.map(\.content) {
        appendEscaped(text, to: &output)
      }
    }
    output.append("</")
    output.append(tag)
    output.append(UInt8(ascii: ">"))
  }
}

extension Attribute {
  fileprivate func render(into output: inout PageBuffer) {
    output.append(UInt8(ascii: " "))
    switch family {
    case .plain: break
    case .data: output.append("data-")
    case .aria: output.append("aria-")
    }
    output.append(name)
    guard let value else { return }
    output.append("=\"")
    appendEscaped(value, to: &output)
    output.append(UInt8(ascii: "\""))
  }
}
