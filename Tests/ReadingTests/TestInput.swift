import ArticleModel
import Glibc

@testable import Reading

/// A folder of input files that a test makes and throws away, and what reading it gives.
final class TestInput {
  let path: String
  var options = InputOptions()
  private(set) var articles: [Article] = []
  private(set) var rejects: [Reject] = []
  private(set) var files: [FileRecord] = []
  private(set) var units: [InputUnit] = []

  init() {
    var name = Array("/tmp/baokan-test-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&name))
    options.paths = [path]
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
        var info = stat()
        if name == "." || name == ".." { continue }
        let inner = path + "/" + name
        if lstat(inner, &info) == 0, info.st_mode & S_IFMT == S_IFDIR { remove(inner) } else { unlink(inner) }
      }
      closedir(folder)
    }
    rmdir(path)
  }

  func put(_ name: String, _ bytes: [UInt8]) {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    let file = fopen(path + "/" + name, "wb")!
    if !bytes.isEmpty { fwrite(bytes, 1, bytes.count, file) }
    fclose(file)
  }

  func put(_ name: String, _ text: String) { put(name, Array(text.utf8)) }

  func read() throws {
    articles = []
    rejects = []
    files = []
    units = []
    let parser = UnitParser(options)
    try readInputs(
      options,
      onUnit: { [self] unit in
        units.append(unit)
        let parsed = parser.articles(of: unit)
        articles += parsed.articles
        rejects += parsed.rejects
      }, onFile: { [self] in files.append($0) }, onReject: { [self] in rejects.append($0) })
  }

  var codes: [String] { rejects.map(\.code) }
  var headlines: [String] { articles.map(\.metadata.headline) }
}

/// Archives made by hand, so that hostile ones can be made too.
enum TestArchive {
  static func zip(_ members: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = out.count
      let crc = crc32(member.bytes)
      let common =
        little(crc, 4) + little(UInt32(member.bytes.count), 4) + little(UInt32(member.bytes.count), 4) + little(UInt32(member.name.count), 2)
      out += [0x50, 0x4B, 3, 4] + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + common + little(0, 2) + member.name + member.bytes
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + common + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 2) + little(0o100644 << 16, 4) + little(UInt32(offset), 4) + member.name
    }
    let start = out.count
    out += directory
    out +=
      [0x50, 0x4B, 5, 6] + little(0, 4) + little(UInt32(members.count), 2) + little(UInt32(members.count), 2) + little(UInt32(directory.count), 4)
      + little(UInt32(start), 4) + little(0, 2)
    return out
  }

  /// `type`: "0" a file, "2" a symbolic link to `link`, "5" a folder.
  static func tar(_ members: [(name: String, bytes: [UInt8], type: Character, link: String)]) -> [UInt8] {
    var out: [UInt8] = []
    for member in members {
      var header = [UInt8](repeating: 0, count: 512)
      func set(_ at: Int, _ text: String) { for (index, byte) in text.utf8.enumerated() { header[at + index] = byte } }
      func octal(_ value: Int, _ width: Int) -> String {
        let digits = String(value, radix: 8)
        return String(repeating: "0", count: width - digits.count) + digits
      }
      set(0, member.name)
      set(100, "0000644")
      set(108, "0000000")
      set(116, "0000000")
      set(124, octal(member.bytes.count, 11))
      set(136, "00000000000")
      set(148, "        ")
      set(156, String(member.type))
      set(157, member.link)
      set(257, "ustar")
      set(263, "00")
      set(148, octal(header.reduce(0) { $0 + Int($1) }, 6))
      header[154] = 0
      header[155] = 0x20
      out += header + member.bytes
      if member.bytes.count % 512 != 0 { out += [UInt8](repeating: 0, count: 512 - member.bytes.count % 512) }
    }
    return out + [UInt8](repeating: 0, count: 1024)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) } }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
