/// The weights of characters and pairs of characters: a table by character, and a hash table by pair.
struct GramWeights: Sendable {
  private var weights: [SIMD3<Float>] = [.zero]
  /// For a character of the main Han block the place of its weight; 0 when it has none.
  private var singles = [Int32](repeating: 0, count: 0x5200)
  private var keys: [UInt32]
  private var places: [Int32]
  private let mask: Int

  /// `capacity`: at most so many pairs.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    places = [Int32](repeating: 0, count: size)
    mask = size - 1
  }

  /// Characters outside the main Han block, and longer strings, are left out.
  mutating func insert(_ gram: [UInt16], _ weight: SIMD3<Float>) {
    guard gram.allSatisfy(\.isHan), (1...2).contains(gram.count) else { return }
    weights.append(weight)
    let place = Int32(weights.count - 1)
    if gram.count == 1 {
      singles[Int(gram[0]) - 0x4E00] = place
      return
    }
    let key = UInt32(gram[0]) << 16 | UInt32(gram[1])
    var at = Self.slot(key) & mask
    while keys[at] != 0, keys[at] != key { at = (at + 1) & mask }
    keys[at] = key
    places[at] = place
  }

  /// The sum of the weights of a sentence's characters and pairs, for its length.
  func sum(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int) -> SIMD3<Float> {
    var sum = SIMD3<Float>.zero
    var count = 0
    weights.withUnsafeBufferPointer { weights in
      singles.withUnsafeBufferPointer { singles in
        keys.withUnsafeBufferPointer { keys in
          var previous: UInt32 = 0
          for position in start..<end {
            let unit = units[position]
            guard unit.isHan else {
              previous = 0
              continue
            }
            let single = singles[Int(unit) - 0x4E00]
            if single > 0 {
              sum += weights[Int(single)]
              count += 1
            }
            if previous != 0 {
              let key = previous << 16 | UInt32(unit)
              var at = Self.slot(key) & mask
              while keys[at] != 0 {
                if keys[at] == key {
                  sum += weights[Int(places[at])]
                  count += 1
                  break
                }
                at = (at + 1) & mask
              }
            }
            previous = UInt32(unit)
          }
        }
      }
    }
    return sum * ToneGrams.share(count)
  }

  @inline(__always)
  private static func slot(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 8) }
}
