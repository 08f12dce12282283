/// How a CSV file is written.
public enum CSVProfile: String, Sendable, CaseIterable {
  /// For spreadsheets: a byte-order mark, text that would run as a formula behind an apostrophe, cells and files within Excel's limits.
  case spreadsheet
  /// UTF-8, nothing added, nothing cut.
  case plain

  /// Excel's limits: UTF-16 units of a cell, rows of a sheet (the header among them).
  public static let longestCell = 32_767
  public static let mostRows = 1_048_576

  /// Whether a spreadsheet would take the cell for a formula: it begins with `=` `+` `-` `@`, a tab or a carriage return.
  static func startsFormula(_ utf8: UnsafeRawBufferPointer) -> Bool {
    switch utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13: true
    default: false
    }
  }

  /// How many bytes of a cell are kept so that it has no more than `longestCell` UTF-16 units; never inside a character.
  static func cut(_ utf8: UnsafeRawBufferPointer, guarded: Bool) -> Int {
    var left = longestCell - (guarded ? 1 : 0)
    var i = 0
    while i < utf8.count {
      let byte = utf8[i]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      left -= length == 4 ? 2 : 1
      if left < 0 { return i }
      i += length
    }
    return utf8.count
  }
}
