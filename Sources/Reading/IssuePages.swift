/// Keeps the pages of a folder whose articles go on on another page (下转第3版, 上接第1版) until the folder is read, so that one worker gets them
/// together.
final class IssuePages {
  private var folder = ""
  private var pages: [InputUnit] = []
  private var bytes = 0

  /// Begins a folder: the pages of the one before are handed on.
  func enter(_ folder: String, _ hand: (InputUnit) throws -> Void) throws {
    if folder == self.folder { return }
    try flush(hand)
    self.folder = folder
  }

  func add(_ page: InputUnit, limit: Int, _ hand: (InputUnit) throws -> Void) throws {
    if bytes + page.bytes.count > limit { try flush(hand) }
    pages.append(page)
    bytes += page.bytes.count
  }

  func flush(_ hand: (InputUnit) throws -> Void) throws {
    let held = pages
    pages = []
    bytes = 0
    guard let first = held.first else { return }
    if held.count == 1 {
      try hand(first)
      return
    }
    var unit = InputUnit(form: .issue, bytes: [], source: first.source, encoding: first.encoding)
    unit.parts = held
    try hand(unit)
  }

  /// True when the page's bytes hold 下转, 下轉, 上接 or 紧接 with a page after it (第, a figure), in its encoding. 上接天线 is none.
  static func hasJump(_ unit: InputUnit) -> Bool {
    let words: [[UInt8]]
    let pages: [[UInt8]]
    switch unit.encoding.name {
    case "UTF-8":
      words = utf8Words
      pages = utf8Pages
    case "gb18030":
      words = [[0xCF, 0xC2, 0xD7, 0xAA], [0xCF, 0xC2, 0xDE, 0x44], [0xC9, 0xCF, 0xBD, 0xD3], [0xBD, 0xF4, 0xBD, 0xD3], [0xCF, 0xC2, 0xBD, 0xD3]]
      pages = [
        [0xB5, 0xDA], [0xD2, 0xBB], [0xB6, 0xFE], [0xC8, 0xFD], [0xCB, 0xC4], [0xCE, 0xE5], [0xC1, 0xF9], [0xC6, 0xDF], [0xB0, 0xCB], [0xA3],
      ]
    case "Big5-HKSCS":
      words = [[0xA4, 0x55, 0xC2, 0xE0], [0xA4, 0x57, 0xB1, 0xB5], [0xA4, 0x55, 0xB1, 0xB5]]
      pages = [[0xB2, 0xC4], [0xA4, 0x40], [0xA4, 0x47], [0xA4, 0x54], [0xA5, 0x7C], [0xA4, 0xAD], [0xA4, 0xBB], [0xA4, 0x43], [0xA4, 0x4B]]
    case "UTF-16LE", "UTF-16BE":
      let big = unit.encoding.name == "UTF-16BE"
      func bytes(_ text: String) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] : [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      }
      words = ["下转", "下轉", "上接", "紧接", "下接"].map(bytes)
      pages = "第一二三四五六七八123456789ABCD".map { bytes(String($0)) }
    default: return false
    }
    return unit.bytes.withUnsafeBufferPointer { bytes in
      let end = bytes.count - 2
      if unit.encoding.isUTF8 {
        // 下 and 上 are E4 B8 8B and 8A, 紧 is E7 B4 A7.
        var at = 0
        while at < end {
          let byte = bytes[at]
          if byte == 0xE4 && bytes[at + 1] == 0xB8 && bytes[at + 2] & 0xFE == 0x8A || byte == 0xE7 && bytes[at + 1] == 0xB4 && bytes[at + 2] == 0xA7,
            isJump(bytes, at, words, pages)
          {
            return true
          }
          at += byte >= 0xE0 ? 3 : 1
        }
        return false
      }
      let first = words.map { $0[0] }
      let a = first[0]
      let b = first.count > 2 ? first[2] : a
      let c = first.count > 3 ? first[3] : a
      var at = 0
      while at < end {
        let byte = bytes[at]
        if byte == a || byte == b || byte == c {
          if isJump(bytes, at, words, pages) { return true }
        }
        at += 1
      }
      return false
    }
  }

  private static func isJump(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ words: [[UInt8]], _ pages: [[UInt8]]) -> Bool {
    for word in words where begins(bytes, at, word) {
      let next = at + word.count
      if word[1] != 0x4E, word[0] != 0x4E, next < bytes.count, bytes[next] >= 0x30, bytes[next] <= 0x44 { return true }
      for page in pages where begins(bytes, next, page) { return true }
    }
    return false
  }

  private static let utf8Words = ["下转", "下轉", "上接", "紧接", "下接"].map { Array($0.utf8) }
  private static let utf8Pages = "第一二三四五六七八".map { Array(String($0).utf8) }

  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ word: [UInt8]) -> Bool {
    guard at + word.count <= bytes.count else { return false }
    for i in 0..<word.count where bytes[at + i] != word[i] { return false }
    return true
  }
}
