import ArticleModel
import PageLayout

extension UnitParser {
  /// Makes the article of the fields that were read.
  func build(_ unit: InputUnit, _ line: Int, _ range: Range<Int>, _ parsed: inout ParsedUnit) {
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
}
