/// What a file is, by its first bytes and its name's ending.
enum FileForm: Equatable {
  case unit(InputUnit.Form)
  case archive
  case other(String)

  init(path: String, bytes: [UInt8]) {
    func begins(_ magic: [UInt8], at offset: Int = 0) -> Bool {
      bytes.count >= offset + magic.count && bytes[offset..<offset + magic.count].elementsEqual(magic)
    }
    let lower = path.lowercased()
    if begins([0x50, 0x4B, 3, 4]) || begins([0x50, 0x4B, 5, 6]) {
      for (ending, what) in [(".xlsx", "an Excel workbook"), (".docx", "a Word document"), (".pptx", "a presentation"), (".epub", "an EPUB book")]
      where lower.hasSuffix(ending) {
        self = .other(what)
        return
      }
      self = .archive
      return
    }
    if begins([0x1F, 0x8B]) || begins([0xFD, 0x37, 0x7A, 0x58, 0x5A]) || begins([0x37, 0x7A, 0xBC, 0xAF]) || begins(Array("ustar".utf8), at: 257)
      || begins(Array("BZh".utf8)) && lower.hasSuffix("bz2")
    {
      self = .archive
      return
    }
    if begins(Array("%PDF".utf8)) {
      self = .unit(.pdf)
      return
    }
    for (magic, what) in [
      ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x52, 0x61, 0x72, 0x21], "a RAR archive"),
      ([0x53, 0x51, 0x4C, 0x69], "an SQLite database"),
    ] as [([UInt8], String)] where begins(magic) {
      self = .other(what)
      return
    }
    self = .unit(Self.byName(lower) ?? Self.byContent(bytes))
  }

  private static func byName(_ lower: String) -> InputUnit.Form? {
    guard let dot = lower.lastIndex(of: ".") else { return nil }
    switch lower[lower.index(after: dot)...] {
    case "jsonl", "ndjson", "jsonlines": return .jsonLines
    case "json": return .jsonArray
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "html", "htm", "xhtml", "shtml": return .html
    case "txt", "text", "md": return .text
    default: return nil
    }
  }

  private static func byContent(_ bytes: [UInt8]) -> InputUnit.Form {
    var at = bytes.count >= 3 && bytes[0] == 0xEF ? 3 : 0
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    guard at < bytes.count else { return .text }
    let head = String(decoding: bytes[at..<min(at + 64, bytes.count)], as: UTF8.self).lowercased()
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") { return .html }
    if head.hasPrefix("{\"") { return .jsonLines }
    if head.hasPrefix("[{") || head.hasPrefix("[\n") { return .jsonArray }
    return .text
  }

  var unitForm: InputUnit.Form? { if case .unit(let form) = self { form } else { nil } }
  var name: String {
    switch self {
    case .unit(let form): form.rawValue
    case .archive: "archive"
    case .other: ""
    }
  }
  var what: String { if case .other(let what) = self { what } else { "this form" } }
}
