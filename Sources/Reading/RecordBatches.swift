import ArticleModel
import ICUText

/// Cuts a stream of records into units of whole records.
struct RecordBatches {
  private static let target = 1 << 19
  private static let block = 1 << 18
  private let reader: InputReader
  private var unit: InputUnit
  private var needsHeader: Bool

  init(_ reader: InputReader, unit: InputUnit) {
    self.reader = reader
    self.unit = unit
    needsHeader = unit.form == .csv || unit.form == .tsv
  }

  mutating func read(_ stream: any ByteStream, first: [UInt8], more: Bool) throws {
    var buffer = first
    var more = more
    var boundary = RecordBoundary(form: unit.form, encoding: unit.encoding)
    unit.byteOffset = unit.encoding.markLength
    if unit.encoding.markLength > 0 { buffer.removeFirst(unit.encoding.markLength) }
    while true {
      buffer.withUnsafeBufferPointer { boundary.scan($0) }
      if needsHeader, boundary.last > 0 || !more {
        let used = try header(buffer)
        if used < 0 { return }
        take(&buffer, &boundary, used)
        boundary = RecordBoundary(form: unit.form, encoding: unit.encoding)
        continue
      }
      if !more {
        if !buffer.isEmpty { try emit(&buffer, &boundary, buffer.count) }
        return
      }
      if boundary.last > 0, buffer.count >= Self.target {
        try emit(&buffer, &boundary, boundary.last)
      } else if boundary.last == 0, buffer.count > reader.options.limits.lineBytes {
        try giveUp(buffer)
        more = try skip(stream, &buffer, &boundary)
        continue
      }
      more = try stream.append(to: &buffer, count: Self.block)
    }
  }

  private mutating func emit(_ buffer: inout [UInt8], _ boundary: inout RecordBoundary, _ count: Int) throws {
    var handed = unit
    if count == buffer.count {
      handed.bytes = buffer
    } else {
      handed.bytes = Array(buffer[0..<count])
    }
    try reader.hand(handed)
    take(&buffer, &boundary, count)
  }

  /// Drops the first bytes and counts their lines.
  private mutating func take(_ buffer: inout [UInt8], _ boundary: inout RecordBoundary, _ count: Int) {
    unit.firstLine += buffer.withUnsafeBufferPointer { lineEnds($0, count) }
    unit.byteOffset += count
    buffer.removeFirst(count)
    boundary.drop(count)
  }

  private func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
    var lines = 0
    if unit.encoding.isUTF16 {
      let low = unit.encoding.name == "UTF-16BE" ? 1 : 0
      var at = 0
      while at + 1 < count {
        if bytes[at + low] == 10 && bytes[at + 1 - low] == 0 { lines += 1 }
        at += 2
      }
    } else {
      for at in 0..<count where bytes[at] == 10 { lines &+= 1 }
    }
    return lines
  }

  private func giveUp(_ buffer: [UInt8]) throws {
    let limit = reader.options.limits.lineBytes
    try reader.onReject(
      Reject(
        source: unit.source, member: unit.member, line: unit.firstLine, byte: unit.byteOffset, code: "record_too_long",
        message:
          "\(reader.place(unit.source, unit.member)):\(unit.firstLine): the record is longer than \(limit) bytes (or its quote is not closed); mend it, or raise limits.lineBytes",
        raw: String(decoding: buffer.prefix(200), as: UTF8.self)))
  }

  /// Reads on to the end of the oversized record. False when the stream ended.
  private mutating func skip(_ stream: any ByteStream, _ buffer: inout [UInt8], _ boundary: inout RecordBoundary) throws -> Bool {
    boundary.reset()
    var more = true
    while boundary.last == 0 {
      take(&buffer, &boundary, buffer.count & ~1)
      if !more { return false }
      more = try stream.append(to: &buffer, count: Self.block)
      buffer.withUnsafeBufferPointer { boundary.scan($0, onlyFirst: true) }
    }
    take(&buffer, &boundary, boundary.last)
    return more
  }

  /// Reads the header record; the bytes it took, or −1 when there is none that can be used.
  private mutating func header(_ buffer: [UInt8]) throws -> Int {
    needsHeader = false
    var end = 0
    var scan = RecordBoundary(form: unit.form, encoding: unit.encoding)
    let step = unit.encoding.isUTF16 ? 2 : 1
    // The first record alone: scan line by line until the quotes are closed.
    while end < buffer.count, scan.last == 0 {
      end += step
      while end < buffer.count, buffer[end - step + (unit.encoding.name == "UTF-16BE" ? 1 : 0)] != 10 { end += step }
      buffer.withUnsafeBufferPointer { scan.scan(UnsafeBufferPointer(rebasing: $0[0..<min(end, $0.count)])) }
    }
    let used = scan.last > 0 ? scan.last : buffer.count
    var units: [UInt16] = []
    _ = try? buffer.withUnsafeBytes { try Converter(unit.encoding.name).decode(UnsafeRawBufferPointer(rebasing: $0[0..<used]), into: &units) }
    let text = String(decoding: units, as: UTF16.self)
    if unit.form == .csv { unit.delimiter = CSVRecord.delimiter(of: text) }
    unit.columns = CSVRecord.fields(text, delimiter: unit.delimiter)
    if unit.columns.allSatisfy(\.isEmpty) {
      try reader.onReject(
        Reject(
          source: unit.source, member: unit.member, line: 1, byte: 0, code: "no_header",
          message: "\(reader.place(unit.source, unit.member)):1: the table has no header row; give one with the names of its columns"))
      return -1
    }
    return used
  }
}
