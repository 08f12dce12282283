/// Reads tab-separated lines from bytes without a String per cell.
///
/// The first line is a header and is skipped; empty lines and lines that begin with `#` are skipped; CRLF and a BOM are no trap.
public struct TSVReader {
  /// The fields of one line, as bytes of the file.
  public struct Row {
    public let line: Int
    public fileprivate(set) var fields: [UnsafeBufferPointer<UInt8>]

    public var count: Int { fields.count }
    /// A field as a string; empty when the line has fewer fields.
    public func string(_ index: Int) -> String {
      index < fields.count ? String(decoding: fields[index], as: UTF8.self) : ""
    }
    /// A field as UTF-16 units; empty when the line has fewer fields.
    public func units(_ index: Int) -> [UInt16] {
      index < fields.count ? utf16(fields[index]) : []
    }
    public func integer(_ index: Int) -> Int? { Int(string(index)) }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  public init(_ resource: Resource) { bytes = resource.bytes }
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  public func forEach(skipHeader: Bool = true, _ body: (Row) throws -> Void) rethrows {
    var at = 0
    var line = 0
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
    var headerPending = skipHeader
    while at < bytes.count {
      line += 1
      var end = at
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      let next = end + 1
      if end > at, bytes[end - 1] == 13 { end -= 1 }
      defer { at = next }
      if end == at || bytes[at] == UInt8(ascii: "#") { continue }
      if headerPending {
        headerPending = false
        continue
      }
      var row = Row(line: line, fields: [])
      var start = at
      for position in at...end where position == end || bytes[position] == 9 {
        row.fields.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
        start = position + 1
      }
      try body(row)
    }
  }
}

/// Decodes well-formed UTF-8; made for start-up, where `String` would cost more than the rest.
func utf16(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt16] {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var at = 0
  while at < bytes.count {
    let lead = UInt32(bytes[at])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard at + length <= bytes.count else { break }
    var scalar = length == 1 ? lead : lead & (0x7F >> UInt32(length))
    for offset in 1..<max(length, 1) { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
    if scalar > 0xFFFF {
      scalar -= 0x10000
      units.append(UInt16(0xD800 + (scalar >> 10)))
      units.append(UInt16(0xDC00 + (scalar & 0x3FF)))
    } else {
      units.append(UInt16(truncatingIfNeeded: scalar))
    }
    at += length
  }
  return units
}
