/// A pattern of one word with `*` and `?`.
struct WordGlob: Sendable {
  let units: [UInt16]

  static let star: UInt16 = 0x2A
  static let one: UInt16 = 0x3F

  init(_ units: [UInt16]) { self.units = units }

  /// The longest stretch without wildcards; every word that the pattern matches has it.
  var longestPiece: [UInt16] {
    var best: [UInt16] = []
    var piece: [UInt16] = []
    for unit in units + [Self.star] {
      if unit == Self.star || unit == Self.one {
        if piece.count > best.count { best = piece }
        piece = []
      } else {
        piece.append(unit)
      }
    }
    return best
  }

  /// True when the whole word matches. Linear but for the last `*`, to which it goes back.
  func matches(_ word: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
    var at = start
    var pattern = 0
    var star = -1
    var mark = start
    while at < end {
      if pattern < units.count, units[pattern] == Self.star {
        star = pattern
        mark = at
        pattern += 1
      } else if pattern < units.count, units[pattern] == Self.one || units[pattern] == word[at] {
        pattern += 1
        at += 1
      } else if star >= 0 {
        pattern = star + 1
        mark += 1
        at = mark
      } else {
        return false
      }
    }
    while pattern < units.count, units[pattern] == Self.star { pattern += 1 }
    return pattern == units.count
  }
}
