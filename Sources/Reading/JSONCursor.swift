import Glibc

/// A strict JSON reader over UTF-8 bytes that decodes strings straight into UTF-16 and builds nothing else.
struct JSONCursor {
  let bytes: UnsafeRawBufferPointer
  var at: Int
  let end: Int

  init(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) {
    self.bytes = bytes
    at = start
    self.end = end
  }

  @inline(__always) mutating func skipSpaces() {
    while at < end {
      let byte = bytes[at]
      if byte != 0x20 && byte != 0x0A && byte != 0x0D && byte != 0x09 { return }
      at += 1
    }
  }

  /// The next byte that is no space, not taken.
  mutating func peek() throws(JSONFault) -> UInt8 {
    skipSpaces()
    if at >= end { throw .truncated(at) }
    return bytes[at]
  }

  mutating func expect(_ byte: UInt8, _ what: String) throws(JSONFault) {
    if try peek() != byte { throw .invalid(at, "\(what) is expected") }
    at += 1
  }

  /// Takes a string and appends its units.
  mutating func string(into units: inout [UInt16]) throws(JSONFault) {
    try expect(0x22, "a string in \"")
    while true {
      // No more units than bytes up to the next quote; an escaped quote begins the next round.
      guard let base = bytes.baseAddress, at < end else { throw .truncated(at) }
      var stop = end
      if let quote = memchr(base + at, 0x22, end - at) { stop = base.distance(to: UnsafeRawPointer(quote)) }
      let before = units.count
      units.append(contentsOf: repeatElement(0, count: stop - at))
      let written = units.withUnsafeMutableBufferPointer { plain(base.assumingMemoryBound(to: UInt8.self), stop, $0.baseAddress! + before) }
      units.removeLast(units.count - before - written)
      if at >= end { throw .truncated(at) }
      let byte = bytes[at]
      if byte == 0x22 {
        at += 1
        return
      }
      if byte == 0x5C {
        try escape(into: &units)
      } else if byte < 0x20 {
        throw .invalid(at, "a control character (\(byte)) inside a string is written \\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))")
      } else {
        throw end - at < 4 && UTF8Form.isCut(UnsafeRawBufferPointer(rebasing: bytes[0..<end]), at) ? .truncated(at) : badBytes()
      }
    }
  }

  /// Decodes up to a quote, a backslash, a control character or a broken sequence; the units written.
  private mutating func plain(_ source: UnsafePointer<UInt8>, _ stop: Int, _ target: UnsafeMutablePointer<UInt16>) -> Int {
    var i = at
    var n = 0
    while i < stop {
      let byte = source[i]
      if byte >= 0xE0 && byte < 0xF0 {
        // Han and full-width marks: nearly all there is.
        if i + 3 > stop { break }
        let b1 = source[i + 1]
        let b2 = source[i + 2]
        let unit = UInt16(truncatingIfNeeded: (UInt32(byte) & 0x0F) << 12 | (UInt32(b1) & 0x3F) << 6 | UInt32(b2) & 0x3F)
        if b1 & 0xC0 != 0x80 || b2 & 0xC0 != 0x80 || unit < 0x800 || unit & 0xF800 == 0xD800 { break }
        target[n] = unit
        i += 3
      } else if byte < 0x80 {
        if byte == 0x5C || byte < 0x20 { break }
        target[n] = UInt16(byte)
        i += 1
      } else {
        let length = UTF8Form.length(UnsafeRawBufferPointer(start: source, count: stop), i)
        if length == 2 {
          target[n] = UInt16(byte & 0x1F) << 6 | UInt16(source[i + 1] & 0x3F)
        } else if length == 4 {
          let scalar = (UInt32(byte) & 7) << 18 | (UInt32(source[i + 1]) & 63) << 12 | (UInt32(source[i + 2]) & 63) << 6 | UInt32(source[i + 3]) & 63
          target[n] = UInt16(0xD800 + ((scalar - 0x10000) >> 10))
          n += 1
          target[n] = UInt16(0xDC00 + ((scalar - 0x10000) & 0x3FF))
        } else {
          break
        }
        i += length
      }
      n += 1
    }
    at = i
    return n
  }

