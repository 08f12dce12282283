import Glibc

/// Where the lines of a text file begin and end in its bytes. Line ends are single bytes in UTF-8, GB18030 and Big5 (no character's later
/// bytes can be one), two bytes in UTF-16; so the lines of the bytes are the lines of the decoded text.
struct LineStarts {
  private var starts: [Int] = []
  /// Lines without a printing byte.
  private var blank: [Bool] = []
  private let base: Int

  init(_ unit: InputUnit) {
    base = unit.byteOffset
    var at = unit.encoding.markLength
    starts.append(at)
    var empty = true
    let bytes = unit.bytes
    if unit.encoding.isUTF16 {
      let low = unit.encoding.name == "UTF-16BE" ? 1 : 0
      while at + 1 < bytes.count {
        let unit = UInt16(bytes[at + low]) | UInt16(bytes[at + 1 - low]) << 8
        at += 2
        if unit > 0x20 && unit != 0x3000 { empty = false }
        if unit == 10 {
          starts.append(at)
          blank.append(empty)
          empty = true
        }
      }
    } else {
      bytes.withUnsafeBytes { bytes in
        while at < bytes.count, let found = memchr(bytes.baseAddress! + at, 10, bytes.count - at) {
          let end = bytes.baseAddress!.distance(to: UnsafeRawPointer(found))
          blank.append(Self.isBlank(bytes, at, end))
          at = end + 1
          starts.append(at)
        }
        empty = Self.isBlank(bytes, at, bytes.count)
      }
    }
    starts.append(bytes.count)
    blank.append(empty)
  }

  private static func isBlank(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, bytes[at] <= 0x20 { at += 1 }
    return at >= end
  }

  func line(_ index: Int) -> Int { index + 1 }
  func start(_ index: Int) -> Int { index < starts.count ? base + starts[index] : base }

  /// The byte ranges of lines, in order; neighbours and those with only blank lines between are one.
  func ranges(_ lines: [Int]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var previous = -2
    for line in lines.sorted() where line + 1 < starts.count {
      let range = base + starts[line]..<base + starts[line + 1]
      if range.isEmpty { continue }
      let joins = previous >= 0 && (previous + 1 >= line || (previous + 1..<line).allSatisfy { blank[$0] })
      if joins, let last = ranges.last { ranges[ranges.count - 1] = last.lowerBound..<range.upperBound } else { ranges.append(range) }
      previous = line
    }
    return ranges
  }
}
