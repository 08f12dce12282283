import ArticleModel

/// Where a row's cells are written: CSV and JSON Lines in one go, straight from UTF-16 to UTF-8.
///
/// One sink belongs to one thread. `put` closures of columns call exactly one of `text`, `slice`, `integer`, `number`, `decimal`, `boolean`,
/// `list`, `unknown`, `articleID` or `duplicateHole`.
public final class CellSink {
  let profile: CSVProfile
  /// The rows of the table being written; exchanged with those of the batch, so that nothing is copied.
  @exclusivity(unchecked) var out = CellStream()
  @exclusivity(unchecked) var writesCSV = true
  @exclusivity(unchecked) var writesJSON = true
  /// The text of the article being written.
  @exclusivity(unchecked) var units = UnsafeBufferPointer<UInt16>(start: nil, count: 0)

  /// The text again when it holds surrogate pairs, so that code points must be counted; nil for nearly every article.
  @exclusivity(unchecked) var textWithPairs: SourceText?

  @exclusivity(unchecked) private var column = ColumnType.string
  /// Whether the cell is written in CSV.
  @exclusivity(unchecked) private var csvCell = true
  @exclusivity(unchecked) private var scratch = ByteBuffer(capacity: 4096)

  init(profile: CSVProfile) { self.profile = profile }

  // MARK: Rows

  /// Begins a cell: the separator and the JSON key.
  @inline(__always) func begin(_ layout: borrowing ColumnLayout) {
    column = layout.type
    csvCell = writesCSV && layout.inCSV
    if csvCell, layout.commaInCSV { out.csv.append(UInt8(ascii: ",")) }
    if writesJSON { out.json.append(layout.jsonKey) }
  }

  @inline(__always) func endRow() {
    if writesCSV { out.csv.append(UInt8(ascii: "\n")) }
    if writesJSON {
      out.json.append(UInt8(ascii: "}"))
      out.json.append(UInt8(ascii: "\n"))
    }
  }

  /// The code points before a position of the article's text.
  @inline(__always) func offset(_ position: Int) -> Int { textWithPairs == nil ? position : textWithPairs!.codePointOffset(position) }

  // MARK: Cells

  /// An empty cell: in JSON `""`, `null` or `[]` by the column's type.
  public func unknown() {
    guard writesJSON else { return }
    switch column {
    case .string, .decimal:
      out.json.append(UInt8(ascii: "\""))
      out.json.append(UInt8(ascii: "\""))
    case .integer, .number, .boolean, .date: out.json.append("null")
    case .list: out.json.append("[]")
    }
  }

  /// A stretch of the article's text.
  public func slice(_ range: TextRange) { text(UnsafeBufferPointer(rebasing: units[range.start..<range.end])) }

  public func slice(_ range: TextRange?) {
    if let range { slice(range) } else { unknown() }
  }

  /// UTF-16 text.
  public func text(_ units: UnsafeBufferPointer<UInt16>) {
    scratch.clear()
    let traits = scratch.append(units: units)
    put(scratch.bytes, traits, longerThanCell: units.count > CSVProfile.longestCell)
  }

  public func text(_ string: String) {
    if string.isEmpty { return unknown() }
    var string = string
    string.withUTF8 {
      let bytes = UnsafeRawBufferPointer($0)
      put(bytes, ByteBuffer.traits(of: bytes), longerThanCell: bytes.count > CSVProfile.longestCell)
    }
  }

  public func integer(_ value: Int) {
    if csvCell { out.csv.append(integer: value) }
    if writesJSON { out.json.append(integer: value) }
  }

  public func integer(_ value: Int?) {
    if let value { integer(value) } else { unknown() }
  }

  /// With at most `decimals` places; what is no finite number is unknown.
  public func number(_ value: Double, decimals: Int = 4) {
    scratch.clear()
    guard scratch.append(number: value, decimals: decimals) else { return unknown() }
    if csvCell { out.csv.append(scratch.bytes) }
    if writesJSON { out.json.append(scratch.bytes) }
  }

