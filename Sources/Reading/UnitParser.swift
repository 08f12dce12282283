import ArticleModel
import Glibc
import ICUText
import PageLayout

/// What a unit held: its articles in order, and what could not be used.
public struct ParsedUnit: Sendable {
  public var articles: [Article] = []
  public var rejects: [Reject] = []
  public init() {}
}

/// Turns input units into articles: decoding, record parsing, page layout. One a worker (its converters and buffers are reused); the result
/// depends on the unit and the options alone, whatever was parsed before.
///
/// Article ids are the same in every run: publication, date, page and position where known, and a hash of the content. Two articles of one
/// run that are alike in all of these get the same id; the caller tells them apart.
public final class UnitParser {
  let options: InputOptions
  let names: FieldNames
  private var converters: [String: Converter] = [:]
  private let records = RecordLayout()
  private let pages = PageReader()
  var fields = RecordFields()
  private var units: [UInt16] = []
  private var scratch: [UInt8] = []

  public init(_ options: InputOptions) {
    self.options = options
    names = FieldNames(options)
  }

  public func articles(of unit: InputUnit) -> ParsedUnit {
    var parsed = ParsedUnit()
    switch unit.form {
    case .jsonLines: parseLines(unit, &parsed)
    case .jsonArray: parseValues(unit, &parsed)
    case .csv, .tsv: parseTable(unit, &parsed)
    case .text, .pdf: parseText(unit, &parsed)
    case .html: parseHTML(unit, &parsed)
    }
    return parsed
  }

  // MARK: Text

  private func parseText(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
    guard decode(unit, &parsed) else { return }
    let starts = LineStarts(unit)
    let page = units.withUnsafeBufferPointer { pages.read($0, asArticle: options.layout == .article) }
    if page.articles.isEmpty {
      parsed.rejects.append(
        reject(unit, line: 1, byte: 0, "no_article", "no article's text was found; leave the file out, or give its layout under input.layout"))
    }
    for (index, article) in page.articles.enumerated() {
      if article.text.count > options.limits.articleUnits {
        parsed.rejects.append(tooLong(unit, line: starts.line(article.pageLines.first ?? 0), byte: starts.start(article.pageLines.first ?? 0)))
        continue
      }
      var metadata = ArticleMetadata()
      metadata.source = unit.source
      metadata.member = unit.member
      metadata.publication = first(page.publication, unit.publication, options.publication)
      metadata.date = isoDate(page.date, unit.date, options.date)
      metadata.page = first(page.page, unit.page, options.page)
      metadata.position = index + 1
      metadata.sectionLabel = first(article.sectionLabel, page.section, unit.section)
      metadata.kicker = article.kicker
      metadata.headline = article.headline
      metadata.subheadline = article.subheadline
      if unit.form == .text { metadata.byteRanges = starts.ranges(article.pageLines) }
      metadata.doubts = article.doubts
      article.text.withUnsafeBufferPointer { ArticleIdentity.apply(article.bylines, $0, &metadata) }
      ArticleIdentity.name(&metadata, article.text, withPosition: true)
      parsed.articles.append(Article(metadata: metadata, text: SourceText(article.text), lines: article.lines))
    }
  }

  /// Decodes the whole unit into `units`; invalid bytes are recorded and become U+FFFD.
  func decode(_ unit: InputUnit, _ parsed: inout ParsedUnit) -> Bool {
    let mark = unit.encoding.markLength
    do {
      let converter = try converter(unit.encoding.name)
      let report = try unit.bytes.withUnsafeBytes { try converter.decode(UnsafeRawBufferPointer(rebasing: $0[mark...]), into: &units) }
      if unit.encoding.name.hasPrefix("Big5") { for at in units.indices where units[at] == 0x2215 { units[at] = 0xFF0F } }  // ／, as everybody but ICU reads it
      if report.invalid > 0 {
        let byte = report.firstInvalid + mark
        let line = 1 + unit.bytes[0..<min(byte, unit.bytes.count)].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
        parsed.rejects.append(
          reject(
            unit, line: line, byte: byte, "invalid_bytes",
            "\(report.invalid) byte sequences are no \(unit.encoding.name) and stand as U+FFFD; mend the file, or name its encoding under input.encodings"))
      }
      return true
    } catch {
      parsed.rejects.append(reject(unit, line: 0, byte: 0, "unknown_encoding", "\(error); name an encoding that ICU knows"))
      return false
    }
  }

  func converter(_ name: String) throws(ICUError) -> Converter {
    if let known = converters[name] { return known }
    let made = try Converter(name)
    converters[name] = made
    return made
  }

  var decoded: [UInt16] { units }

  // MARK: Records

