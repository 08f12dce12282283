import CResources

/// Weights by hashed key, `lanes` of them a row: a table compiled from training, looked up in place without copying.
///
/// Layout of the bytes: capacity and lanes as UInt32, then `capacity` fingerprints (UInt32, 0 for an empty slot), then
/// `capacity` × lanes weights (Int16).
struct FeatureTable: @unchecked Sendable {
  let capacity: Int
  let lanes: Int
  let fingerprints: UnsafePointer<UInt32>
  let weights: UnsafePointer<Int16>

  /// Reads the table at `bytes` and moves past it.
  init(_ bytes: inout UnsafeRawPointer) {
    capacity = Int(bytes.load(as: UInt32.self))
    lanes = Int(bytes.load(fromByteOffset: 4, as: UInt32.self))
    fingerprints = (bytes + 8).assumingMemoryBound(to: UInt32.self)
    weights = (bytes + 8 + 4 * capacity).assumingMemoryBound(to: Int16.self)
    bytes += (8 + capacity * (4 + 2 * lanes) + 15) & ~15
  }

  /// The row of a key, or nil when training gave it no weight.
  @inline(__always)
  func row(_ key: UInt64) -> UnsafePointer<Int16>? { row(mixed: Self.mix(key)) }

  @inline(__always)
  func row(mixed: UInt64) -> UnsafePointer<Int16>? {
    let fingerprint = UInt32(truncatingIfNeeded: mixed) | 1
    var at = Self.place(mixed, capacity)
    while true {
      let found = fingerprints[at]
      if found == fingerprint { return weights + at &* lanes }
      if found == 0 { return nil }
      at = at + 1 == capacity ? 0 : at + 1
    }
  }

  /// Asks for the memory where the search for a key begins.
  @inline(__always)
  func prefetch(_ key: UInt64) { cresources_prefetch(fingerprints + Self.place(Self.mix(key), capacity)) }

  /// Where the search for a mixed key begins: its upper half, scaled to the capacity.
  @inline(__always)
  static func place(_ mixed: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: ((mixed >> 32) &* UInt64(truncatingIfNeeded: capacity)) >> 32)
  }

  @inline(__always)
  static func mix(_ key: UInt64) -> UInt64 {
    var x = key &* 0x9E37_79B9_7F4A_7C15
    x ^= x >> 32
    x = x &* 0xD6E8_FEB8_6659_FD93
    return x ^ (x >> 29)
  }
}

/// Keys that are looked up together, so that their memory is fetched side by side: first all are asked for, then read.
struct KeyBatch {
  private let mixed: UnsafeMutablePointer<UInt64>
  private let rows: UnsafeMutablePointer<UnsafePointer<Int16>>
  private let table: FeatureTable
  private(set) var count = 0

  /// `capacity` keys at most; the memory is the owner's to free with `release`.
  init(_ table: FeatureTable, capacity: Int) {
    self.table = table
    mixed = .allocate(capacity: capacity)
    rows = .allocate(capacity: capacity)
  }

  func release() {
    mixed.deallocate()
    rows.deallocate()
  }

  @inline(__always)
  mutating func begin() { count = 0 }

  @inline(__always)
  mutating func add(_ key: UInt64) {
    let value = FeatureTable.mix(key)
    mixed[count] = value
    count += 1
    cresources_prefetch(table.fingerprints + FeatureTable.place(value, table.capacity))
  }

  /// The rows of the keys that have one, in order.
  @inline(__always)
  func forEachRow(_ body: (UnsafePointer<Int16>) -> Void) {
    var found = 0
    for index in 0..<count {
      guard let row = table.row(mixed: mixed[index]) else { continue }
      cresources_prefetch(row)
      rows[found] = row
      found += 1
    }
    for index in 0..<found { body(rows[index]) }
  }
}

/// The weights while they are learned: rows by key, the current value and the sum that averaging needs.
struct TrainingTable {
  let lanes: Int
  private var rowOf: [UInt64: Int] = [:]
  private(set) var keys: [UInt64] = []
  private(set) var weights: [Int32] = []
  private var sums: [Int64] = []

  init(lanes: Int) { self.lanes = lanes }

  func row(_ key: UInt64) -> Int? { rowOf[key] }

  mutating func insert(_ key: UInt64) -> Int {
    if let row = rowOf[key] { return row }
    let row = keys.count
    rowOf[key] = row
    keys.append(key)
    weights.append(contentsOf: repeatElement(0, count: lanes))
    sums.append(contentsOf: repeatElement(0, count: lanes))
    return row
  }

  mutating func add(_ row: Int, _ lane: Int, _ delta: Int32, step: Int) {
    weights[row * lanes + lane] += delta
    sums[row * lanes + lane] += Int64(delta) * Int64(step)
  }

  func average(_ row: Int, _ lane: Int, steps: Int) -> Double {
    Double(weights[row * lanes + lane]) - Double(sums[row * lanes + lane]) / Double(max(steps, 1))
  }

  /// The averaged weights as Int16, scaled and held within ±`limit` (so that a sum of rows in Int16 cannot overflow); rows whose largest weight is below `smallest` are left out.
  func compiled(steps: Int, scale: Double, smallest: Double, limit: Double = 32000, where wanted: (UInt64) -> Bool) -> [UInt8] {
    var kept: [(UInt64, [Int16])] = []
    for (row, key) in keys.enumerated() where wanted(key) {
      var values: [Int16] = []
      var largest = 0.0
      for lane in 0..<lanes {
        let average = average(row, lane, steps: steps)
        largest = max(largest, abs(average))
        values.append(Int16(max(-limit, min(limit, (average * scale).rounded()))))
      }
      if largest >= smallest { kept.append((key, values)) }
    }
    let capacity = kept.count * 4 / 3 + 16
    var fingerprints = [UInt32](repeating: 0, count: capacity)
    var table = [Int16](repeating: 0, count: capacity * lanes)
    // Ordered by key, so that equal training gives equal bytes.
    for (key, values) in kept.sorted(by: { $0.0 < $1.0 }) {
      let mixed = FeatureTable.mix(key)
      let fingerprint = UInt32(truncatingIfNeeded: mixed) | 1
      var at = FeatureTable.place(mixed, capacity)
      while fingerprints[at] != 0, fingerprints[at] != fingerprint { at = (at + 1) % capacity }
      fingerprints[at] = fingerprint
      for lane in 0..<lanes { table[at * lanes + lane] = values[lane] }
    }
    var bytes: [UInt8] = []
    func append<T: FixedWidthInteger>(_ value: T) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
    append(UInt32(capacity))
    append(UInt32(lanes))
    fingerprints.forEach { append($0) }
    table.forEach { append($0) }
    while bytes.count % 16 != 0 { bytes.append(0) }
    return bytes
  }
}