  /// A plain decimal as it was written, every digit kept. In a `number` column what is no plain decimal is unknown; in a `decimal`
  /// column it is text.
  public func decimal(_ value: String) {
    if value.isEmpty { return unknown() }
    guard Self.isPlainDecimal(value) else { return column == .number ? unknown() : text(value) }
    if csvCell { out.csv.append(value) }
    guard writesJSON else { return }
    if column == .number { return out.json.append(value) }
    out.json.append(UInt8(ascii: "\""))
    out.json.append(value)
    out.json.append(UInt8(ascii: "\""))
  }

  public func boolean(_ value: Bool) {
    if csvCell { out.csv.append(value ? "true" : "false") }
    if writesJSON { out.json.append(value ? "true" : "false") }
  }

  public func list(_ values: [String]) {
    if values.isEmpty { return unknown() }
    if csvCell {
      let both = writesJSON
      writesJSON = false
      text(values.joined(separator: "; "))
      writesJSON = both
    }
    guard writesJSON else { return }
    out.json.append(UInt8(ascii: "["))
    for (i, value) in values.enumerated() {
      if i > 0 { out.json.append(UInt8(ascii: ",")) }
      out.json.append(UInt8(ascii: "\""))
      var value = value
      value.withUTF8 { out.json.append(jsonContent: UnsafeRawBufferPointer($0)) }
      out.json.append(UInt8(ascii: "\""))
    }
    out.json.append(UInt8(ascii: "]"))
  }

  /// The article's id, with a place after it for the suffix that tells two articles of one id apart.
  public func articleID(_ id: borrowing EncodedID) {
    if csvCell {
      out.csv.append(id.csvHead)
      out.csvHoles.append(Hole(.idSuffix, at: out.csv.count))
      if !id.csvTail.isEmpty { out.csv.append(id.csvTail) }
    }
    if writesJSON {
      out.json.append(UInt8(ascii: "\""))
      out.json.append(id.jsonContent)
      out.jsonHoles.append(Hole(.idSuffix, at: out.json.count))
      out.json.append(UInt8(ascii: "\""))
    }
  }

  /// An empty cell that the writer can fill with the id of the article that this one repeats.
  public func duplicateHole() {
    if csvCell { out.csvHoles.append(Hole(.duplicateOf, at: out.csv.count)) }
    if writesJSON {
      out.json.append(UInt8(ascii: "\""))
      out.jsonHoles.append(Hole(.duplicateOf, at: out.json.count))
      out.json.append(UInt8(ascii: "\""))
    }
  }

  // MARK: Writing text

  private func put(_ utf8: UnsafeRawBufferPointer, _ traits: TextTraits, longerThanCell: Bool) {
    if csvCell { putCSV(utf8, traits, longerThanCell) }
    guard writesJSON else { return }
    out.json.append(UInt8(ascii: "\""))
    if traits.contains(.escapedInJSON) { out.json.append(jsonContent: utf8) } else { out.json.append(utf8) }
    out.json.append(UInt8(ascii: "\""))
  }

  private func putCSV(_ utf8: UnsafeRawBufferPointer, _ traits: TextTraits, _ longerThanCell: Bool) {
    var utf8 = utf8
    let guarded = profile == .spreadsheet && CSVProfile.startsFormula(utf8)
    if longerThanCell, profile == .spreadsheet {
      let kept = CSVProfile.cut(utf8, guarded: guarded)
      if kept < utf8.count { out.cutCells += 1 }
      utf8 = UnsafeRawBufferPointer(rebasing: utf8[..<kept])
    }
    let quoted = traits.contains(.quotedInCSV)
    if quoted { out.csv.append(UInt8(ascii: "\"")) }
    if guarded { out.csv.append(UInt8(ascii: "'")) }
    if quoted {
      out.csv.append(csvContent: utf8)
      out.csv.append(UInt8(ascii: "\""))
    } else {
      out.csv.append(utf8)
    }
  }

  /// `-12.50` yes; `1e5`, `.5`, `42:59` no.
  static func isPlainDecimal(_ value: String) -> Bool {
    var digits = 0
    var point = false
    for (i, byte) in value.utf8.enumerated() {
      switch byte {
      case 48...57: digits += 1
      case UInt8(ascii: "-") where i == 0: break
      case UInt8(ascii: ".") where !point && digits > 0:
        point = true
        digits = 0
      default: return false
      }
    }
    return digits > 0
  }
}
