import ArticleModel

extension UnitParser {
  func parseTable(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    let columns = unit.columns.map { name in (name: name, found: names.find(name), keep: names.keeps(name)) }
    unit.bytes.withUnsafeBytes { bytes in
      var at = 0
      var line = unit.firstLine
      let wide = unit.encoding.isUTF16
      let big = unit.encoding.name == "UTF-16BE"
      while at < bytes.count {
        // A record ends at a line end outside of quotes.
        var end = at
        var quotes = 0
        var lines = 0
        let step = wide ? 2 : 1
        while end + step <= bytes.count {
          let byte = bytes[end + (wide && big ? 1 : 0)]
          if !wide || bytes[end + (big ? 0 : 1)] == 0 {
            if byte == 0x22 { quotes += 1 }
            if byte == 10 {
              lines += 1
              if quotes & 1 == 0 { break }
            }
          }
          end += step
        }
        let next = min(end + step, bytes.count)
        parseRow(unit, columns, bytes, at, min(end, bytes.count), line, open: quotes & 1 == 1, &parsed)
        at = next
        line += max(lines, 1)
      }
    }
  }

  private func parseRow(
    _ unit: InputUnit, _ columns: [(name: String, found: (field: RecordFields.Field, rank: Int)?, keep: Bool)], _ bytes: UnsafeRawBufferPointer,
    _ start: Int, _ end: Int, _ line: Int, open: Bool, _ parsed: inout ParsedUnit
  ) {
    var end = end
    if end > start, bytes[end - 1] == 13, !unit.encoding.isUTF16 { end -= 1 }
    if end == start { return }
    if open {
      parsed.rejects.append(
        reject(unit, line: line, byte: unit.byteOffset + start, "truncated_record", "a quote is not closed; mend the record", raw(bytes, start..<end))
      )
      return
    }
    let text: [UInt8]?
    if unit.encoding.isUTF8 {
      text = nil
    } else {
      var decoded = utf8(unit, bytes, start, end) ?? []
      if decoded.last == 13 { decoded.removeLast() }
      text = decoded
    }
    fields.clear()
    var bad = false
    func read(_ record: UnsafeRawBufferPointer, _ from: Int, _ to: Int) {
      var at = from
      var index = 0
      var range = CSVRecord.TextBytes(0, 0, false)
      while CSVRecord.next(record, &at, to, unit.delimiter, &range) {
        if index < columns.count {
          var value: [UInt16] = []
          if !Self.units(record, range, &value) { bad = true }
          if let found = columns[index].found {
            if value.isEmpty {
              // Said, and nothing in it: any other column that means the same is better.
              fields.ranks[found.field.rawValue] = min(fields.ranks[found.field.rawValue], Int.max - 1)
            } else if found.rank < fields.ranks[found.field.rawValue] {
              fields.values[found.field.rawValue] = value
              fields.ranks[found.field.rawValue] = found.rank
            }
          } else if columns[index].found == nil, columns[index].keep {
            fields.extra.append((columns[index].name, String(decoding: value, as: UTF16.self)))
          }
        }
        index += 1
      }
    }
    if let text { text.withUnsafeBytes { read($0, 0, $0.count) } } else { read(bytes, start, end) }
    if bad {
      parsed.rejects.append(
        reject(
          unit, line: line, byte: unit.byteOffset + start, "invalid_bytes",
          "bytes of the record are no \(unit.encoding.name); mend the file, or name its encoding under input.encodings", raw(bytes, start..<end)))
      return
    }
    build(unit, line, start..<end, &parsed)
  }

  /// Decodes a field; false when it holds bytes that are no UTF-8.
  private static func units(_ bytes: UnsafeRawBufferPointer, _ range: CSVRecord.TextBytes, _ units: inout [UInt16]) -> Bool {
    var at = range.start
    while at < range.end {
      let byte = bytes[at]
      if byte < 0x80 {
        units.append(UInt16(byte))
        at += range.hasQuotes && byte == 0x22 ? 2 : 1
        continue
      }
      let length = UTF8Form.length(UnsafeRawBufferPointer(rebasing: bytes[0..<range.end]), at)
      switch length {
      case 2: units.append(UInt16(byte & 0x1F) << 6 | UInt16(bytes[at + 1] & 0x3F))
      case 3: units.append(UInt16(byte & 0x0F) << 12 | UInt16(bytes[at + 1] & 0x3F) << 6 | UInt16(bytes[at + 2] & 0x3F))
      case 4:
        let scalar = (UInt32(byte) & 7) << 18 | (UInt32(bytes[at + 1]) & 63) << 12 | (UInt32(bytes[at + 2]) & 63) << 6 | UInt32(bytes[at + 3]) & 63
        units.append(UInt16(0xD800 + ((scalar - 0x10000) >> 10)))
        units.append(UInt16(0xDC00 + ((scalar - 0x10000) & 0x3FF)))
      default: return false
      }
      at += length
    }
    return true
  }
}
