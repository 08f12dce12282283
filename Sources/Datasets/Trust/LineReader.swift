import Glibc

/// Reads a file line by line.
final class LineReader {
  private let path: String
  private let descriptor: Int32
  private var block = [UInt8](repeating: 0, count: 1 << 16)
  private var filled = 0
  private var at = 0
  private var line: [UInt8] = []

  init(path: String) throws(DatasetError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next line without its end; nil at the end of the file.
  func next() throws(DatasetError) -> [UInt8]? {
    line.removeAll(keepingCapacity: true)
    while true {
      if at == filled {
        filled = read(descriptor, &block, block.count)
        at = 0
        if filled < 0 {
          filled = 0
          throw DatasetError(.unreadable(path: path, reason: .last))
        }
        if filled == 0 { return line.isEmpty ? nil : line }
      }
      if let end = block[at..<filled].firstIndex(of: 10) {
        line += block[at..<end]
        at = end + 1
        return line
      }
      line += block[at..<filled]
      at = filled
    }
  }
}
