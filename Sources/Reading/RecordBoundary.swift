/// Finds where records end in bytes that come in blocks; each byte is looked at once.
struct RecordBoundary {
  enum Kind { case line, quoted, values }

  private let kind: Kind
  /// Bytes a code unit has, and which of them is the low one: UTF-16 line ends are two bytes.
  private let stride: Int
  private let low: Int
  private var scanned = 0
  private var inString = false
  private var escaped = false
  private var depth = 0
  /// The depth at which records lie: 1 inside an array, 0 for values one after another.
  private var base = -1
  /// The end of the last whole record, from the buffer's start.
  private(set) var last = 0

  init(form: InputUnit.Form, encoding: EncodingDecision) {
    switch form {
    case .csv, .tsv: kind = .quoted
    case .jsonArray: kind = .values
    default: kind = .line
    }
    stride = encoding.isUTF16 ? 2 : 1
    low = encoding.name == "UTF-16BE" ? 1 : 0
  }

  /// The buffer's first `count` bytes were handed on.
  mutating func drop(_ count: Int) {
    scanned -= count
    last = max(0, last - count)
  }

  /// An oversized record was given up: what follows counts from outside of any quote.
  mutating func reset() {
    if kind == .quoted { inString = false }
  }

  /// Finds the last record's end, or the first one's (`onlyFirst`), in what was not yet looked at.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, onlyFirst: Bool = false) {
    let whole = bytes.count - (bytes.count - scanned) % stride
    switch kind {
    case .line where onlyFirst, .quoted where onlyFirst:
      var at = scanned
      while at < whole {
        if bytes[at + low] == 10, stride == 1 || bytes[at + 1 - low] == 0 {
          last = at + stride
          break
        }
        at += stride
      }
    case .line:
      var at = whole - stride
      while at >= scanned {
        if bytes[at + low] == 10, stride == 1 || bytes[at + 1 - low] == 0 {
          last = at + stride
          break
        }
        at -= stride
      }
    case .quoted:
      var at = scanned
      while at < whole {
        let byte = bytes[at + low]
        if stride == 1 || bytes[at + 1 - low] == 0 {
          if byte == 0x22 { inString.toggle() }
          if byte == 10, !inString { last = at + stride }
        }
        at += stride
      }
    case .values:
      let end = scanValues(bytes, whole, onlyFirst)
      scanned = end
      return
    }
    scanned = onlyFirst && last > 0 ? last : whole
  }

  private mutating func scanValues(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ onlyFirst: Bool) -> Int {
    var at = scanned
    while at < end {
      if onlyFirst, last > 0 { return at }
      let byte = bytes[at]
      at += 1
      if inString {
        if escaped { escaped = false } else if byte == 0x5C { escaped = true } else if byte == 0x22 { inString = false }
        continue
      }
      switch byte {
      case 0x22: inString = true
      case 0x5B, 0x7B:  // [ {
        if base < 0 { base = byte == 0x5B ? 1 : 0 }
        depth += 1
        if depth == 1, base == 1 { last = at }
      case 0x5D, 0x7D:
        depth -= 1
        if depth == base, byte == 0x7D { last = at }
      case 0x2C: if depth == base { last = at }
      default: break
      }
    }
    return at
  }
}
