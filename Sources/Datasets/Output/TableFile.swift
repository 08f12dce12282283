/// The CSV or JSON Lines file of a table. For spreadsheets a table of more rows than a sheet holds goes on in `name-2.csv`, `name-3.csv` ….
final class TableFile {
  let table: String
  private let folder: OutputFolder
  private let isCSV: Bool
  private let header: String
  private let mostRows: Int?
  private var file: OutputFile
  private var parts: [OutputRecord] = []
  private var rowsInPart = 0
  private(set) var rows = 0

  init(_ info: TableInfo, format: OutputFormat, profile: CSVProfile, in folder: OutputFolder, mostRows: Int = CSVProfile.mostRows - 1)
    throws(DatasetError)
  {
    table = info.name
    self.folder = folder
    isCSV = format == .csv
    header = isCSV ? (profile == .spreadsheet ? "\u{FEFF}" : "") + info.csvHeader : ""
    self.mostRows = isCSV && profile == .spreadsheet ? mostRows : nil
    file = try OutputFile(path: folder.path(info.name + (isCSV ? ".csv" : ".jsonl")))
    try file.append(header)
  }

  /// Adds encoded rows.
  func append(_ bytes: UnsafeRawBufferPointer, rows count: Int) throws(DatasetError) {
    var bytes = bytes
    var count = count
    while let mostRows, rowsInPart + count > mostRows {
      let fitting = mostRows - rowsInPart
      let end = Self.end(ofRows: fitting, in: bytes)
      try file.append(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
      rowsInPart += fitting
      rows += fitting
      count -= fitting
      bytes = UnsafeRawBufferPointer(rebasing: bytes[end...])
      try nextPart()
    }
    try file.append(bytes)
    rowsInPart += count
    rows += count
  }

  /// Closes it; what was written.
  func finish() throws(DatasetError) -> [OutputRecord] {
    try close()
    return parts
  }

  private func nextPart() throws(DatasetError) {
    try close()
    file = try OutputFile(path: folder.path("\(table)-\(parts.count + 1).csv"))
    try file.append(header)
    rowsInPart = 0
  }

  private func close() throws(DatasetError) {
    let digest = try file.finish()
    let name = parts.isEmpty ? table + (isCSV ? ".csv" : ".jsonl") : "\(table)-\(parts.count + 1).csv"
    parts.append(OutputRecord(path: name, table: table, rows: rowsInPart, digest: digest))
  }

  /// Where a number of CSV rows ends; a line break inside quotation marks ends none.
  private static func end(ofRows count: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var left = count
    var quoted = false
    var i = 0
    while left > 0, i < bytes.count {
      if bytes[i] == UInt8(ascii: "\"") { quoted.toggle() }
      if bytes[i] == UInt8(ascii: "\n"), !quoted { left -= 1 }
      i += 1
    }
    return i
  }
}

/// A file of the output, as the manifest lists it.
public struct OutputRecord: Sendable, Equatable {
  public var path: String
  /// The table whose rows it holds; empty for the others.
  public var table: String
  public var rows: Int?
  public var digest: FileDigest
}
