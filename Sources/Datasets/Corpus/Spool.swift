import Glibc

/// Records that wait for the end of the run: in memory while they are few, in a file of the staging folder when they are many.
final class Spool {
  private let path: String
  private let limit: Int
  private var buffer = ByteBuffer(capacity: 1 << 12)
  private var descriptor: Int32 = -1
  private var spilled = 0

  /// The file is made only when more than `limit` bytes wait.
  init(path: String, limit: Int = 8 << 20) {
    self.path = path
    self.limit = limit
  }

  deinit { close() }

  func append(_ record: UnsafeRawBufferPointer) throws(DatasetError) {
    buffer.append(fixed: UInt32(record.count))
    buffer.append(record)
    if buffer.count >= limit { try spill() }
  }

  /// The records in their order.
  func forEachRecord(_ body: (UnsafeRawBufferPointer) throws(DatasetError) -> Void) throws(DatasetError) {
    if spilled == 0 {
      try Self.split(buffer.bytes, body)
      return
    }
    try spill()
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + (1 << 24), alignment: 16)
    defer { block.deallocate() }
    var filled = 0
    var offset = 0
    while offset < spilled || filled > 0 {
      let read = pread(descriptor, block.baseAddress! + filled, min(block.count - filled, spilled - offset), off_t(offset))
      if read < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
      offset += read
      filled += read
      let whole = try Self.split(UnsafeRawBufferPointer(rebasing: block[..<filled]), body)
      if whole == 0 { throw DatasetError(.unreadable(path: path, reason: "a record is longer than \(block.count) bytes")) }
      block.baseAddress!.copyMemory(from: block.baseAddress! + whole, byteCount: filled - whole)
      filled -= whole
    }
  }

  /// Removes the file.
  func close() {
    guard descriptor >= 0 else { return }
    _ = Glibc.close(descriptor)
    unlink(path)
    descriptor = -1
  }

  private func spill() throws(DatasetError) {
    if descriptor < 0 {
      descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      if descriptor < 0 { throw DatasetError(.unwritable(path: path, reason: .last)) }
    }
    try writeAll(buffer.bytes, to: descriptor, path: path)
    spilled += buffer.count
    buffer.clear()
  }

  /// Hands out the whole records of a block; gives how many bytes they took.
  @discardableResult
  private static func split(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(DatasetError) -> Void
  ) throws(DatasetError) -> Int {
    var at = 0
    while at + 4 <= bytes.count {
      let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
      if at + 4 + length > bytes.count { break }
      try body(UnsafeRawBufferPointer(rebasing: bytes[at + 4..<at + 4 + length]))
      at += 4 + length
    }
    return at
  }
}
