import Glibc

/// SIGINT and SIGTERM: the run ends at the next unit, and the output folder is as it was.
enum Interruption {
  nonisolated(unsafe) private static let flag: UnsafeMutablePointer<sig_atomic_t> = {
    let flag = UnsafeMutablePointer<sig_atomic_t>.allocate(capacity: 1)
    flag.pointee = 0
    return flag
  }()

  static var requested: Bool { flag.pointee != 0 }

  static func watch() {
    _ = flag
    signal(SIGINT) { _ in Interruption.request() }
    signal(SIGTERM) { _ in Interruption.request() }
    signal(SIGPIPE, SIG_IGN)
  }

  private static func request() { flag.pointee = 1 }
}
