/// Records of CSV and TSV, after RFC 4180.
enum CSVRecord {
  /// What divides a header's fields: the commonest of comma, semicolon and tab outside quotes.
  static func delimiter(of header: String) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in header.utf8 {
      if byte == 0x22 { quoted.toggle() }
      if !quoted, byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    var best: UInt8 = 0x2C
    for candidate: UInt8 in [0x3B, 0x09] where counts[candidate, default: 0] > counts[best, default: 0] { best = candidate }
    return best
  }

  /// The fields of one record, for headers.
  static func fields(_ record: String, delimiter: UInt8) -> [String] {
    var fields: [String] = []
    let bytes = Array(record.utf8)
    bytes.withUnsafeBytes { raw in
      var at = 0
      var range = TextBytes(0, 0, false)
      while next(raw, &at, raw.count, delimiter, &range) {
        var value = [UInt8]()
        copy(raw, range) { value.append($0) }
        var text = String(decoding: value, as: UTF8.self)
        while let last = text.unicodeScalars.last, last == "\r" || last == "\n" || last == " " { text.unicodeScalars.removeLast() }
        fields.append(text)
      }
    }
    return fields
  }

  struct TextBytes {
    var start: Int
    var end: Int
    /// Doubled quotes inside.
    var hasQuotes: Bool
    init(_ start: Int, _ end: Int, _ hasQuotes: Bool) {
      self.start = start
      self.end = end
      self.hasQuotes = hasQuotes
    }
  }

  /// Takes the next field and its delimiter; false when the record has no more. A record's line end must be outside of `end`.
  static func next(_ bytes: UnsafeRawBufferPointer, _ at: inout Int, _ end: Int, _ delimiter: UInt8, _ field: inout TextBytes) -> Bool {
    guard at <= end else { return false }
    if at < end, bytes[at] == 0x22 {
      var i = at + 1
      let start = i
      var quotes = false
      while i < end {
        if bytes[i] == 0x22 {
          if i + 1 < end, bytes[i + 1] == 0x22 {
            quotes = true
            i += 2
            continue
          }
          break
        }
        i += 1
      }
      field = TextBytes(start, i, quotes)
      while i < end, bytes[i] != delimiter { i += 1 }
      at = i + 1
      return true
    }
    var i = at
    while i < end, bytes[i] != delimiter { i += 1 }
    field = TextBytes(at, i, false)
    at = i + 1
    return true
  }

  static func copy(_ bytes: UnsafeRawBufferPointer, _ field: TextBytes, _ put: (UInt8) -> Void) {
    var i = field.start
    while i < field.end {
      put(bytes[i])
      i += field.hasQuotes && bytes[i] == 0x22 ? 2 : 1
    }
  }
}
