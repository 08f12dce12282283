import Lexicons

/// What is certain of the boundaries of a line before any model is asked: marks stand alone, runs of digits and of letters stay together.
enum LineGaps {
  static let open: UInt8 = 0
  static let joined: UInt8 = 1
  static let cut: UInt8 = 2

  /// `gaps[i]` for the gap after i; needs the scan's types.
  static func fill(_ units: UnsafeBufferPointer<UInt16>, _ types: UnsafePointer<UInt8>, _ gaps: UnsafeMutablePointer<UInt8>) {
    let n = units.count
    if n == 0 { return }
    for i in 0..<(n - 1) {
      let a = types[i]
      let b = types[i + 1]
      var gap = open
      if a == b, a <= CharacterTypes.letter {
        gap = joined
      } else if a == 2 || b == 2 {
        gap = markGap(units, types, i)
      } else if units[i] & 0xFC00 == 0xD800, units[i + 1] & 0xFC00 == 0xDC00 {
        gap = joined
      }
      gaps[i] = gap
    }
    gaps[n - 1] = cut
  }

  /// A gap with a mark on one side or on both.
  private static func markGap(_ units: UnsafeBufferPointer<UInt16>, _ types: UnsafePointer<UInt8>, _ i: Int) -> UInt8 {
    let a = units[i]
    let b = units[i + 1]
    if a == b, a == 0x2014 || a == 0x2026 || a == 0x2E || a == 0x2D || a == 0x20 || a == 0x3000 { return joined }
    if types[i] == 2, types[i + 1] == 2, !isSoft(a) || !isSoft(b) { return cut }
    let mark = types[i] == 2 ? a : b
    if !isSoft(mark) { return cut }
    let at = types[i] == 2 ? i : i + 1
    let before = at > 0 ? types[at - 1] : 2
    let after = at + 1 < units.count ? types[at + 1] : 2
    switch mark {
    case 0x25, 0x2030, 0xFF05, 0x2103, 0xB0:  // % ‰ ％ ℃ °
      // 12.5% is one word; 12℃ is two.
      if types[i] == 2 { return cut }
      return mark == 0x2103 || mark == 0xB0 ? cut : before == CharacterTypes.digit ? joined : cut
    case 0xB7, 0x2022, 0x30FB, 0x2027:  // · in names
      return open
    default:
      // A point, comma or colon between digits, and a point, hyphen or slash inside Latin words.
      if before == CharacterTypes.digit, after == CharacterTypes.digit { return isNumberMark(mark) ? joined : open }
      if before <= CharacterTypes.letter, after <= CharacterTypes.letter { return open }
      return cut
    }
  }

  private static func isNumberMark(_ unit: UInt16) -> Bool {
    unit == 0x2E || unit == 0x2C || unit == 0xFF0E || unit == 0x2236 || unit == 0x3A || unit == 0xFF1A
  }

  private static func isSoft(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x25, 0x2030, 0xFF05, 0x2103, 0xB0, 0xB7, 0x2022, 0x30FB, 0x2027, 0x2E, 0x2C, 0xFF0E, 0x2236, 0x3A, 0xFF1A, 0x2D, 0x2F, 0x26, 0x40, 0x5F,
      0x27, 0xFF0D,
      0x2011, 0x2010, 0x2B:
      true
    default: false
    }
  }
}
