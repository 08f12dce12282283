/// A table from words to 32-bit payloads, looked up by a range of UTF-16 units. Built once, read by every worker.
///
/// `find` costs some 10 ns: a hash over the units, one probe, one comparison. `longestMatch` tries only the lengths that words with the
/// same first unit have. Of two equal words the later payload wins.
///
///     var table = WordTable()
///     table.insert(Array("表示".utf16), payload: 3)
///     table.find(units, 4, 6)             // 3, when units[4..<6] is 表示
///
/// Limits: words of 1 to 63 units.
public struct WordTable: Sendable {
  private struct Slot: Sendable {
    var hash: UInt32 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
    var payload: UInt32 = 0
  }

  private var slots: [Slot]
  private var mask: Int
  private var pool: [UInt16] = []
  /// For a first unit, the lengths that words have, a bit each; hashed to 4,096 places, so a bit can also be another unit's.
  private var lengths = [UInt64](repeating: 0, count: 4096)
  public private(set) var count = 0

  public init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(), count: size)
    mask = size - 1
  }

  /// Reads a resource: `payload` gives the value of a line, or nil to leave it out.
  public init(_ resource: Resource, column: Int = 0, payload: (TSVReader.Row) -> UInt32?) {
    self.init(capacity: resource.bytes.count / 12)
    TSVReader(resource).forEach { row in
      if let value = payload(row) { insert(row.units(column), payload: value) }
    }
  }

  public mutating func insert(_ word: [UInt16], payload: UInt32) {
    guard !word.isEmpty, word.count < 64 else { return }
    if (count + 1) * 2 > slots.count { grow() }
    word.withUnsafeBufferPointer { units in
      let hash = Self.hash(units, 0, units.count)
      var at = Int(hash) & mask
      while slots[at].count != 0 {
        if slots[at].hash == hash, matches(slots[at], units, 0, units.count) {
          slots[at].payload = payload
          return
        }
        at = (at + 1) & mask
      }
      slots[at] = Slot(hash: hash, start: UInt32(pool.count), count: UInt32(word.count), payload: payload)
      pool.append(contentsOf: word)
      lengths[Int(word[0]) & 4095] |= 1 << UInt64(word.count)
      count += 1
    }
  }

  /// The payload of the word that the range spells, or nil.
  @inline(__always)
  public func find(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> UInt32? {
    let size = end - start
    guard size > 0, size < 64, lengths[Int(units[start]) & 4095] & (1 << UInt64(size)) != 0 else { return nil }
    return probe(units, start, size, Self.hash(units, start, end))
  }

  /// The longest word that begins at `start` and ends no later than `limit`: its end and payload.
  public func longestMatch(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, limit: Int) -> (end: Int, payload: UInt32)? {
    var open = lengths[Int(units[start]) & 4095]
    if limit - start < 63 { open &= (1 << UInt64(limit - start + 1)) - 1 }
    while open != 0 {
      let size = 63 - open.leadingZeroBitCount
      open &= ~(1 << UInt64(size))
      if let payload = probe(units, start, size, Self.hash(units, start, start + size)) { return (start + size, payload) }
    }
    return nil
  }

  /// The longest word that ends at `end` and begins no earlier than `limit`: its start and payload.
  public func longestSuffix(_ units: UnsafeBufferPointer<UInt16>, endingAt end: Int, limit: Int) -> (start: Int, payload: UInt32)? {
    var start = max(limit, end - 63)
    while start < end {
      if let payload = find(units, start, end) { return (start, payload) }
      start += 1
    }
    return nil
  }

  /// For tests and tools: not for hot paths.
  public func find(_ word: String) -> UInt32? {
    Array(word.utf16).withUnsafeBufferPointer { find($0, 0, $0.count) }
  }

  @inline(__always)
  private func probe(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ size: Int, _ hash: UInt32) -> UInt32? {
    slots.withUnsafeBufferPointer { slots in
      var at = Int(hash) & mask
      while slots[at].count != 0 {
        if slots[at].hash == hash, matches(slots[at], units, start, size) { return slots[at].payload }
        at = (at + 1) & mask
      }
      return nil
    }
  }

  @inline(__always)
  private func matches(_ slot: Slot, _ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ size: Int) -> Bool {
    guard Int(slot.count) == size else { return false }
    return pool.withUnsafeBufferPointer { pool in
      for offset in 0..<size where pool[Int(slot.start) + offset] != units[start + offset] { return false }
      return true
    }
  }

  @inline(__always)
  private static func hash(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for position in start..<end { hash = (hash ^ UInt32(units[position])) &* 0x0100_0193 }
    return hash ^ (hash >> 15)
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count * 2)
    mask = slots.count - 1
    for slot in old where slot.count != 0 {
      var at = Int(slot.hash) & mask
      while slots[at].count != 0 { at = (at + 1) & mask }
      slots[at] = slot
    }
  }
}
