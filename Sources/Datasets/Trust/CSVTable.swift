/// A CSV file as people save it: with or without a byte-order mark, divided by commas, semicolons or tabs, any line ends.
struct CSVTable {
  let header: [String]
  let rows: [[String]]

  /// The apostrophe of the spreadsheet profile before a formula is taken away.
  init(_ text: String) {
    var bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let firstLine = bytes.prefix { $0 != 10 && $0 != 13 }
    let separator = [UInt8(ascii: ","), UInt8(ascii: ";"), 9].max { a, b in
      firstLine.reduce(0) { $0 + ($1 == a ? 1 : 0) } < firstLine.reduce(0) { $0 + ($1 == b ? 1 : 0) }
    }!
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    var at = bytes.startIndex
    func finished(_ cell: [UInt8]) -> String {
      if cell.count > 1, cell[0] == UInt8(ascii: "'"), [61, 43, 45, 64, 9, 13].contains(cell[1]) {
        return String(decoding: cell[1...], as: UTF8.self)
      }
      return String(decoding: cell, as: UTF8.self)
    }
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      if quoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if at < bytes.endIndex, bytes[at] == byte {
          cell.append(byte)
          at += 1
        } else {
          quoted = false
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        quoted = true
      } else if byte == separator {
        row.append(finished(cell))
        cell = []
      } else if byte == 10 || byte == 13 {
        if byte == 13, at < bytes.endIndex, bytes[at] == 10 { at += 1 }
        if !row.isEmpty || !cell.isEmpty {
          row.append(finished(cell))
          rows.append(row)
        }
        row = []
        cell = []
      } else {
        cell.append(byte)
      }
    }
    if !row.isEmpty || !cell.isEmpty {
      row.append(finished(cell))
      rows.append(row)
    }
    header = rows.first ?? []
    self.rows = Array(rows.dropFirst())
  }

  func column(_ name: String) -> Int? { header.firstIndex(of: name) }
}
