import ArticleModel

/// A person, organization, place … of the whole run.
struct EntityRow {
  var id: String
  var type: String
  var name: String
  var aliases: [String]
  var adminCode: String
  var articles: Int
  var mentions: Int
}

struct KeywordRow {
  var articleID: String
  var term: String
  var count: Int
  var score: Double
}

struct TermRow {
  var term: String
  var pos: String
  var count: Int
  var articles: Int
  var idf: Double
}

/// A table that is made of the whole run, by the writer.
struct CorpusTable<Record>: Sendable {
  let info: TableInfo
  let columns: [Column<Record>]

  init(_ name: String, row: String, primaryKey: [String] = [], foreignKeys: [ForeignKey] = [], columns: [Column<Record>]) {
    info = TableInfo(name: name, row: row, columns: columns.map(\.info), primaryKey: primaryKey, foreignKeys: foreignKeys)
    self.columns = columns
  }

  func encode(_ record: Record, into sink: CellSink, layouts: [ColumnLayout]) {
    for i in columns.indices {
      sink.begin(layouts[i])
      if case .put(let put) = columns[i].source { put(record, sink) } else { sink.unknown() }
    }
    sink.endRow()
  }
}

enum CorpusTables {
  static let entities = CorpusTable<EntityRow>(
    "entities", row: "a person, organization, place … of the run", primaryKey: ["entity_id"],
    columns: [
      Column("entity_id", .string, "The entity: its type, its name and a hash; the same in every run.") { $1.text($0.id) }
        .example("person-顾平川-90d2f7aa").required(),
      Column("type", .string, "What it is.") { $1.text($0.type) }.values(MentionType.allCases.map(\.rawValue)).example("person").required(),
      Column("name", .string, "The fullest form of the name.") { $1.text($0.name) }.example("顾平川").required(),
      Column("aliases", .list, "The other forms in the texts, the commonest first.") { $1.list($0.aliases) }.example("顾主席"),
      Column("admin_code", .string, "The code of the division that a place is, or that an organization's name holds.") { $1.text($0.adminCode) }
        .example("330481").made("Gazetteer; empty when unknown."),
      Column("articles", .integer, "Articles that name it.") { $1.integer($0.articles) }.unit("articles").example("12").required(),
      Column("mentions", .integer, "Mentions of it.") { $1.integer($0.mentions) }.unit("mentions").example("31").required(),
    ])

  static let keywords = CorpusTable<KeywordRow>(
    "keywords", row: "a term of an article", foreignKeys: [ForeignKey(["article_id"], of: "articles")],
    columns: [
      Column("article_id", .string, "The article.") { $1.text($0.articleID) }.example("江州晚报-2023-03-18-03-2-7c1e9a40b2d1").required(),
      Column("term", .string, "The term.") { $1.text($0.term) }.example("暖心驿站").required(),
      Column("count", .integer, "How often the article has it.") { $1.integer($0.count) }.example("6").required(),
      Column("score", .number, "How much it says of this article rather than of others.") { $1.number($0.score) }.example("14.2").required()
        .made("(count + weight of position and names) × idf of the term; the highest of each article."),
    ])

  static let terms = CorpusTable<TermRow>(
    "terms", row: "a term of the run with one part of speech",
    columns: [
      Column("term", .string, "The term.") { $1.text($0.term) }.example("驿站").required(),
      Column("pos", .string, "Its part of speech.") { $1.text($0.pos) }.example("n"),
      Column("count", .integer, "How often the articles have it.") { $1.integer($0.count) }.example("57").required(),
      Column("articles", .integer, "Articles that have it.") { $1.integer($0.articles) }.unit("articles").example("21").required(),
      Column("idf", .number, "Inverse document frequency.") { $1.number($0.idf) }.example("3.1").required()
        .made("ln((1 + articles of the run) / (1 + articles that have it)) + 1."),
    ])

  static let rejects = CorpusTable<Reject>(
    "rejects", row: "an input that could not be used",
    columns: [
      Column("source", .string, "The input file.") { $1.text($0.source) }.example("dump/broken.jsonl"),
      Column("member", .string, "The file inside the archive.") { $1.text($0.member) },
      Column("line", .integer, "The line, from 1.") { $1.integer($0.line > 0 ? $0.line : nil) }.example("17"),
      Column("byte", .integer, "The place in the file, from 0.") { $1.integer($0.byte >= 0 ? $0.byte : nil) }.unit("bytes").example("40211"),
      Column("code", .string, "What is wrong, in a stable short form.") { $1.text($0.code) }.example("truncated_record").required(),
      Column("message", .string, "What is wrong, where, and the mend.") { $1.text($0.message) }.required(),
      Column("raw", .string, "The start of what was left out, at most 200 characters.") { $1.text($0.raw) },
    ])
}
