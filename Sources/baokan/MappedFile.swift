import Glibc

/// A file in memory for as long as the program runs.
enum MappedFile {
  static func bytes(_ path: String) throws -> UnsafeBufferPointer<UInt8> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.usage("\(path): cannot be read (\(String(cString: strerror(errno)))); give the path of a file") }
    defer { close(descriptor) }
    var information = stat()
    fstat(descriptor, &information)
    let size = Int(information.st_size)
    if size == 0 { return UnsafeBufferPointer(start: nil, count: 0) }
    guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw Failure.usage("\(path): cannot be read (\(String(cString: strerror(errno)))); give the path of a file")
    }
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size)
  }

  static func array(_ path: String) throws -> [UInt8] { Array(try bytes(path)) }
}
