import ArticleModel
import Glibc
import ICUText
import PageLayout

extension UnitParser {
  func parseLines(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    unit.bytes.withUnsafeBytes { bytes in
      var at = 0
      var line = unit.firstLine
      let wide = unit.encoding.isUTF16
      while at < bytes.count {
        let end = lineEnd(bytes, at, wide: wide, big: unit.encoding.name == "UTF-16BE")
        parseRecord(unit, bytes, at, end.end, line, &parsed)
        at = end.next
        line += 1
      }
    }
  }

  private func lineEnd(_ bytes: UnsafeRawBufferPointer, _ at: Int, wide: Bool, big: Bool) -> (end: Int, next: Int) {
    if wide {
      var i = at
      while i + 1 < bytes.count {
        if bytes[i + (big ? 1 : 0)] == 10 && bytes[i + (big ? 0 : 1)] == 0 { return (i, i + 2) }
        i += 2
      }
      return (bytes.count, bytes.count)
    }
    guard let found = memchr(bytes.baseAddress! + at, 10, bytes.count - at) else { return (bytes.count, bytes.count) }
    let end = bytes.baseAddress!.distance(to: UnsafeRawPointer(found))
    return (end, end + 1)
  }

  /// One line of JSONL.
  private func parseRecord(_ unit: InputUnit, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ line: Int, _ parsed: inout ParsedUnit) {
    if unit.encoding.isUTF8 {
      var cursor = JSONCursor(bytes, from: start, to: end)
      cursor.skipSpaces()
      if cursor.at >= end { return }
      do throws(JSONFault) {
        try object(&cursor)
        cursor.skipSpaces()
        if cursor.at < end { throw .invalid(cursor.at, "something follows the record's }") }
        build(unit, line, start..<end, &parsed)
      } catch {
        parsed.rejects.append(fault(unit, line, error, bytes, start..<end))
      }
      return
    }
    // Another encoding: the line is turned into UTF-8 first; a fault's byte is then the line's.
    guard let text = utf8(unit, bytes, start, end) else { return }
    text.withUnsafeBytes { inner in
      var cursor = JSONCursor(inner, from: 0, to: inner.count)
      cursor.skipSpaces()
      if cursor.at >= inner.count { return }
      do throws(JSONFault) {
        try object(&cursor)
        build(unit, line, start..<end, &parsed)
      } catch {
        parsed.rejects.append(fault(unit, line, JSONFault(code: error.code, byte: start, reason: error.reason), bytes, start..<end))
      }
    }
  }

  func utf8(_ unit: InputUnit, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> [UInt8]? {
    guard let converter = try? converter(unit.encoding.name),
      (try? converter.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &units)) != nil
    else { return nil }
    if units.first == 0xFEFF { units.removeFirst() }
    if converter.name.hasPrefix("Big5") { for at in units.indices where units[at] == 0x2215 { units[at] = 0xFF0F } }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// A JSON array's objects, or objects one after another; an object without text that holds an array of records gives those.
  func parseValues(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    if unit.encoding.isUTF8 {
      unit.bytes.withUnsafeBytes { values(unit, $0, mapped: true, &parsed) }
    } else if let text = unit.bytes.withUnsafeBytes({ utf8(unit, $0, unit.encoding.markLength, $0.count) }) {
      text.withUnsafeBytes { values(unit, $0, mapped: false, &parsed) }
    }
  }

  private func values(_ unit: InputUnit, _ bytes: UnsafeRawBufferPointer, mapped: Bool, _ parsed: inout ParsedUnit) {
    var cursor = JSONCursor(bytes, from: 0, to: bytes.count)
    var line = unit.firstLine
    var counted = 0
    while true {
      cursor.skipSpaces()
      guard cursor.at < bytes.count else { return }
      let byte = bytes[cursor.at]
      if byte == 0x2C || byte == 0x5B || byte == 0x5D {
        cursor.at += 1
        continue
      }
      let start = cursor.at
      for i in counted..<start where bytes[i] == 10 { line += 1 }
      counted = start
      do throws(JSONFault) {
        guard byte == 0x7B else { throw .invalid(start, "a record in { } is expected") }
        try object(&cursor)
        build(unit, line, mapped ? start..<cursor.at : 0..<0, &parsed)
      } catch {
        parsed.rejects.append(fault(unit, line, error, bytes, start..<bytes.count))
        // The next record begins after this one's end, where it has one.
        var past = JSONCursor(bytes, from: start, to: bytes.count)
        guard (try? past.skipValue()) != nil, past.at > start else { return }
        cursor.at = past.at
      }
    }
  }

  private func object(_ cursor: inout JSONCursor) throws(JSONFault) {
    fields.clear()
    try cursor.expect(0x7B, "{")
    if try cursor.peek() == 0x7D {
      cursor.at += 1
      return
    }
    while true {
      _ = try cursor.peek()
      let range = try cursor.skipValueOfKey()
      try cursor.expect(0x3A, ":")
      let key = UnsafeRawBufferPointer(rebasing: cursor.bytes[range])
      let first = try cursor.peek()
      if let found = names.find(key) {
        let slot = found.field.rawValue
        if first == 0x22 {
          if found.rank <= fields.ranks[slot] {
            fields.values[slot].removeAll(keepingCapacity: true)
            try cursor.string(into: &fields.values[slot])
            fields.ranks[slot] = found.rank
          } else {
            _ = try cursor.skipValue()
          }
        } else {
          let value = try cursor.skipValue()
          if first != UInt8(ascii: "n"), found.rank <= fields.ranks[slot] {
            if found.field == .text {
              throw JSONFault(code: "bad_field", byte: value.lowerBound, reason: "the text is no string; give it in \" \"")
            }
            fields.values[slot] = Array(cursor.text(value).utf16)
            fields.ranks[slot] = found.rank
          }
        }
      } else {
        let name = String(decoding: key, as: UTF8.self)
        if names.keeps(name) {
          if first == 0x22 {
            var value: [UInt16] = []
            try cursor.string(into: &value)
            fields.extra.append((name, String(decoding: value, as: UTF16.self)))
          } else {
            let value = try cursor.skipValue()
            fields.extra.append((name, first == UInt8(ascii: "n") ? "" : cursor.text(value)))
          }
        } else {
          _ = try cursor.skipValue()
        }
      }
      let next = try cursor.peek()
      cursor.at += 1
      if next == 0x7D { return }
      if next != 0x2C { throw .invalid(cursor.at - 1, ", or } is expected") }
    }
  }
}
