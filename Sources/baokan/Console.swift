import Glibc

/// Standard output carries data, standard error messages.
enum Console {
  static var errorIsTerminal: Bool { isatty(2) == 1 }
  static var outputIsTerminal: Bool { isatty(1) == 1 }

  static func say(_ message: String) { write(message + "\n", to: 2) }

  static func write(_ text: String, to descriptor: Int32 = 1) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  /// Writes all bytes; a reader that has gone (SIGPIPE is ignored) ends the program quietly.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32 = 1) {
    var at = 0
    while at < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
      if count < 0 {
        if errno == EINTR { continue }
        Glibc.exit(errno == EPIPE ? 0 : 1)
      }
      at += count
    }
  }

  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  /// The columns of the terminal, 80 when unknown.
  static var width: Int {
    var size = winsize()
    return ioctl(2, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }
}

/// Seconds of a clock that never jumps.
func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