  private func parseLines(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
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

  private func utf8(_ unit: InputUnit, _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> [UInt8]? {
    guard let converter = try? converter(unit.encoding.name),
      (try? converter.decode(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &units)) != nil
    else { return nil }
    if units.first == 0xFEFF { units.removeFirst() }
    if converter.name.hasPrefix("Big5") { for at in units.indices where units[at] == 0x2215 { units[at] = 0xFF0F } }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// A JSON array's objects, or objects one after another; an object without text that holds an array of records gives those.
  private func parseValues(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
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

  // MARK: Tables

  private func parseTable(_ unit: InputUnit, _ parsed: inout ParsedUnit) {
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
        reject(unit, line: line, byte: unit.byteOffset + start, "truncated_record", "a quote is not closed; mend the record", raw(bytes, start..<end)))
      return
    }
    let text: [UInt8]?
    if unit.encoding.isUTF8 { text = nil } else {
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

  // MARK: Articles of records

  /// Makes the article of the fields that were read.
  private func build(_ unit: InputUnit, _ line: Int, _ range: Range<Int>, _ parsed: inout ParsedUnit) {
    let body = fields.values[RecordFields.Field.text.rawValue]
    let hasText = body.contains { !isSpace($0) }
    let byte = unit.byteOffset + range.lowerBound
    guard hasText else {
      let said = fields.has(.text)
      let raw = range.isEmpty ? "" : unit.bytes.withUnsafeBytes { self.raw($0, range) }
      parsed.rejects.append(
        reject(
          unit, line: line, byte: byte, said ? "empty_text" : "no_text",
          said
            ? "the record's text is empty; leave it out, or give its text"
            : "the record has no text; name its field under input.columns: {\"text\": …}", raw))
      return
    }
    if body.count > options.limits.articleUnits {
      parsed.rejects.append(tooLong(unit, line: line, byte: byte))
      return
    }
    var metadata = ArticleMetadata()
    metadata.source = unit.source
    metadata.member = unit.member
    metadata.recordID = fields.string(.id)
    metadata.publication = first(fields.string(.publication), unit.publication, options.publication)
    let stamp = CalendarDate(fields.string(.date))
    metadata.date = stamp?.iso ?? isoDate(unit.date, options.date)
    metadata.time = stamp?.time ?? ""
    if stamp == nil, fields.has(.date), !fields.string(.date).isEmpty { metadata.doubts.append("date_not_read") }
    metadata.page = first(fields.string(.page), unit.page, options.page)
    metadata.position = line
    metadata.sectionLabel = first(fields.string(.section), unit.section)
    metadata.kicker = fields.string(.kicker)
    metadata.headline = fields.string(.headline)
    metadata.subheadline = fields.string(.subheadline)
    if !range.isEmpty { metadata.byteRanges = [byte..<unit.byteOffset + range.upperBound] }
    metadata.extra = fields.extra

    var text = fields.values[RecordFields.Field.headline.rawValue]
    let headlineEnd = text.count
    if headlineEnd > 0 { text.append(10) }
    text.append(contentsOf: body)
    let layout = text.withUnsafeBufferPointer { records.layout($0, headlineEnd: headlineEnd) }
    text.withUnsafeBufferPointer {
      ArticleIdentity.apply(layout.bylines, $0, &metadata)
      if headlineEnd == 0, !layout.headline.isEmpty {
        metadata.headline = String(decoding: $0[layout.headline.start..<layout.headline.end], as: UTF16.self)
      }
    }
    let said = fields.string(.byline)
    if !said.isEmpty { ArticleIdentity.applyField(said, &metadata) }
    ArticleIdentity.name(&metadata, text, withPosition: false)
    parsed.articles.append(Article(metadata: metadata, text: SourceText(text), lines: layout.lines))
  }

  // MARK: Small steps

  private func isSpace(_ unit: UInt16) -> Bool { unit <= 0x20 || unit == 0x3000 || unit == 0xA0 || unit == 0xFEFF }

  func first(_ values: String...) -> String { values.first { !$0.isEmpty } ?? "" }
  func isoDate(_ values: String...) -> String {
    for value in values where !value.isEmpty { if let date = CalendarDate(value) { return date.iso } }
    return ""
  }

  func reject(_ unit: InputUnit, line: Int, byte: Int, _ code: String, _ reason: String, _ raw: String = "") -> Reject {
    var place = unit.member.isEmpty ? unit.source : unit.source + "!" + unit.member
    if line > 0 { place += ":\(line)" }
    return Reject(source: unit.source, member: unit.member, line: line, byte: byte, code: code, message: place + ": " + reason, raw: raw)
  }

  func tooLong(_ unit: InputUnit, line: Int, byte: Int) -> Reject {
    reject(
      unit, line: line, byte: byte, "article_too_long",
      "the article is longer than \(options.limits.articleUnits) characters; split it, or raise limits.articleUnits")
  }

  private func fault(_ unit: InputUnit, _ line: Int, _ fault: JSONFault, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Reject {
    reject(unit, line: line, byte: unit.byteOffset + fault.byte, fault.code, fault.reason, raw(bytes, range))
  }

  /// The start of a record, at most 200 characters.
  private func raw(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    String(String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 800)], as: UTF8.self).prefix(200))
  }
}
