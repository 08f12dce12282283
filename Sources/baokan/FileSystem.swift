import Glibc

enum FileSystem {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }
}

extension FileSystem {
  /// Writes a file beside its place and moves it there.
  static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
    let partial = path + ".partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Failure.failed("\(path): cannot be written (\(String(cString: strerror(errno)))); give another path") }
    var at = 0
    while at < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + at, bytes.count - at)
      if count < 0 {
        if errno == EINTR { continue }
        let reason = String(cString: strerror(errno))
        close(descriptor)
        unlink(partial)
        throw Failure.failed("\(path): cannot be written (\(reason)); make room or give another path")
      }
      at += count
    }
    close(descriptor)
    guard rename(partial, path) == 0 else {
      throw Failure.failed("\(path): cannot be written (\(String(cString: strerror(errno)))); give another path")
    }
  }
}
