import ArticleModel
import Glibc

/// A regular file to read, in its place in the order of the run.
struct InputFile: Equatable {
  /// As the user named it; under a folder the folder's name and the path inside it.
  var path: String
  var bytes: Int
}

/// Walks paths into regular files: folders recursively and sorted by path, links not followed out of the input, everything that is no file refused.
struct InputWalker {
  private(set) var files: [InputFile] = []
  private(set) var rejects: [Reject] = []
  private var roots: [String] = []

  init(_ paths: [String]) {
    for path in paths { if let real = Self.realPath(path) { roots.append(real) } }
    for path in paths {
      var trimmed = path
      while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
      add(trimmed, top: true)
    }
  }

  private mutating func add(_ path: String, top: Bool) {
    var info = stat()
    guard (top ? stat(path, &info) : lstat(path, &info)) == 0 else {
      let missing = errno == ENOENT
      rejects.append(
        Reject(
          source: path, code: missing ? "missing_path" : "unreadable",
          message: missing
            ? "\(path): there is no such file or folder; mend the path, or leave it out"
            : "\(path): \(String(cString: strerror(errno))); allow it to be read, or leave it out"))
      return
    }
    switch info.st_mode & S_IFMT {
    case S_IFREG:
      files.append(InputFile(path: path, bytes: Int(info.st_size)))
    case S_IFDIR:
      addFolder(path, top: top)
    case S_IFLNK:
      addLink(path)
    default:
      rejects.append(
        Reject(
          source: path, code: "not_a_file", message: "\(path): a device, pipe or socket is not read; give a file or a folder"))
    }
  }

  private mutating func addFolder(_ path: String, top: Bool) {
    guard let folder = opendir(path) else {
      rejects.append(
        Reject(
          source: path, code: "unreadable", message: "\(path): \(String(cString: strerror(errno))); allow the folder to be read, or leave it out"))
      return
    }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      // What systems leave behind: .DS_Store, ._x, __MACOSX, Thumbs.db.
      if name.hasPrefix(".") || name == "__MACOSX" || name == "Thumbs.db" || name == "desktop.ini" { continue }
      names.append(name)
    }
    closedir(folder)
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if names.isEmpty, top {
      rejects.append(Reject(source: path, code: "empty_folder", message: "\(path): the folder is empty; put files into it, or name another"))
    }
    let prefix = path == "/" ? "/" : path + "/"
    for name in names { add(prefix + name, top: false) }
  }

  /// A link that stays inside the input is left alone: what it points to is read in its own place.
  private mutating func addLink(_ path: String) {
    if let real = Self.realPath(path), roots.contains(where: { real == $0 || real.hasPrefix($0 + "/") }) { return }
    rejects.append(
      Reject(source: path, code: "link_outside", message: "\(path): a link out of the input is not followed; add its target to the input's paths"))
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