  private func badBytes() -> JSONFault {
    JSONFault(code: "invalid_bytes", byte: at, reason: "the bytes are no UTF-8; mend the file's encoding, or name it under input.encodings")
  }

  private mutating func escape(into units: inout [UInt16]) throws(JSONFault) {
    guard at + 1 < end else { throw .truncated(at) }
    let kind = bytes[at + 1]
    at += 2
    switch kind {
    case UInt8(ascii: "n"): units.append(10)
    case UInt8(ascii: "t"): units.append(9)
    case UInt8(ascii: "r"): units.append(13)
    case UInt8(ascii: "b"): units.append(8)
    case UInt8(ascii: "f"): units.append(12)
    case 0x22, 0x5C, 0x2F: units.append(UInt16(kind))
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if unit & 0xFC00 == 0xD800, at + 1 < end, bytes[at] == 0x5C, bytes[at + 1] == UInt8(ascii: "u") {
        let back = at
        at += 2
        let low = try hexadecimal()
        if low & 0xFC00 == 0xDC00 {
          units.append(unit)
          units.append(low)
        } else {
          units.append(0xFFFD)
          at = back
        }
      } else {
        units.append(unit & 0xF800 == 0xD800 ? 0xFFFD : unit)  // half a pair says nothing
      }
    default: throw .invalid(at - 2, "\\\(Character(Unicode.Scalar(kind))) is no escape of JSON")
    }
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt16 {
    guard at + 4 <= end else { throw .truncated(at) }
    var value: UInt16 = 0
    for offset in 0..<4 {
      let byte = bytes[at + offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: throw .invalid(at + offset, "\\u needs four hexadecimal digits")
      }
      value = value << 4 | UInt16(digit)
    }
    at += 4
    return value
  }

  /// Passes over any value; its range.
  mutating func skipValue(depth: Int = 0) throws(JSONFault) -> Range<Int> {
    if depth > 200 { throw .invalid(at, "values lie more than 200 deep") }
    let first = try peek()
    let start = at
    switch first {
    case 0x22: try skipString()
    case 0x7B:
      at += 1
      if try peek() == 0x7D { at += 1; break }
      while true {
        _ = try peek()
        try skipString()
        try expect(0x3A, ":")
        _ = try skipValue(depth: depth + 1)
        let next = try peek()
        at += 1
        if next == 0x7D { break }
        if next != 0x2C { throw .invalid(at - 1, ", or } is expected") }
      }
    case 0x5B:
      at += 1
      if try peek() == 0x5D { at += 1; break }
      while true {
        _ = try skipValue(depth: depth + 1)
        let next = try peek()
        at += 1
        if next == 0x5D { break }
        if next != 0x2C { throw .invalid(at - 1, ", or ] is expected") }
      }
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    default: try skipNumber()
    }
    return start..<at
  }

  /// Passes over a key; the range between its quotes. Escapes in keys are left as they are.
  mutating func skipValueOfKey() throws(JSONFault) -> Range<Int> {
    let start = at + 1
    try skipString()
    return start..<at - 1
  }

  private mutating func skipString() throws(JSONFault) {
    if at >= end { throw .truncated(at) }
    if bytes[at] != 0x22 { throw .invalid(at, "a string in \" is expected") }
    at += 1
    while at < end {
      let byte = bytes[at]
      at += 1
      if byte == 0x5C { at += 1 } else if byte == 0x22 { return }
    }
    at = min(at, end)
    throw .truncated(at)
  }

  private mutating func literal(_ word: StaticString) throws(JSONFault) {
    for offset in 0..<word.utf8CodeUnitCount {
      if at + offset >= end { throw .truncated(end) }
      if bytes[at + offset] != word.utf8Start[offset] { throw .invalid(at, "\(word) is expected") }
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func skipNumber() throws(JSONFault) {
    let start = at
    if at < end, bytes[at] == 0x2D { at += 1 }
    var digits = 0
    while at < end {
      let byte = bytes[at]
      if byte >= 0x30 && byte <= 0x39 { digits += 1 } else if byte != 0x2E && byte != 0x2B && byte != 0x2D && byte != 0x65 && byte != 0x45 { break }
      at += 1
    }
    if digits == 0 { throw .invalid(start, "a value is expected") }
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
