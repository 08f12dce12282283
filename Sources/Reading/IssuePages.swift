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

  /// True when the page's bytes hold 下转, 下轉, 上接 or 紧接 in its encoding.
  static func hasJump(_ unit: InputUnit) -> Bool {
    let words: [[UInt8]]
    switch unit.encoding.name {
    case "UTF-8": words = ["下转", "下轉", "上接", "紧接", "下接"].map { Array($0.utf8) }
    case "UTF-16LE": words = ["下转", "下轉", "上接", "紧接", "下接"].map { $0.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] } }
    case "UTF-16BE": words = ["下转", "下轉", "上接", "紧接", "下接"].map { $0.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] } }
    case "gb18030": words = [[0xCF, 0xC2, 0xD7, 0xAA], [0xCF, 0xC2, 0xDE, 0x44], [0xC9, 0xCF, 0xBD, 0xD3], [0xBD, 0xF4, 0xBD, 0xD3], [0xCF, 0xC2, 0xBD, 0xD3]]
    case "Big5-HKSCS": words = [[0xA4, 0x55, 0xC2, 0xE0], [0xA4, 0x57, 0xB1, 0xB5], [0xA4, 0x55, 0xB1, 0xB5]]
    default: return false
    }
    return unit.bytes.withUnsafeBufferPointer { bytes in
      var begins = [Bool](repeating: false, count: 256)
      for word in words { begins[Int(word[0])] = true }
      var at = 0
      let end = bytes.count - 1
      while at < end {
        if begins[Int(bytes[at])] {
          for word in words where word[0] == bytes[at] && word[1] == bytes[at + 1] && at + word.count <= bytes.count {
            var i = 2
            while i < word.count, bytes[at + i] == word[i] { i += 1 }
            if i == word.count { return true }
          }
        }
        at += 1
      }
      return false
    }
  }
}
