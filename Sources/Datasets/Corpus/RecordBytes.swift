/// Compact binary records: fixed-width little-endian integers, and strings with their length before them.
extension ByteBuffer {
  @inline(__always) mutating func append<Value: FixedWidthInteger>(fixed value: Value) {
    withUnsafeBytes(of: value.littleEndian) { append($0) }
  }

  /// Writes over bytes that are there.
  mutating func replace<Value: FixedWidthInteger>(fixed value: Value, at place: Int) {
    withUnsafeBytes(of: value.littleEndian) { overwrite($0, at: place) }
  }

  mutating func append(record string: String) {
    var string = string
    string.withUTF8 {
      append(fixed: UInt32($0.count))
      append(UnsafeRawBufferPointer($0))
    }
  }
}

/// Reads what was written so, from front to back.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func fixed<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) -> Value {
    let value = bytes.loadUnaligned(fromByteOffset: position, as: Value.self)
    position += MemoryLayout<Value>.size
    return Value(littleEndian: value)
  }

  /// The bytes of a string; valid as long as the record.
  mutating func utf8() -> UnsafeRawBufferPointer {
    let count = Int(fixed(UInt32.self))
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }
}
