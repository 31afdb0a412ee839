import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of a child process with bounds on time and output.
///
/// Blocks its thread. However it ends, the child is gone before it returns.
struct BoundedRun: Sendable {
  var program: URL
  var arguments: [String]
  var seconds: Int
  var outputBytes: Int

  /// Seconds in which a killed child is reaped, which takes milliseconds.
  private static let patience = 2
  /// How often is looked whether the child still lives, in milliseconds.
  private static let tick: Int32 = 100

  /// What the child wrote before it ended well.
  func output() throws(ProbeFailure) -> [UInt8] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["LC_ALL": "C"]
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = pipe
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { throw .notStarted }
    let read = Result { () throws(ProbeFailure) in
      try collect(from: pipe.fileHandleForReading, of: process)
    }
    if case .failure = read, process.isRunning { Self.end(process.processIdentifier) }
    // What left the child's group may still hold what tells its end; it is not waited for.
    _ = ended.wait(timeout: .now() + .seconds(Self.patience))
    try? pipe.fileHandleForReading.close()
    let output = try read.get()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .unreadable
    }
    return output
  }

  /// Reads until the child has ended; throws when its time or its room is used up.
  private func collect(
    from handle: FileHandle, of process: Process
  ) throws(ProbeFailure) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    var hasEnded = false
    while true {
      guard ContinuousClock.now < deadline else { throw .tookTooLong }
      // Looked at before the pipe: what a child wrote before its end is in the pipe by then.
      let isLast = !process.isRunning
      if hasEnded {
        if isLast { return output }
        usleep(10_000)
        continue
      }
      var wanted = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wanted, 1, Self.tick) > 0 else {
        // Something that the child started may keep the pipe open; it is not waited for.
        if isLast { return output }
        continue
      }
      let count = read(handle.fileDescriptor, &buffer, buffer.count)
      if count < 0 {
        guard errno == EINTR || errno == EAGAIN else { throw .unclear }
      } else if count == 0 {
        hasEnded = true
      } else {
        output += buffer.prefix(count)
        guard output.count <= outputBytes else { throw .saidTooMuch }
      }
    }
  }
  /// Kills the child and, where it leads a group of its own, whatever it started.
  private static func end(_ child: Int32) {
    kill(getpgid(child) == child ? -child : child, SIGKILL)
  }
}
