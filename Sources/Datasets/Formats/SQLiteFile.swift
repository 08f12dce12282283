import CDatasets

/// `dataset.sqlite`: the tables with types, keys and indexes, a full-text search over headlines and texts, views for common questions.
///
/// Unknown is NULL in every column; lists are joined with "; " as in CSV; booleans are 0 and 1. Equal data give equal bytes.
final class SQLiteFile {
  private let path: String
  private var database: OpaquePointer?

  init(path: String) throws(DatasetError) {
    self.path = path
    if sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) != SQLITE_OK { throw error() }
    // The file is new and is thrown away when anything fails: no journal is needed.
    try run("PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY")
  }

  deinit { sqlite3_close_v2(database) }

  /// Makes the tables, fills each from its JSON rows, and adds indexes, search and views.
  func write(_ tables: [TableInfo], rows path: (TableInfo) -> String) throws(DatasetError) {
    for table in tables { try run(Self.definition(table, among: Set(tables.map(\.name)))) }
    try run("BEGIN")
    for table in tables { try fill(table, from: path(table)) }
    try run("COMMIT")
    for index in Self.indexes(tables) { try run(index) }
    try run(Self.search)
    for view in Self.views(Set(tables.map(\.name))) { try run(view) }
    try run("PRAGMA user_version = 1; ANALYZE")
    if sqlite3_close(database) != SQLITE_OK { throw error() }
    database = nil
  }

  private func fill(_ table: TableInfo, from path: String) throws(DatasetError) {
    var statement: OpaquePointer?
    let places = Array(repeating: "?", count: table.columns.count).joined(separator: ",")
    guard sqlite3_prepare_v2(database, "INSERT INTO \"\(table.name)\" VALUES (\(places))", -1, &statement, nil) == SQLITE_OK else { throw error() }
    defer { sqlite3_finalize(statement) }
    try JSONRows(path: path, columns: table.columns.count).readRows { cells throws(DatasetError) in
      sqlite3_reset(statement)
      for (index, cell) in cells.enumerated() { bind(cell, statement, Int32(index + 1), required: table.columns[index].required) }
      if sqlite3_step(statement) != SQLITE_DONE { throw error() }
    }
  }

  private func bind(_ cell: Cell, _ statement: OpaquePointer?, _ place: Int32, required: Bool) {
    // SQLite copies what it is given as transient (-1).
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // A text that is never unknown can be empty all the same.
    if cell.isUnknown, !(required && cell == .string("")) {
      sqlite3_bind_null(statement, place)
      return
    }
    switch cell {
    case .unknown: sqlite3_bind_null(statement, place)
    case .string(let text): sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), transient)
    case .list(let values):
      let text = values.joined(separator: "; ")
      sqlite3_bind_text(statement, place, text, Int32(text.utf8.count), transient)
    case .boolean(let value): sqlite3_bind_int(statement, place, value ? 1 : 0)
    case .number(let text):
      if let integer = Int64(text) { sqlite3_bind_int64(statement, place, integer) } else { sqlite3_bind_double(statement, place, Double(text) ?? 0) }
    }
  }

  private func run(_ sql: String) throws(DatasetError) {
    if sqlite3_exec(database, sql, nil, nil, nil) != SQLITE_OK { throw error() }
  }

  private func error() -> DatasetError {
    let code = sqlite3_errcode(database)
    if code == SQLITE_FULL { return DatasetError(.diskFull(path: path)) }
    return DatasetError(.database(path: path, reason: database.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"))
  }
}
