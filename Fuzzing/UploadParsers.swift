import Office
import Screening
import Web

/// Files and the forms they come in.
let uploadParsers: [String: @Sendable ([UInt8]) -> Void] = [
  "multipart": { bytes in
    // The same form, whole and byte by byte, says the same.
    let whole = events(bytes, piece: max(1, bytes.count))
    precondition(whole == events(bytes, piece: 1), "another form when it is cut")
    precondition(whole == events(bytes, piece: 7), "another form when it is cut")
  },
  "boundary": { bytes in
    guard let boundary = try? MultipartParser.boundary(of: text(bytes)) else { return }
    precondition((1...70).contains(boundary.utf8.count), "a boundary that is none")
  },
  "file-name": { bytes in
    guard let name = FileName.cleaned(text(bytes)) else { return }
    precondition(!name.isEmpty && name.count <= FileName.maximum, "a name too long")
    precondition(!name.contains("/") && !name.contains("\\"), "a name with a path")
  },
  "file-type": { bytes in
    precondition((try? FileType.found(in: MemorySource(bytes))) != nil, "damage that was thrown")
  },
]

/// The parts of a form, and the fault at which it ended.
private struct Form: Equatable {
  var heads: [PartHead] = []
  var contents: [[UInt8]] = []
  var fault: UploadFault?
}

private func events(_ bytes: [UInt8], piece: Int) -> Form {
  var parser = MultipartParser(
    boundary: "b", limits: UploadLimits(fileBytes: 1, parts: 50, headerBytes: 300))
  var form = Form()
  do {
    for start in stride(from: 0, to: bytes.count, by: piece) {
      for event in try parser.read(Array(bytes[start...].prefix(piece))) {
        switch event {
        case .part(let head):
          form.heads.append(head)
          form.contents.append([])
        case .bytes(let part): form.contents[form.contents.count - 1] += part
        case .partEnded: break
        }
      }
    }
    try parser.finish()
  } catch {
    // What came before a fault may have been handed on or not, as the pieces fell.
    return Form(fault: kind(error))
  }
  return form
}

/// The limit of a head is met at other bytes when it comes in pieces.
private func kind(_ fault: UploadFault) -> UploadFault {
  switch fault {
  case .headerTooLong, .badText, .malformed, .cutShort: .malformed(field: nil)
  default: fault
  }
}
