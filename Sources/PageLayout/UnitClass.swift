/// What a UTF-16 unit is to the page reader: one byte a unit, from a table that is made once.
enum UnitClass {
  static let han: UInt8 = 1
  static let digit: UInt8 = 2
  static let letter: UInt8 = 4
  static let space: UInt8 = 8
  /// 。！？ and their like: a sentence ends here.
  static let terminal: UInt8 = 16
  static let opening: UInt8 = 32
  static let closing: UInt8 = 64
  /// Every other mark.
  static let mark: UInt8 = 128

  /// 65,536 bytes that live as long as the program.
  nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 65536)
    table.initialize(repeating: 0, count: 65536)
    func set(_ range: ClosedRange<Int>, _ value: UInt8) { for unit in range { table[unit] = value } }
    func set(_ units: String, _ value: UInt8) { for unit in units.utf16 { table[Int(unit)] = value } }
    set(0x21...0x7E, mark)
    set(0x30...0x39, digit)
    set(0x41...0x5A, letter)
    set(0x61...0x7A, letter)
    set(0xA1...0xBF, mark)
    set(0xC0...0x24F, letter)
    set(0x370...0x52F, letter)
    set(0x2000...0x206F, mark)
    set(0x20A0...0x2BFF, mark)
    set(0x3001...0x303F, mark)
    set(0x3040...0x30FF, letter)
    set(0x3400...0x4DBF, han)
    set(0x4E00...0x9FFF, han)
    set(0xAC00...0xD7AF, letter)
    set(0xD800...0xDFFF, han)  // the extension blocks; nothing else of theirs stands in newspapers
    set(0xE000...0xF8FF, han)  // private use: characters that an old encoding had and Unicode had not
    set(0xF900...0xFAFF, han)
    set(0xFE30...0xFE4F, mark)
    set(0xFF01...0xFF65, mark)
    set(0xFF10...0xFF19, digit)
    set(0xFF21...0xFF3A, letter)
    set(0xFF41...0xFF5A, letter)
    set("〇々", han)
    set(" \t\u{0B}\u{0C}\r\n\u{A0}\u{3000}\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2028}\u{2029}", space)
    set(0x2000...0x200A, space)
    set("。！？!?…｡", terminal)
    set("“‘（(《〈「『【〔［[{〖﹁", opening)
    set("”’）)》〉」』】〕］]}〗﹂", closing)
    return UnsafePointer(table)
  }()

  @inline(__always) static func of(_ unit: UInt16) -> UInt8 { table[Int(unit)] }
  @inline(__always) static func isHan(_ unit: UInt16) -> Bool { table[Int(unit)] == han }
  @inline(__always) static func isSpace(_ unit: UInt16) -> Bool { table[Int(unit)] == space }
  @inline(__always) static func isDigit(_ unit: UInt16) -> Bool { table[Int(unit)] == digit }
}

typealias Units = UnsafeBufferPointer<UInt16>

/// A set of units, one bit each.
struct UnitSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)
  init(_ string: String) { for unit in string.utf16 { insert(unit) } }
  mutating func insert(_ unit: UInt16) { bits[Int(unit >> 6)] |= 1 << UInt64(unit & 63) }
  @inline(__always) func contains(_ unit: UInt16) -> Bool { bits[Int(unit >> 6)] & (1 << UInt64(unit & 63)) != 0 }
}

extension UnsafeBufferPointer where Element == UInt16 {
  /// True when `word` stands at `position` and ends no later than `limit`.
  @inline(__always) func spells(_ word: [UInt16], at position: Int, limit: Int) -> Bool {
    guard position >= 0, position + word.count <= limit else { return false }
    for offset in 0..<word.count where self[position + offset] != word[offset] { return false }
    return true
  }

  /// The first place of `word` in the range, or nil. For short ranges.
  func find(_ word: [UInt16], from start: Int, to end: Int) -> Int? {
    var at = start
    while at + word.count <= end {
      if self[at] == word[0], spells(word, at: at, limit: end) { return at }
      at += 1
    }
    return nil
  }

  /// The range without the spaces at its two ends.
  func trimmed(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
    var low = start
    var high = end
    while low < high, UnitClass.isSpace(self[low]) { low += 1 }
    while high > low, UnitClass.isSpace(self[high - 1]) { high -= 1 }
    return (low, high)
  }
}
