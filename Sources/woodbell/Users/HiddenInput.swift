#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks at the terminal for something that is not to be seen.
enum HiddenInput {
  /// - Returns: nil where there is no terminal.
  static func ask(_ question: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
    let prompt = Array((question + " ").utf8)
    _ = write(STDERR_FILENO, prompt, prompt.count)
    let answer = readLine(strippingNewline: true)
    _ = write(STDERR_FILENO, "\n", 1)
    return answer
  }
}
