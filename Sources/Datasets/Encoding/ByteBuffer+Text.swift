/// What a transcoded stretch holds, so that the common one is copied as it is.
struct TextTraits: OptionSet {
  let rawValue: UInt8
  /// A quotation mark, comma or line break: the CSV cell is quoted.
  static let quotedInCSV = TextTraits(rawValue: 1)
  /// A quotation mark, backslash or control character: the JSON string has escapes.
  static let escapedInJSON = TextTraits(rawValue: 2)
}

extension ByteBuffer {
  /// UTF-16 as UTF-8; a lone surrogate becomes U+FFFD.
  mutating func append(units: UnsafeBufferPointer<UInt16>) -> TextTraits {
    var place = reserve(units.count * 3)
    let start = place
    var traits: UInt8 = 0
    var i = 0
    let count = units.count
    while i < count {
      let unit = units[i]
      i += 1
      if unit < 0x80 {
        traits |= Self.traits(ascii: UInt8(truncatingIfNeeded: unit))
        place.pointee = UInt8(truncatingIfNeeded: unit)
        place += 1
      } else if unit < 0x800 {
        place[0] = 0xC0 | UInt8(truncatingIfNeeded: unit >> 6)
        place[1] = 0x80 | UInt8(truncatingIfNeeded: unit & 0x3F)
        place += 2
      } else {
        var scalar = UInt32(unit)
        if unit & 0xF800 == 0xD800 {
          if unit < 0xDC00, i < count, units[i] & 0xFC00 == 0xDC00 {
            scalar = 0x10000 + ((UInt32(unit) & 0x3FF) << 10 | (UInt32(units[i]) & 0x3FF))
            i += 1
            place.pointee = 0xF0 | UInt8(truncatingIfNeeded: scalar >> 18)
            place[1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 12) & 0x3F)
            place[2] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
            place[3] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
            place += 4
            continue
          }
          scalar = 0xFFFD
        }
        place[0] = 0xE0 | UInt8(truncatingIfNeeded: scalar >> 12)
        place[1] = 0x80 | UInt8(truncatingIfNeeded: (scalar >> 6) & 0x3F)
        place[2] = 0x80 | UInt8(truncatingIfNeeded: scalar & 0x3F)
        place += 3
      }
    }
    advance(place - start)
    return TextTraits(rawValue: traits)
  }

  static func traits(of utf8: UnsafeRawBufferPointer) -> TextTraits {
    var found: UInt8 = 0
    for byte in utf8 where byte < 0x80 { found |= traits(ascii: byte) }
    return TextTraits(rawValue: found)
  }

  /// UTF-8 as the content of a JSON string: `"` `\` and controls escaped, all else as it is.
  mutating func append(jsonContent utf8: UnsafeRawBufferPointer) {
    for byte in utf8 {
      if byte >= 0x80 || Self.traits(ascii: byte) & TextTraits.escapedInJSON.rawValue == 0 {
        append(byte)
        continue
      }
      append(UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
      case 0x0A: append(UInt8(ascii: "n"))
      case 0x0D: append(UInt8(ascii: "r"))
      case 0x09: append(UInt8(ascii: "t"))
      default:
        append("u00")
        append(Self.hexadecimal(byte >> 4))
        append(Self.hexadecimal(byte & 15))
      }
    }
  }

  /// UTF-8 as the content of a quoted CSV cell: quotation marks doubled.
  mutating func append(csvContent utf8: UnsafeRawBufferPointer) {
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 48 + digit : 87 + digit }

  /// The bits of `TextTraits`.
  @inline(__always) private static func traits(ascii byte: UInt8) -> UInt8 {
    if byte < 0x20 { return byte == 10 || byte == 13 ? 3 : 2 }
    switch byte {
    case UInt8(ascii: "\""): return 3
    case UInt8(ascii: ","): return 1
    case UInt8(ascii: "\\"): return 2
    default: return 0
    }
  }
}

extension ByteBuffer {
  /// Control characters from a place on become blanks.
  mutating func replaceControls(from start: Int) {
    for i in start..<count where base[i] < 0x20 { base[i] = 0x20 }
  }
}
