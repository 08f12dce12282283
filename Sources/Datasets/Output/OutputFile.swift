import Glibc
import Hashing

/// A file of the staging folder: written in big blocks, hashed on the way.
final class OutputFile {
  let path: String
  private let descriptor: Int32
  private var buffer: ByteBuffer
  private var digest = SHA256Digest()
  private(set) var bytes = 0
  private static let block = 1 << 18

  init(path: String) throws(DatasetError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    buffer = ByteBuffer(capacity: Self.block + 4096)
    if descriptor < 0 { throw .writing(path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func append(_ more: UnsafeRawBufferPointer) throws(DatasetError) {
    if more.count > Self.block {
      try flush()
      try put(more)
      return
    }
    buffer.append(more)
    if buffer.count >= Self.block { try flush() }
  }

  func append(_ string: String) throws(DatasetError) {
    buffer.append(string)
    if buffer.count >= Self.block { try flush() }
  }

  /// Writes what is left and waits until the disk has it. The file's size and SHA-256.
  func finish() throws(DatasetError) -> FileDigest {
    try flush()
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw .writing(path) }
    return FileDigest(bytes: bytes, sha256: digest.hexadecimal())
  }

  private func flush() throws(DatasetError) {
    try put(buffer.bytes)
    buffer.clear()
  }

  private func put(_ more: UnsafeRawBufferPointer) throws(DatasetError) {
    try writeAll(more, to: descriptor, path: path)
    digest.update(more)
    bytes += more.count
  }
}

/// The size and SHA-256 of a file.
public struct FileDigest: Sendable, Equatable {
  public var bytes: Int
  public var sha256: String

  public init(bytes: Int, sha256: String) {
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// Of a file that something else has written.
  static func of(path: String) throws(DatasetError) -> FileDigest {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
    defer { close(descriptor) }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { block.deallocate() }
    var digest = SHA256Digest()
    var bytes = 0
    while true {
      let count = read(descriptor, block.baseAddress!, block.count)
      if count < 0 { throw DatasetError(.unreadable(path: path, reason: .last)) }
      if count == 0 { break }
      digest.update(UnsafeRawBufferPointer(rebasing: block[..<count]))
      bytes += count
    }
    fsync(descriptor)
    return FileDigest(bytes: bytes, sha256: digest.hexadecimal())
  }
}
