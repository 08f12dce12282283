/// A growing buffer of bytes that is cleared and filled again without giving its memory back.
///
///     var buffer = ByteBuffer()
///     buffer.append(integer: -42)
///     buffer.string   // "-42"
///
/// It has one owner: it is moved and exchanged, never copied, so that no cell costs a reference count.
struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 256) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  mutating func clear() { count = 0 }

  /// The bytes; valid until the next change.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// The bytes as text; for tests and small things.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Room for so many bytes more; the pointer to the first of them. Say with `advance` how many were written.
  @inline(__always) mutating func reserve(_ more: Int) -> UnsafeMutablePointer<UInt8> {
    if count + more > capacity { grow(more) }
    return base + count
  }

  @inline(__always) mutating func advance(_ written: Int) { count += written }

  @inline(never) private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1).pointee = byte
    count += 1
  }

  @inline(__always) mutating func append(_ more: UnsafeRawBufferPointer) {
    guard let start = more.baseAddress else { return }
    UnsafeMutableRawPointer(reserve(more.count)).copyMemory(from: start, byteCount: more.count)
    count += more.count
  }

  @inline(__always) mutating func append(_ more: [UInt8]) {
    more.withUnsafeBytes { append($0) }
  }

  /// The UTF-8 bytes of a string, unchanged.
  mutating func append(_ string: String) {
    var string = string
    string.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Forgets what comes after so many bytes.
  mutating func cut(to count: Int) { self.count = min(count, self.count) }

  mutating func overwrite(_ other: UnsafeRawBufferPointer, at place: Int) {
    for (index, byte) in other.enumerated() { base[place + index] = byte }
  }

  /// An integer in decimal digits.
  mutating func append(integer: Int) {
    let place = reserve(20)
    var magnitude = integer.magnitude
    var digits = 1
    var bound: UInt = 10
    while magnitude >= bound, digits < 20 {
      digits += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      bound = overflow ? .max : next
      if overflow { break }
    }
    let sign = integer < 0 ? 1 : 0
    if sign == 1 { place.pointee = UInt8(ascii: "-") }
    var i = sign + digits - 1
    while i >= sign {
      place[i] = UInt8(truncatingIfNeeded: magnitude % 10) + 48
      magnitude /= 10
      i -= 1
    }
    advance(sign + digits)
  }

  /// A number with at most `decimals` places (6 at most), rounded half away from zero, without closing zeros: 0.5, -1, 12.25.
  /// What is no finite number below 10¹² in size gives false and writes nothing.
  mutating func append(number: Double, decimals: Int) -> Bool {
    guard number.magnitude < 1e12 else { return false }
    let scale = Self.power(min(max(decimals, 0), 6))
    var units = Int((number.magnitude * Double(scale)).rounded(.toNearestOrAwayFromZero))
    var places = min(max(decimals, 0), 6)
    while places > 0, units % 10 == 0 {
      units /= 10
      places -= 1
    }
    let whole = units / Self.power(places)
    if number < 0, units != 0 { append(UInt8(ascii: "-")) }
    append(integer: whole)
    if places > 0 {
      append(UInt8(ascii: "."))
      var rest = units % Self.power(places)
      let place = reserve(places)
      for i in stride(from: places - 1, through: 0, by: -1) {
        place[i] = UInt8(truncatingIfNeeded: rest % 10) + 48
        rest /= 10
      }
      advance(places)
    }
    return true
  }

  private static func power(_ exponent: Int) -> Int {
    var power = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
