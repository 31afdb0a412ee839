import Foundation

/// All parsers of what comes from outside, by the name `script/fuzz` calls them.
private let parsers = pageParsers.merging(ruleParsers) { $1 }.merging(textParsers) { $1 }
  .merging(documentParsers) { $1 }.merging(mediaParsers) { $1 }
  .merging(uploadParsers) { $1 }.merging(importParsers) { $1 }
  .merging(tableParsers) { $1 }.merging(pictureParsers) { $1 }.merging(archiveParsers) { $1 }

/// The parser that the environment names, so that each has a run and a corpus of its own.
private let chosen = ProcessInfo.processInfo.environment["FUZZ_PARSER"].flatMap { parsers[$0] }

/// Where the program begins: the package manager looks for this name, not for libFuzzer's `main`.
@_cdecl("fuzz_main")
public func fuzz(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  guard chosen != nil else {
    print("FUZZ_PARSER has to be one of: " + parsers.keys.sorted().joined(separator: " "))
    return 64
  }
  var (count, arguments) = (count, arguments)
  return runDriver(&count, &arguments) { start, count in
    chosen?(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
}

/// libFuzzer's loop, which calls back with each input.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Bytes as text, as a reader of files takes them.
func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
