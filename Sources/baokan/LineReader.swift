import Glibc

/// Lines of standard input as bytes, without their ends; long lines and missing last ends are no trap.
struct LineReader {
  private var buffer: [UInt8] = []
  private var at = 0
  private var ended = false

  mutating func next() -> ArraySlice<UInt8>? {
    var searched = at
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer { at = end + 1 }
        return trimmed(buffer[at..<end])
      }
      if ended {
        guard at < buffer.count else { return nil }
        defer { at = buffer.count }
        return trimmed(buffer[at...])
      }
      buffer.removeSubrange(..<at)
      at = 0
      searched = buffer.count
      fill()
    }
  }

  private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { line.last == 13 ? line.dropLast() : line }

  private mutating func fill() {
    let size = 1 << 18
    let start = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: size))
    var count = 0
    repeat { count = buffer.withUnsafeMutableBytes { read(0, $0.baseAddress! + start, size) } } while count < 0 && errno == EINTR
    buffer.removeLast(size - max(count, 0))
    ended = count <= 0
  }
}
