import Glibc
import Hashing

/// Why reading stopped, in words for the message.
struct ReadFault: Error { var reason: String }

/// Bytes that come in blocks: a file, or a member of an archive.
protocol ByteStream: AnyObject {
  /// The bytes that it is thought to have.
  var expected: Int { get }
  /// Fills the beginning of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFault) -> Int
}

/// A regular file, hashed while it is read.
final class FileStream: ByteStream {
  private let descriptor: Int32
  private(set) var count = 0
  let expected: Int
  private var digest = SHA256Digest()
  private var moved = false

  init(path: String) throws(ReadFault) {
    // O_NONBLOCK: a pipe that took the file's place since the walk does not block.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if opened < 0 { throw ReadFault(reason: String(cString: strerror(errno))) }
    var info = stat()
    guard fstat(opened, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw ReadFault(reason: "it is no regular file")
    }
    descriptor = opened
    expected = Int(info.st_size)
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFault) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got < 0 {
        if errno == EINTR { continue }
        throw ReadFault(reason: String(cString: strerror(errno)))
      }
      count += got
      digest.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[0..<got]))
      return got
    }
  }

  /// Moves in the file; the hash is then made at the end, of the whole file.
  func seek(_ offset: Int, _ whence: Int32) -> Int {
    moved = true
    return lseek(descriptor, off_t(offset), whence)
  }

  /// Reads what nobody asked for, so that the hash is the whole file's, and gives it.
  func finish() throws(ReadFault) -> String {
    if moved {
      _ = lseek(descriptor, 0, SEEK_SET)
      digest = SHA256Digest()
      count = 0
    }
    var rest: [UInt8] = []
    while try append(to: &rest, count: 1 << 16) { rest.removeAll(keepingCapacity: true) }
    return digest.hexadecimal()
  }
}

extension ByteStream {
  /// Appends up to `count` bytes; false at the end.
  func append(to bytes: inout [UInt8], count: Int) throws(ReadFault) -> Bool {
    let before = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var filled = before
    while filled < bytes.count {
      var got = 0
      var fault: ReadFault?
      bytes.withUnsafeMutableBytes { all in
        do throws(ReadFault) { got = try read(into: UnsafeMutableRawBufferPointer(rebasing: all[filled...])) } catch { fault = error }
      }
      if let fault {
        bytes.removeLast(bytes.count - filled)
        throw fault
      }
      if got == 0 {
        bytes.removeLast(bytes.count - filled)
        return false
      }
      filled += got
    }
    return true
  }
}
