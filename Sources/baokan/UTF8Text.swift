/// UTF-8 to UTF-16 and back over bytes, into arrays that are reused. Bad bytes become U+FFFD; a lone surrogate too.
enum UTF8Text {
  static func decode(_ bytes: ArraySlice<UInt8>, into units: inout [UInt16]) {
    units.removeAll(keepingCapacity: true)
    units.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      var at = 0
      let count = source.count
      while at < count {
        let lead = source[at]
        if lead < 0x80 {
          units.append(UInt16(lead))
          at += 1
        } else if lead & 0xF0 == 0xE0, at + 2 < count, source[at + 1] & 0xC0 == 0x80, source[at + 2] & 0xC0 == 0x80 {
          let unit = UInt16(lead & 0x0F) << 12 | UInt16(source[at + 1] & 0x3F) << 6 | UInt16(source[at + 2] & 0x3F)
          units.append(unit < 0x800 || unit & 0xF800 == 0xD800 ? 0xFFFD : unit)
          at += 3
        } else {
          // The rare forms, as the standard library reads them.
          var end = at + 1
          while end < count, end < at + 4, source[end] & 0xC0 == 0x80 { end += 1 }
          units.append(contentsOf: String(decoding: UnsafeBufferPointer(rebasing: source[at..<end]), as: UTF8.self).utf16)
          at = end
        }
      }
    }
  }

  static func append(_ units: UnsafeBufferPointer<UInt16>, to out: inout [UInt8]) {
    var at = 0
    while at < units.count {
      let unit = units[at]
      at += 1
      if unit < 0x80 {
        out.append(UInt8(truncatingIfNeeded: unit))
      } else if unit < 0x800 {
        out.append(0xC0 | UInt8(truncatingIfNeeded: unit >> 6))
        out.append(0x80 | UInt8(truncatingIfNeeded: unit & 0x3F))
      } else if unit & 0xFC00 == 0xD800, at < units.count, units[at] & 0xFC00 == 0xDC00 {
        let code = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(units[at] & 0x3FF))
        at += 1
        out.append(0xF0 | UInt8(truncatingIfNeeded: code >> 18))
        out.append(0x80 | UInt8(truncatingIfNeeded: code >> 12 & 0x3F))
        out.append(0x80 | UInt8(truncatingIfNeeded: code >> 6 & 0x3F))
        out.append(0x80 | UInt8(truncatingIfNeeded: code & 0x3F))
      } else {
        let safe = unit & 0xF800 == 0xD800 ? 0xFFFD : unit
        out.append(0xE0 | UInt8(truncatingIfNeeded: safe >> 12))
        out.append(0x80 | UInt8(truncatingIfNeeded: safe >> 6 & 0x3F))
        out.append(0x80 | UInt8(truncatingIfNeeded: safe & 0x3F))
      }
    }
  }
}
