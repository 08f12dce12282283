import CDatasets

/// `dataset.xlsx`: a first sheet with the codebook, then a sheet a table, with typed cells, frozen headers and filters.
///
/// Excel's limits are kept: a table of more than 1,048,575 rows goes on in `name-2`, a cell ends at 32,767 UTF-16 units. Text is never a
/// formula. Numbers that a spreadsheet cannot hold exactly (more than 15 digits) are text.
final class XLSXFile {
  private let path: String
  private var book: OpaquePointer?
  private let mostRows: Int
  /// Cells that were cut, by table.
  private(set) var cutCells: [(table: String, cells: Int)] = []

  /// Temporary files go to `folder`.
  init(path: String, folder: String, mostRows: Int = CSVProfile.mostRows - 1) throws(DatasetError) {
    try Self.requireLibrary()
    self.path = path
    self.mostRows = mostRows
    book = cdatasets_xlsx_open(path, folder)
    if book == nil { throw DatasetError(.unwritable(path: path, reason: "libxlsxwriter has no memory")) }
  }

  deinit { if let book { _ = cdatasets_xlsx_close(book) } }

  /// Says before a run whether the library is there.
  static func requireLibrary() throws(DatasetError) {
    if let reason = cdatasets_xlsx_missing() {
      throw DatasetError(.missingLibrary(format: "xlsx", package: "libxlsxwriter-dev", reason: String(cString: reason)))
    }
  }

  func write(_ tables: [TableInfo], rows path: (TableInfo) -> String) throws(DatasetError) {
    try codebook(tables)
    for table in tables { try sheets(table, from: path(table)) }
    let code = cdatasets_xlsx_close(book)
    book = nil
    try check(code)
  }

  private func codebook(_ tables: [TableInfo]) throws(DatasetError) {
    try begin("codebook", columns: ["table", "column", "type", "meaning", "unit", "values", "example", "made"].map { ColumnInfo($0, .string, "") })
    var row = 1
    for table in tables {
      for column in table.columns {
        let cells = [
          table.name, column.name, column.type.rawValue, column.meaning, column.unit, column.values.joined(separator: "; "), column.example,
          column.origin,
        ]
        for (index, cell) in cells.enumerated() where !cell.isEmpty { try check(cdatasets_xlsx_text(book, Int32(row), Int32(index), cell)) }
        row += 1
      }
    }
    try check(cdatasets_xlsx_finish_sheet(book, Int32(row - 1), 8))
  }

  private func sheets(_ table: TableInfo, from path: String) throws(DatasetError) {
    var row = 0
    var part = 1
    var cut = 0
    try begin(table.name, columns: table.columns)
    try JSONRows(path: path, columns: table.columns.count).readRows { cells throws(DatasetError) in
      if row == mostRows {
        try check(cdatasets_xlsx_finish_sheet(book, Int32(row), Int32(table.columns.count)))
        part += 1
        try begin("\(table.name)-\(part)", columns: table.columns)
        row = 0
      }
      row += 1
      for (index, cell) in cells.enumerated() where !cell.isUnknown {
        if try put(cell, table.columns[index].type, Int32(row), Int32(index)) { cut += 1 }
      }
    }
    try check(cdatasets_xlsx_finish_sheet(book, Int32(row), Int32(table.columns.count)))
    if cut > 0 { cutCells.append((table.name, cut)) }
  }

  private func begin(_ name: String, columns: [ColumnInfo]) throws(DatasetError) {
    try check(cdatasets_xlsx_sheet(book, name))
    for (index, column) in columns.enumerated() {
      try check(cdatasets_xlsx_width(book, Int32(index), Self.width(column)))
    }
    for (index, column) in columns.enumerated() { try check(cdatasets_xlsx_header(book, Int32(index), column.name)) }
  }

  /// Writes a cell; whether it was cut.
  private func put(_ cell: Cell, _ type: ColumnType, _ row: Int32, _ column: Int32) throws(DatasetError) -> Bool {
    switch cell {
    case .unknown: return false
    case .boolean(let value): try check(cdatasets_xlsx_boolean(book, row, column, value ? 1 : 0))
    case .number(let text): try number(text, row, column)
    case .list(let values): return try put(text: values.joined(separator: "; "), row, column)
    case .string(let text):
      if type == .decimal, CellSink.isPlainDecimal(text) {
        try number(text, row, column)
      } else if type == .date, let days = Self.days(text) {
        try check(cdatasets_xlsx_date(book, row, column, Double(days)))
      } else {
        return try put(text: text, row, column)
      }
    }
    return false
  }

  private func number(_ text: String, _ row: Int32, _ column: Int32) throws(DatasetError) {
    let digits = text.utf8.reduce(0) { $0 + ((48...57).contains($1) ? 1 : 0) }
    if digits <= 15, let value = Double(text) {
      try check(cdatasets_xlsx_number(book, row, column, value))
    } else {
      try check(cdatasets_xlsx_text(book, row, column, text))
    }
  }

  private func put(text: String, _ row: Int32, _ column: Int32) throws(DatasetError) -> Bool {
    guard text.utf8.count > CSVProfile.longestCell else {
      try check(cdatasets_xlsx_text(book, row, column, text))
      return false
    }
    var whole = text
    let kept = whole.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      return String(decoding: bytes[..<CSVProfile.cut(bytes, guarded: false)], as: UTF8.self)
    }
    try check(cdatasets_xlsx_text(book, row, column, kept))
    return kept.utf8.count < text.utf8.count
  }

  private func check(_ code: Int32) throws(DatasetError) {
    if code != 0 { throw DatasetError(.unwritable(path: path, reason: String(cString: cdatasets_xlsx_error(code)))) }
  }

  private static func width(_ column: ColumnInfo) -> Double {
    switch column.type {
    case .integer, .number, .boolean, .decimal: 11
    case .date: 12
    case .list: 24
    case .string:
      switch column.name {
      case "text", "headline", "meaning", "made", "message": 60
      case "article_id", "entity_id", "person_entity_id", "organization_entity_id", "speaker_entity_id", "duplicate_of": 30
      default: 18
      }
    }
  }

  /// Days since 1899-12-30 of a day from 1900-03-01 on; an earlier one has no number in Excel that all versions agree on.
  static func days(_ date: String) -> Int? {
    let parts = date.utf8.split(separator: UInt8(ascii: "-")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]), date >= "1900-03-01" else { return nil }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let century = year / 400
    let yearOfCentury = year - century * 400
    let dayOfYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
    return century * 146_097 + yearOfCentury * 365 + yearOfCentury / 4 - yearOfCentury / 100 + dayOfYear - 693_899
  }
}
