/// What is said of a table: its rows, its columns, its keys.
public struct TableInfo: Sendable {
  public var name: String
  /// "One row is a …", in English.
  public var row: String
  public var columns: [ColumnInfo]
  /// Columns that name a row; empty where rows have no name.
  public var primaryKey: [String]
  public var foreignKeys: [ForeignKey]

  public init(name: String, row: String, columns: [ColumnInfo], primaryKey: [String] = [], foreignKeys: [ForeignKey] = []) {
    self.name = name
    self.row = row
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
  }
}

/// Columns whose values together are a key of another table.
public struct ForeignKey: Sendable, Equatable {
  public var columns: [String]
  public var table: String
  public var references: [String]

  public init(_ columns: [String], of table: String, _ references: [String]? = nil) {
    self.columns = columns
    self.table = table
    self.references = references ?? columns
  }
}

/// What the encoder needs of a column for every cell.
struct ColumnLayout: Sendable {
  let type: ColumnType
  let inCSV: Bool
  let commaInCSV: Bool
  /// `{"article_id":` for the first, `,"name":` for the others.
  let jsonKey: [UInt8]

  static func of(_ columns: [ColumnInfo]) -> [ColumnLayout] {
    var inCSV = 0
    return columns.enumerated().map { index, column in
      if !column.onlyInJSON { inCSV += 1 }
      let key = (index == 0 ? "{" : ",") + "\"" + column.name + "\":"
      return ColumnLayout(type: column.type, inCSV: !column.onlyInJSON, commaInCSV: inCSV > 1, jsonKey: Array(key.utf8))
    }
  }
}

extension TableInfo {
  /// The header of the CSV file, with its line end.
  var csvHeader: String { columns.filter { !$0.onlyInJSON }.map(\.name).joined(separator: ",") + "\n" }
}
