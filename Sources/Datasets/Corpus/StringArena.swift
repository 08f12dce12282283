/// Strings of a run in one block of bytes: found again by their content, named by a number.
///
/// A string costs its bytes and some 20 more, far less than a dictionary of strings.
final class StringArena {
  private var bytes = ByteBuffer(capacity: 1 << 16)
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  private var table = [Int32](repeating: -1, count: 1 << 10)

  var count: Int { ends.count }

  /// The number of a string; a new one gets the next.
  func intern(_ utf8: UnsafeRawBufferPointer) -> Int {
    let hash = Self.hash(utf8)
    var slot = Int(hash) & (table.count - 1)
    while table[slot] >= 0 {
      let known = Int(table[slot])
      if hashes[known] == hash, equal(known, utf8) { return known }
      slot = (slot + 1) & (table.count - 1)
    }
    let new = ends.count
    table[slot] = Int32(new)
    bytes.append(utf8)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    if new * 2 > table.count { enlarge() }
    return new
  }

  func utf8(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return UnsafeRawBufferPointer(rebasing: bytes.bytes[start..<Int(ends[index])])
  }

  func string(_ index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }

  /// In the order of the bytes, which for UTF-8 is the order of code points.
  func precedes(_ a: Int, _ b: Int) -> Bool { utf8(a).lexicographicallyPrecedes(utf8(b)) }

  private func equal(_ index: Int, _ other: UnsafeRawBufferPointer) -> Bool {
    let own = utf8(index)
    return own.count == other.count && own.elementsEqual(other)
  }

  private func enlarge() {
    table = [Int32](repeating: -1, count: table.count * 4)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & (table.count - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = Int32(index)
    }
  }

  private static func hash(_ utf8: UnsafeRawBufferPointer) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
