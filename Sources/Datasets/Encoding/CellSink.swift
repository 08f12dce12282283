import ArticleModel

/// Where a row's cells are written: CSV and JSON Lines in one go, straight from UTF-16 to UTF-8.
///
/// One sink belongs to one thread. `put` closures of columns call exactly one of `text`, `slice`, `integer`, `number`, `decimal`, `boolean`,
/// `list`, `unknown`, `articleID` or `duplicateHole`.
public final class CellSink {
  let profile: CSVProfile
  /// The buffers of the table being written; nil when the format is not asked for.
  var csv: ByteBuffer?
  var json: ByteBuffer?
  /// Places in them where the writer can put something later, in their order.
  var csvHoles: HoleList?
  var jsonHoles: HoleList?
  /// How many cells were cut for the spreadsheet profile, by the table being written.
  var cutCells = 0
  /// The text of the article being written.
  var units = UnsafeBufferPointer<UInt16>(start: nil, count: 0)

  private var column = ColumnType.string
  private var csvCell = true
  private let scratch = ByteBuffer(capacity: 4096)

  init(profile: CSVProfile) { self.profile = profile }

  // MARK: Rows

  /// Begins a cell: the separator and the JSON key.
  @inline(__always) func begin(_ layout: borrowing ColumnLayout) {
    column = layout.type
    csvCell = layout.inCSV
    if csvCell, layout.commaInCSV { csv?.append(UInt8(ascii: ",")) }
    json?.append(layout.jsonKey)
  }

  @inline(__always) func endRow() {
    csv?.append(UInt8(ascii: "\n"))
    if let json {
      json.append(UInt8(ascii: "}"))
      json.append(UInt8(ascii: "\n"))
    }
  }

  // MARK: Cells

  /// An empty cell: in JSON `""`, `null` or `[]` by the column's type.
  public func unknown() { json?.append(column.unknownJSON) }

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
    if csvCell { csv?.append(integer: value) }
    json?.append(integer: value)
  }

  public func integer(_ value: Int?) {
    if let value { integer(value) } else { unknown() }
  }

  /// With at most `decimals` places; what is no finite number is unknown.
  public func number(_ value: Double, decimals: Int = 4) {
    scratch.clear()
    guard scratch.append(number: value, decimals: decimals) else { return unknown() }
    if csvCell { csv?.append(scratch.bytes) }
    json?.append(scratch.bytes)
  }

  /// A plain decimal as it was written, every digit kept. In a `number` column what is no plain decimal is unknown; in a `decimal`
  /// column it is text.
  public func decimal(_ value: String) {
    if value.isEmpty { return unknown() }
    guard Self.isPlainDecimal(value) else { return column == .number ? unknown() : text(value) }
    if csvCell { csv?.append(value) }
    guard let json else { return }
    if column == .number { return json.append(value) }
    json.append(UInt8(ascii: "\""))
    json.append(value)
    json.append(UInt8(ascii: "\""))
  }

  public func boolean(_ value: Bool) {
    if csvCell { csv?.append(value ? "true" : "false") }
    json?.append(value ? "true" : "false")
  }

  public func list(_ values: [String]) {
    if values.isEmpty { return unknown() }
    let json = self.json
    if csvCell, csv != nil {
      self.json = nil
      text(values.joined(separator: "; "))
      self.json = json
    }
    guard let json else { return }
    json.append(UInt8(ascii: "["))
    for (i, value) in values.enumerated() {
      if i > 0 { json.append(UInt8(ascii: ",")) }
      json.append(UInt8(ascii: "\""))
      var value = value
      value.withUTF8 { json.append(jsonContent: UnsafeRawBufferPointer($0)) }
      json.append(UInt8(ascii: "\""))
    }
    json.append(UInt8(ascii: "]"))
  }

  /// The article's id, with a place after it for the suffix that tells two articles of one id apart.
  public func articleID(_ id: borrowing EncodedID) {
    if csvCell, let csv {
      csv.append(id.csvHead)
      csvHoles?.add(.idSuffix, at: csv.count)
      csv.append(id.csvTail)
    }
    if let json {
      json.append(UInt8(ascii: "\""))
      json.append(id.jsonContent)
      jsonHoles?.add(.idSuffix, at: json.count)
      json.append(UInt8(ascii: "\""))
    }
  }

  /// An empty cell that the writer can fill with the id of the article that this one repeats.
  public func duplicateHole() {
    if csvCell, let csv { csvHoles?.add(.duplicateOf, at: csv.count) }
    if let json {
      json.append(UInt8(ascii: "\""))
      jsonHoles?.add(.duplicateOf, at: json.count)
      json.append(UInt8(ascii: "\""))
    }
  }

  // MARK: Writing text

  private func put(_ utf8: UnsafeRawBufferPointer, _ traits: TextTraits, longerThanCell: Bool) {
    if csvCell, let csv { putCSV(utf8, traits, longerThanCell, csv) }
    guard let json else { return }
    json.append(UInt8(ascii: "\""))
    if traits.contains(.escapedInJSON) { json.append(jsonContent: utf8) } else { json.append(utf8) }
    json.append(UInt8(ascii: "\""))
  }

  private func putCSV(_ utf8: UnsafeRawBufferPointer, _ traits: TextTraits, _ longerThanCell: Bool, _ csv: ByteBuffer) {
    var utf8 = utf8
    let guarded = profile == .spreadsheet && CSVProfile.startsFormula(utf8)
    if longerThanCell, profile == .spreadsheet {
      let kept = CSVProfile.cut(utf8, guarded: guarded)
      if kept < utf8.count { cutCells += 1 }
      utf8 = UnsafeRawBufferPointer(rebasing: utf8[..<kept])
    }
    let quoted = traits.contains(.quotedInCSV)
    if quoted { csv.append(UInt8(ascii: "\"")) }
    if guarded { csv.append(UInt8(ascii: "'")) }
    if quoted {
      csv.append(csvContent: utf8)
      csv.append(UInt8(ascii: "\""))
    } else {
      csv.append(utf8)
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
