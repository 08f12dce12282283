/// `codebook.md`: every column of every table in words.
enum Codebook {
  static func text(tables: [TableInfo], version: String, profile: CSVProfile?) -> String {
    var text = """
      # Codebook

      Made by Baokan \(version). `start` and `end` count Unicode code points of the article's text, the end exclusive, so that in Python
      `text[start:end]` is the column `text` of the row. Unknown is empty (in JSON `""`, `null` or `[]` by the column's type), never guessed,
      never 0. Lists are joined with "; " in CSV and arrays in JSON. Decimals have a point; dates are ISO 8601.

      """
    if profile == .spreadsheet {
      text += """

        The CSV files are for spreadsheets: UTF-8 with a byte-order mark; a text cell that would run as a formula has an apostrophe before it
        (take it away before slicing by offsets); cells end at 32,767 characters, files at 1,048,576 rows (then `name-2.csv` …).

        """
    }
    text += "\n" + tables.map { "[\($0.name)](#\($0.name))" }.joined(separator: " · ") + "\n"
    for table in tables { text += section(table) }
    return text
  }

  private static func section(_ table: TableInfo) -> String {
    var text = "\n## \(table.name)\n\nOne row is \(table.row)."
    if !table.primaryKey.isEmpty { text += " Key: " + table.primaryKey.map { "`\($0)`" }.joined(separator: ", ") + "." }
    for key in table.foreignKeys where !key.columns.isEmpty {
      text += " " + key.columns.map { "`\($0)`" }.joined(separator: ", ") + " → `\(key.table)`."
    }
    text += "\n\n| column | type | meaning | unit | values | example | how it is made |\n|---|---|---|---|---|---|---|\n"
    for column in table.columns {
      let cells = [
        "`\(column.name)`", column.type.rawValue + (column.required ? ", never empty" : ""),
        column.meaning + (column.reference.map { " → `\($0.table).\($0.column)`" } ?? "") + (column.onlyInJSON ? " JSON only." : ""), column.unit,
        column.values.map { "`\($0)`" }.joined(separator: " "), column.example, column.origin,
      ]
      text += "| " + cells.map(escaped).joined(separator: " | ") + " |\n"
    }
    return text
  }

  private static func escaped(_ cell: String) -> String {
    var text = ""
    for scalar in cell.unicodeScalars {
      if scalar == "|" { text += "\\" }
      text.unicodeScalars.append(scalar == "\n" ? " " : scalar)
    }
    return text
  }
}
