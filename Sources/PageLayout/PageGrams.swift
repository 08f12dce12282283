/// Which character pairs and triples stand in which parts of a page: what tells whether two parts speak of the same thing.
///
/// The parts are the page's segments; articles are sets of them.
final class PageGrams {
  /// Open addressing: the pair and a bit for each part that has it.
  private var keys: [UInt32]
  private var masks: [UInt64]
  private let mask: Int
  private let units: Units
  /// Grams that are kept: all, or in a huge page one of so many.
  private let sampling: UInt64

  private let parts: Int

  init(_ units: Units, _ parts: [[(start: Int, end: Int)]]) {
    self.parts = parts.count
    self.units = units
    var total = 0
    for part in parts { for range in part { total += range.end - range.start } }
    sampling = UInt64(1 + total / 150_000)
    var size = 256
    while size < 2 * total / Int(sampling) { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    masks = [UInt64](repeating: 0, count: size)
    mask = size - 1
    keys.withUnsafeMutableBufferPointer { keys in
      masks.withUnsafeMutableBufferPointer { masks in
        for (index, part) in parts.enumerated() {
          let bit: UInt64 = 1 << UInt64(min(index, 63))
          for range in part { Self.each(units, range.start, range.end) { put($0, bit, keys.baseAddress!, masks.baseAddress!) } }
        }
      }
    }
  }

  /// The pairs of Han, letters and figures in a range; marks and spaces part them.
  @inline(__always)
  private static func each(_ units: Units, _ start: Int, _ end: Int, _ body: (UInt32) -> Void) {
    var previous: UInt32 = 0
    var at = start
    while at < end {
      let unit = units[at]
      let kind = UnitClass.of(unit)
      if kind <= UnitClass.letter, kind != 0 {
        if previous != 0 { body(previous << 16 | UInt32(unit)) }
        previous = UInt32(unit)
      } else {
        previous = 0
      }
      at += 1
    }
  }

  @inline(__always) private func mixed(_ key: UInt32) -> UInt32 { UInt32(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32) }

  @inline(__always)
  private func put(_ key: UInt32, _ bit: UInt64, _ keys: UnsafeMutablePointer<UInt32>, _ masks: UnsafeMutablePointer<UInt64>) {
    let mixed = mixed(key)
    if sampling > 1, UInt64(mixed >> 4) % sampling != 0 { return }
    var at = Int(mixed) & mask
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

  @inline(__always) private func find(_ key: UInt32) -> UInt64 {
    var at = Int(mixed(key)) & mask
    while keys[at] != 0 {
      if keys[at] == key { return masks[at] }
      at = (at + 1) & mask
    }
    return 0
  }

  /// For each article, how much of the range's pairs it has, 0 to 1; pairs that few articles have weigh more. `owners` gives each part's
  /// article, or −1.
  func shares(of ranges: [(start: Int, end: Int)], owners: [Int], articles: Int) -> [Double] {
    var hits = [Double](repeating: 0, count: articles)
    var all = 0.0
    var seen: [Int] = []
    for range in ranges {
      Self.each(units, range.start, range.end) { key in
        if sampling > 1, UInt64(mixed(key) >> 4) % sampling != 0 { return }
        var left = find(key)
        seen.removeAll(keepingCapacity: true)
        while left != 0 {
          let owner = owners[min(left.trailingZeroBitCount, parts - 1)]
          left &= left - 1
          if owner >= 0, !seen.contains(owner) { seen.append(owner) }
        }
        let weight = seen.isEmpty ? 0.5 : 1 / Double(seen.count)
        all += weight
        for owner in seen { hits[owner] += weight }
      }
    }
    if all > 0 { for article in 0..<articles { hits[article] /= all } }
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
