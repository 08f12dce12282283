import ArticleModel
import Glibc

/// Reads annotated articles (docs/annotation.md) from files and folders.
public enum GoldReader {
  /// All articles below a folder (`*.txt`, sorted by name), or of one file.
  public static func read(path: String) throws -> [GoldArticle] {
    var information = stat()
    guard stat(path, &information) == 0 else { throw GoldError(file: path, line: 0, what: "cannot be read: \(String(cString: strerror(errno)))") }
    if information.st_mode & S_IFMT != S_IFDIR { return [try readFile(path)] }
    guard let folder = opendir(path) else { throw GoldError(file: path, line: 0, what: "cannot be opened: \(String(cString: strerror(errno)))") }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
      if name.hasSuffix(".txt") { names.append(name) }
    }
    return try names.sorted().map { try readFile(path + "/" + $0) }
  }

  public static func readFile(_ path: String) throws -> GoldArticle {
    guard let file = fopen(path, "r") else { throw GoldError(file: path, line: 0, what: "cannot be read: \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes.append(contentsOf: block[..<count]) }
    return try parse(String(decoding: bytes, as: UTF8.self), file: path)
  }

  public static func parse(_ content: String, file: String) throws -> GoldArticle {
    var builder = GoldBuilder(file: file)
    var number = 0
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty { continue }
      try builder.add(String(line), number)
    }
    return try builder.finish()
  }
}
