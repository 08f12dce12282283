extension SQLiteFile {
  /// `CREATE TABLE` with types, keys and foreign keys.
  static func definition(_ table: TableInfo, among tables: Set<String>) -> String {
    var lines = table.columns.map { column in
      "\"\(column.name)\" \(type(column.type))" + (column.required ? " NOT NULL" : "")
    }
    if !table.primaryKey.isEmpty { lines.append("PRIMARY KEY (\(quoted(table.primaryKey)))") }
    for key in table.foreignKeys where tables.contains(key.table) {
      lines.append("FOREIGN KEY (\(quoted(key.columns))) REFERENCES \"\(key.table)\" (\(quoted(key.references)))")
    }
    for column in table.columns {
      if let reference = column.reference, tables.contains(reference.table) {
        lines.append("FOREIGN KEY (\"\(column.name)\") REFERENCES \"\(reference.table)\" (\"\(reference.column)\")")
      }
    }
    return "CREATE TABLE \"\(table.name)\" (\n  " + lines.joined(separator: ",\n  ") + "\n)"
  }

  private static func type(_ type: ColumnType) -> String {
    switch type {
    case .string, .decimal, .date, .list: "TEXT"
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    }
  }

  private static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }

  /// By article, by entity and by term, where no key has it already.
  static func indexes(_ tables: [TableInfo]) -> [String] {
    tables.flatMap { table in
      table.columns.filter { column in
        table.primaryKey.first != column.name && (["article_id", "date", "publication", "term"].contains(column.name) || column.reference != nil)
      }.map { "CREATE INDEX \"\(table.name)_\($0.name)\" ON \"\(table.name)\" (\"\($0.name)\")" }
    }
  }

  /// By three characters and more, as the trigram tokenizer has it: `SELECT … WHERE articles_search MATCH '充电桩'`.
  static let search = """
    CREATE VIRTUAL TABLE articles_search USING fts5(headline, text, content='articles', content_rowid='rowid', tokenize='trigram');
    INSERT INTO articles_search(articles_search) VALUES ('rebuild');
    INSERT INTO articles_search(articles_search) VALUES ('optimize')
    """

  /// Views for common questions; those whose tables there are.
  static func views(_ tables: Set<String>) -> [String] {
    let all: [(needs: Set<String>, sql: String)] = [
      (
        ["articles"],
        """
        CREATE VIEW tone_by_month AS SELECT publication, substr(date, 1, 7) AS month, count(*) AS articles, avg(tone) AS tone
        FROM articles WHERE date IS NOT NULL AND duplicate_of IS NULL GROUP BY publication, month ORDER BY publication, month
        """
      ),
      (
        ["articles", "sentences", "quantities"],
        """
        CREATE VIEW quantities_in_context AS SELECT q.*, s.text AS sentence, a.headline, a.publication, a.date
        FROM quantities q JOIN articles a USING (article_id) LEFT JOIN sentences s USING (article_id, sentence_id)
        """
      ),
      (
        ["articles", "entities", "mentions"],
        """
        CREATE VIEW entities_by_article AS SELECT e.entity_id, e.type, e.name, a.article_id, a.publication, a.date, a.headline, count(*) AS mentions
        FROM mentions m JOIN entities e USING (entity_id) JOIN articles a USING (article_id) GROUP BY e.entity_id, a.article_id
        """
      ),
      (
        ["articles", "quotations"],
        """
        CREATE VIEW speakers AS SELECT coalesce(speaker_entity_id, speaker) AS speaker_key, speaker, count(*) AS quotations, count(DISTINCT article_id) AS articles
        FROM quotations WHERE kind = 'speech' AND speaker IS NOT NULL GROUP BY speaker_key ORDER BY quotations DESC, speaker_key
        """
      ),
      (
        ["affiliations"],
        """
        CREATE VIEW positions AS SELECT person, position, organization, count(*) AS times, count(DISTINCT article_id) AS articles
        FROM affiliations GROUP BY person, position, organization ORDER BY times DESC, person, position, organization
        """
      ),
    ]
    return all.filter { $0.needs.isSubset(of: tables) }.map(\.sql)
  }
}
