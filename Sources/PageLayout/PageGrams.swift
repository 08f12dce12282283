/// Which character pairs and triples stand in which parts of a page: what tells whether two parts speak of the same thing.
struct PageGrams {
  /// Open addressing: the gram's key and a bit for each part that has it.
  private var keys: [UInt64]
  private var masks: [UInt64]
  private let mask: Int
  private let units: Units
  /// Grams that are kept: all, or in a huge page one of so many.
  private let sampling: UInt64

  init(_ units: Units, _ parts: [[(start: Int, end: Int)]]) {
    self.units = units
    var total = 0
    for part in parts { for range in part { total += range.end - range.start } }
    sampling = UInt64(1 + total / 150_000)
    var size = 256
    while size < 3 * total / Int(sampling) { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    masks = [UInt64](repeating: 0, count: size)
    mask = size - 1
    for (index, part) in parts.enumerated() {
      let bit: UInt64 = 1 << UInt64(min(index, 63))
      for range in part { Self.each(units, range.start, range.end) { put($0, bit) } }
    }
  }

  /// The pairs of Han, letters and figures in a range; marks and spaces part them.
  @inline(__always)
  private static func each(_ units: Units, _ start: Int, _ end: Int, _ body: (UInt64) -> Void) {
    var previous: UInt64 = 0
    var at = start
    while at < end {
      let unit = units[at]
      let kind = UnitClass.of(unit)
      if kind <= UnitClass.letter, kind != 0 {
        if previous != 0 { body(previous << 16 | UInt64(unit)) }
        previous = UInt64(unit)
      } else {
        previous = 0
      }
      at += 1
    }
  }

  @inline(__always) private func place(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask }

  @inline(__always) private mutating func put(_ key: UInt64, _ bit: UInt64) {
    if sampling > 1, (key &* 0x9E37_79B9_7F4A_7C15) >> 40 % sampling != 0 { return }
    var at = place(key)
    while keys[at] != 0 {
      if keys[at] == key {
        masks[at] |= bit
        return
      }
      at = (at + 1) & mask
    }
    keys[at] = key
    masks[at] = bit
  }

  @inline(__always) private func find(_ key: UInt64) -> UInt64 {
    var at = place(key)
    while keys[at] != 0 {
      if keys[at] == key { return masks[at] }
      at = (at + 1) & mask
    }
    return 0
  }

  /// For each part, how much of the range's pairs it has, 0 to 1; pairs that few parts have weigh more.
  func shares(of ranges: [(start: Int, end: Int)], parts: Int) -> [Double] {
    var hits = [Double](repeating: 0, count: parts)
    var all = 0.0
    for range in ranges {
      Self.each(units, range.start, range.end) { key in
        let found = find(key)
        if found == 0 {
          all += 0.5
          return
        }
        let weight = 1 / Double(found.nonzeroBitCount)
        all += weight
        var left = found
        while left != 0 {
          let part = left.trailingZeroBitCount
          left &= left - 1
          if part < parts { hits[part] += weight }
        }
      }
    }
    if all > 0 { for part in 0..<parts { hits[part] /= all } }
    return hits
  }

  /// How much each other part shares with the given one, by the pairs that at most three parts have, for each hundred of pairs of its own and
  /// theirs: names and topics, not the words that all texts have.
  func kinship(of part: Int, ranges: [(start: Int, end: Int)], sizes: [Int]) -> [Double] {
    var shared = [Double](repeating: 0, count: sizes.count)
    let own: UInt64 = 1 << UInt64(min(part, 63))
    for range in ranges {
      Self.each(units, range.start, range.end) { key in
        let found = find(key) & ~own
        let count = found.nonzeroBitCount
        if count == 0 || count > 3 { return }
        var left = found
        while left != 0 {
          let other = left.trailingZeroBitCount
          left &= left - 1
          if other < sizes.count { shared[other] += 1 / Double(count) }
        }
      }
    }
    for other in sizes.indices { shared[other] *= 100 / Double(max(60, sizes[other])) }
    return shared
  }
}
