import Glibc

/// The output folder of a run: written beside its target, moved into place as a whole.
///
/// Until `commit` the target is untouched; after it, it is the new one. What holds files that no run wrote is refused. One run at a time:
/// the second one is told so. A run that died leaves a `.NAME.partial-…` folder, which the next one removes.
final class OutputFolder {
  /// Where it will stand.
  let target: String
  /// Where it is written.
  let staging: String
  private let parent: String
  private let name: String
  private var lock: Int32 = -1
  private var open = true

  init(target path: String) throws(DatasetError) {
    target = Self.resolved(path)
    let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))!
    parent = slash == target.startIndex ? "/" : String(target[..<slash])
    name = String(target[target.utf8.index(after: slash)...])
    let start = parent + (parent == "/" ? "" : "/") + "." + name
    staging = start + ".partial-\(getpid())"
    if name.isEmpty { throw DatasetError(.notAFolder(path: path)) }
    try Self.make(folder: parent)
    try takeLock(start + ".lock")
    try Self.refuseForeign(target)
    removeLeftovers()
    if mkdir(staging, 0o755) != 0 {
      let error = DatasetError.writing(staging)
      releaseLock()
      throw error
    }
  }

  deinit { abandon() }

  func path(_ file: String) -> String { staging + "/" + file }

  /// Removes what was written; the target is as it was.
  func abandon() {
    guard open else { return }
    open = false
    Folders.remove(staging)
    releaseLock()
  }

  /// Moves the finished folder into place and removes the old one.
  func commit() throws(DatasetError) {
    guard open else { return }
    for kept in Folders.names(in: target) where Self.keptNames.contains(kept) && !Folders.exists(path(kept)) {
      Folders.copy(target + "/" + kept, to: path(kept))
    }
    Folders.sync(staging)
    let old = parent + (parent == "/" ? "" : "/") + "." + name + ".old-\(getpid())"
    if !Folders.exists(target) {
      if rename(staging, target) != 0 { throw DatasetError(.notMoved(path: target, reason: .last)) }
    } else if Folders.exchange(staging, target) {
      Folders.remove(staging)
    } else {
      // A file system that cannot exchange two folders: two moves, the first taken back when the second fails.
      if rename(target, old) != 0 { throw DatasetError(.notMoved(path: target, reason: .last)) }
      if rename(staging, target) != 0 {
        let reason = String.last
        rename(old, target)
        throw DatasetError(.notMoved(path: target, reason: reason))
      }
      Folders.remove(old)
    }
    Folders.sync(parent)
    open = false
    releaseLock()
  }

  // MARK: Parts

  /// Files that a project keeps in its output folder; they are carried over.
  static let keptNames: Set<String> = ["README.md", ".gitignore", ".gitkeep", ".DS_Store"]

  /// The path made absolute, symbolic links of what is there followed, without a closing slash.
  private static func resolved(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    var absolute = path
    while absolute.utf8.count > 1, absolute.utf8.last == UInt8(ascii: "/") { absolute.removeLast() }
    if absolute.utf8.first != UInt8(ascii: "/"), let here = getcwd(nil, 0) {
      defer { free(here) }
      absolute = String(cString: here) + "/" + absolute
    }
    return absolute
  }

  private static func make(folder: String) throws(DatasetError) {
    if Folders.exists(folder) { return }
    if let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")), slash != folder.startIndex { try make(folder: String(folder[..<slash])) }
    if mkdir(folder, 0o755) != 0, errno != EEXIST { throw .writing(folder) }
  }

  private static func refuseForeign(_ target: String) throws(DatasetError) {
    guard Folders.exists(target) else { return }
    guard Folders.isFolder(target) else { throw DatasetError(.notAFolder(path: target)) }
    let names = Folders.names(in: target)
    let foreign: [String]
    if names.contains("manifest.json") {
      let ours = ManifestNames.read(target + "/manifest.json")
      foreign = names.filter { !keptNames.contains($0) && !ours.contains($0) }
    } else {
      foreign = names.filter { !keptNames.contains($0) }
    }
    if !foreign.isEmpty { throw DatasetError(.foreignFiles(path: target, names: foreign)) }
  }

  private func takeLock(_ path: String) throws(DatasetError) {
    while true {
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      if descriptor < 0 { throw .writing(path) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        close(descriptor)
        throw DatasetError(.locked(path: target))
      }
      // The one who held it may have removed the file between our two calls; then it is no lock any more.
      var held = stat()
      var named = stat()
      fstat(descriptor, &held)
      if stat(path, &named) == 0, named.st_ino == held.st_ino {
        lock = descriptor
        return
      }
      close(descriptor)
    }
  }

  private func releaseLock() {
    guard lock >= 0 else { return }
    unlink(parent + (parent == "/" ? "" : "/") + "." + name + ".lock")
    close(lock)
    lock = -1
  }

  /// What runs that died have left; the lock is ours, so none of it is in use.
  private func removeLeftovers() {
    for entry in Folders.names(in: parent) where entry.hasPrefix("." + name + ".partial-") || entry.hasPrefix("." + name + ".old-") {
      let path = parent + "/" + entry
      // Killed between the two moves of a file system without exchange: the old output is put back.
      if entry.hasPrefix("." + name + ".old-"), !Folders.exists(target) { rename(path, target) } else { Folders.remove(path) }
    }
  }
}
