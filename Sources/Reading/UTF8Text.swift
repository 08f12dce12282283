/// Decodes UTF-8 that is mostly Han: several times ICU's speed. Broken bytes are left to ICU.
enum UTF8Text {
  /// Replaces `units`; false when the bytes are no UTF-8, and `units` are then of no use.
  static func decode(_ bytes: UnsafeRawBufferPointer, into units: inout [UInt16]) -> Bool {
    units.removeAll(keepingCapacity: true)
    let count = bytes.count
    units.append(contentsOf: repeatElement(0, count: count))
    var good = true
    let written = units.withUnsafeMutableBufferPointer { target -> Int in
      var at = 0
      var n = 0
      while at < count {
        let byte = bytes[at]
        if byte < 0x80 {
          target[n] = UInt16(byte)
          n += 1
          at += 1
          continue
        }
        let length = UTF8Form.length(bytes, at)
        switch length {
        case 3:
          target[n] = UInt16(truncatingIfNeeded: (UInt32(byte) & 0x0F) << 12 | (UInt32(bytes[at + 1]) & 0x3F) << 6 | UInt32(bytes[at + 2]) & 0x3F)
        case 2: target[n] = UInt16(byte & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F)
        case 4:
          let scalar = (UInt32(byte) & 7) << 18 | (UInt32(bytes[at + 1]) & 63) << 12 | (UInt32(bytes[at + 2]) & 63) << 6 | UInt32(bytes[at + 3]) & 63
          target[n] = UInt16(0xD800 + ((scalar - 0x10000) >> 10))
          n += 1
          target[n] = UInt16(0xDC00 + ((scalar - 0x10000) & 0x3FF))
        default:
          good = false
          return n
        }
        n += 1
        at += length
      }
      return n
    }
    units.removeLast(units.count - written)
    return good
  }
}
