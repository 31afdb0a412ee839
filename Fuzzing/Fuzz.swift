import Foundation
import Office
import Rulebook
import Web
import WorkCalendar

/// Every parser of what comes from outside, for libFuzzer; see `script/fuzz`.
///
/// The first byte chooses the parser, so that one corpus serves all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let input = bytes.dropFirst()
  let text = String(decoding: input, as: UTF8.self)
  switch choice % 7 {
  case 0: _ = try? FormFields(urlEncoded: input)
  case 1: _ = Instant(rfc3339: text)
  case 2: _ = try? WorkCalendar(csv: text)
  case 3: _ = try? RulebookShelf(files: [("fuzz.yaml", text)])
  case 4: _ = BodyText(text)
  case 5: _ = Reply.isOwnPath(text)
  default:
    var problems: [FieldProblem] = []
    _ = TextRule(maximum: 100, multiline: true).check(text, field: "text", &problems)
  }
  return 0
}
