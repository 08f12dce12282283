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
  let records = RecordLayout()
  let pages = PageReader()
  var fields = RecordFields()
  var units: [UInt16] = []

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
    case .text, .pdf: parsePages([unit], &parsed)
    case .issue: parsePages(unit.parts, &parsed)
    case .html: parseHTML(unit, &parsed)
    }
    return parsed
  }

  /// Decodes the whole unit into `units`; invalid bytes are recorded and become U+FFFD.
  func decode(_ unit: InputUnit, _ parsed: inout ParsedUnit) -> Bool {
    let mark = unit.encoding.markLength
    if unit.encoding.isUTF8, unit.bytes.withUnsafeBytes({ UTF8Text.decode(UnsafeRawBufferPointer(rebasing: $0[mark...]), into: &units) }) {
      return true
    }
    do {
      let converter = try converter(unit.encoding.name)
      let report = try unit.bytes.withUnsafeBytes { try converter.decode(UnsafeRawBufferPointer(rebasing: $0[mark...]), into: &units) }
      if unit.encoding.name.hasPrefix("Big5") {
        // ／, as everybody but ICU reads it.
        for at in units.indices where units[at] == 0x2215 { units[at] = 0xFF0F }
      }
      if report.invalid > 0 {
        let byte = report.firstInvalid + mark
        let line = 1 + unit.bytes[0..<min(byte, unit.bytes.count)].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
        parsed.rejects.append(
          reject(
            unit, line: line, byte: byte, "invalid_bytes",
            "\(report.invalid) byte sequences are no \(unit.encoding.name) and stand as U+FFFD; mend the file, or name its encoding under input.encodings"
          ))
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

  // MARK: Small steps

  func isSpace(_ unit: UInt16) -> Bool { unit <= 0x20 || unit == 0x3000 || unit == 0xA0 || unit == 0xFEFF }

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

  func fault(_ unit: InputUnit, _ line: Int, _ fault: JSONFault, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Reject {
    reject(unit, line: line, byte: unit.byteOffset + fault.byte, fault.code, fault.reason, raw(bytes, range))
  }

  /// The start of a record, at most 200 characters.
  func raw(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> String {
    String(String(decoding: bytes[range.lowerBound..<min(range.upperBound, range.lowerBound + 800)], as: UTF8.self).prefix(200))
  }
}
