/// `datapackage.json`: a Frictionless Data Package (v2) of the run's tables.
///
/// The tables are described in CSV where there is CSV, else in JSON Lines.
enum DataPackage {
  static func make(_ run: RunDescription, _ summary: RunSummary, tables: [TableInfo], options: EncodingOptions) -> JSONValue {
    let names = Set(tables.map(\.name))
    let format: OutputFormat = options.formats.contains(.csv) ? .csv : .jsonl
    let suffix = "." + format.rawValue
    return .object([
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "name": "baokan-dataset",
      "title": "Newspaper articles as tables, made by Baokan",
      "description": .string(Citation.text(run, summary)),
      "version": .string(run.version.isEmpty ? "0" : run.version),
      "licenses": nil,
      "resources": .array(
        tables.compactMap { table in
          let files = summary.outputs.filter { $0.table == table.name && $0.path.hasSuffix(suffix) }
          return files.isEmpty ? nil : resource(table, files, format: format, profile: options.profile, tables: names)
        }),
    ])
  }

  private static func resource(
    _ table: TableInfo, _ files: [OutputRecord], format: OutputFormat, profile: CSVProfile, tables: Set<String>
  ) -> JSONValue {
    let one = files.count == 1
    return .object([
      "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
      "name": .string(table.name),
      "type": "table",
      "title": .string("One row is \(table.row)"),
      "path": one ? .string(files[0].path) : .strings(files.map(\.path)),
      "scheme": "file",
      "format": .string(format == .csv ? "csv" : "jsonl"),
      "mediatype": .string(format == .csv ? "text/csv" : "application/jsonl"),
      "encoding": .string(format == .csv && profile == .spreadsheet ? "utf-8-sig" : "utf-8"),
      "bytes": one ? .integer(files[0].digest.bytes) : nil,
      "hash": one ? .string("sha256:" + files[0].digest.sha256) : nil,
      "dialect": format == .csv
        ? .object(["header": true, "delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true]) : nil,
      "schema": schema(table, inCSV: format == .csv, tables: tables),
    ])
  }

  /// The table schema; keys to tables that the run does not have are left out.
  static func schema(_ table: TableInfo, inCSV: Bool, tables: Set<String>) -> JSONValue {
    let columns = table.columns.filter { !inCSV || !$0.onlyInJSON }
    var keys = table.foreignKeys
    for column in columns {
      if let reference = column.reference { keys.append(ForeignKey([column.name], of: reference.table, [reference.column])) }
    }
    keys.removeAll { !tables.contains($0.table) }
    return .object([
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": .array(columns.map { field($0, table) }),
      "missingValues": [""],
      "primaryKey": table.primaryKey.isEmpty ? nil : .strings(table.primaryKey),
      "foreignKeys": keys.isEmpty ? nil : .array(keys.map { foreignKey($0, of: table) }),
    ])
  }

  private static func field(_ column: ColumnInfo, _ table: TableInfo) -> JSONValue {
    let constraints = [
      column.required ? JSONValue.Member("required", true) : nil,
      table.primaryKey == [column.name] ? JSONValue.Member("unique", true) : nil,
      column.values.isEmpty ? nil : JSONValue.Member("enum", .strings(column.values)),
    ].compactMap { $0 }
    return .object([
      "name": .string(column.name),
      "type": .string(column.type.schemaType),
      "description": .string(column.meaning + (column.type == .list ? " Several are joined with \"; \"." : "")),
      "unit": column.unit.isEmpty ? nil : .string(column.unit),
      "example": column.example.isEmpty ? nil : .string(column.example),
      "constraints": constraints.isEmpty ? nil : .object(constraints),
    ])
  }

  private static func foreignKey(_ key: ForeignKey, of table: TableInfo) -> JSONValue {
    .object([
      "fields": .strings(key.columns),
      // A table that points to itself is named by the empty string in version 1 and by its name in version 2; both understand "".
      "reference": .object(["resource": .string(key.table == table.name ? "" : key.table), "fields": .strings(key.references)]),
    ])
  }
}
