import Foundation

/// Asks `ffprobe` what is in a file, in a child process with little rope.
///
/// The bounds: only the protocol `file` and the format that the first bytes showed, so that no
/// playlist and no address is followed; an absolute path behind `file:`, which is never an option;
/// no input, no environment, one thread, blocks of memory of at most 64 MB; killed after
/// ``seconds``; at most ``outputBytes`` of output. Where `prlimit` is installed, as on every
/// Debian, it starts the child with 1 GB of address space, as many seconds of processor time, and
/// no file or core written; elsewhere there are no such limits.
package struct MediaProbe: Sendable {
  package var program: URL
  /// The program `prlimit`; nil where it is not installed.
  package var limiter: URL?
  /// After so many seconds the child is killed.
  package var seconds = 10
  package var outputBytes = 1_048_576

  /// Looks for `ffprobe` in the absolute folders of a search path such as `PATH`; nil when it is in
  /// none.
  package init?(searchPath: String) {
    guard let program = Self.find("ffprobe", in: searchPath) else { return nil }
    self.program = program
    limiter = Self.find("prlimit", in: searchPath)
  }

  private static func find(_ name: String, in searchPath: String) -> URL? {
    searchPath.split(separator: ":").lazy
      .filter { $0.hasPrefix("/") }
      .map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// What `ffprobe` says about a file of a known type.
  package func answer(
    for file: URL, type: MediaFormat
  ) async throws(ProbeFailure) -> ProbeAnswer {
    guard let arguments = Self.arguments(for: file, type: type) else { throw .notSuitable }
    let run = run(arguments)
    let result = await withCheckedContinuation { continuation in
      // A thread of its own: waiting for the child must not hold up other tasks.
      Thread.detachNewThread {
        continuation.resume(returning: Result { () throws(ProbeFailure) in try run.output() })
      }
    }
    return try ProbeAnswer(json: result.get())
  }

  private func run(_ arguments: [String]) -> BoundedRun {
    guard let limiter else {
      return BoundedRun(
        program: program, arguments: arguments, seconds: seconds, outputBytes: outputBytes)
    }
    let limits = ["--as=1073741824", "--cpu=\(seconds)", "--fsize=0", "--core=0"]
    return BoundedRun(
      program: limiter, arguments: limits + [program.path] + arguments, seconds: seconds,
      outputBytes: outputBytes)
  }

  /// The arguments for a file; nil for a relative path and for types that are not asked about.
  static func arguments(for file: URL, type: MediaFormat) -> [String]? {
    let path = file.path
    guard file.isFileURL, path.hasPrefix("/"), !path.utf8.contains(0),
      let format = type.probeFormat
    else { return nil }
    return [
      "-v", "error", "-hide_banner", "-protocol_whitelist", "file", "-format_whitelist", format,
      "-max_alloc", "67108864", "-threads", "1", "-f", format, "-of", "json", "-show_format",
      "-show_streams", "-i", "file:" + path,
    ]
  }
}

/// Why `ffprobe` gave no usable answer.
package enum ProbeFailure: String, Error, CaseIterable, Codable, Sendable {
  /// The program could not be started.
  case notStarted = "not-started"
  case tookTooLong = "took-too-long"
  case saidTooMuch = "said-too-much"
  /// It could not read the file.
  case unreadable
  /// Its answer has not the expected form.
  case unclear
  /// Nothing that may be given to it: a relative path or a type without a probe.
  case notSuitable = "not-suitable"
}
