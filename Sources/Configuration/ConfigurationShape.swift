import Datasets
import Reading

/// The shape of pipeline.json: every key with its meaning, once.
public enum ConfigurationShape {
  public static let stages: [Shape.StageShape] = [
    .init(
      "segmentation", "sentences, and words with their parts of speech",
      options: [
        .init("segmenter", .choice(["model", "icu"]), "model: the trained segmenter; icu: ICU's word breaks alone"),
        .init("model", .string, "a model of one's own, written by `baokan train`"),
      ]),
    .init("figures", "quantities and times"),
    .init("names", "names of persons, organizations, places, positions, programmes and works"),
    .init("affiliations", "persons with their positions and organizations"),
    .init("entities", "which names of an article mean the same, and the codes of places"),
    .init("quotations", "quotation marks, speakers and reported speech"),
    .init("tone", "the tone of sentences and articles, word by word"),
    .init("keywords", "the terms of an article"),
  ]

  public static let root: Shape = .object([
    .init("$schema", .string, "the schema, for editors"),
    .init("input", .object(input), "what is read"),
    .init("stages", .list(.stage(stages)), "what is done with every article, in order; without it, everything"),
    .init("lexicons", .object(lexicons), "word lists of one's own"),
    .init("output", .object(output), "what is written"),
    .init("jobs", .integer(0...1024), "workers side by side; 0: one for each core"),
    .init("limits", .object(limits), "bounds that keep one bad input from stopping a run"),
  ])

  static let input: [Shape.Field] = [
    .init("paths", .list(.string), "files and folders, from the folder of this file", required: true),
    .init(
      "layout", .choice(InputOptions.Layout.allCases.map(\.rawValue)), "what a text file holds: a page of several articles, one article, or found out"
    ),
    .init("encodings", .map(.string), "encodings by path pattern: {\"*/tw/*.txt\": \"Big5\"}; the others are found out"),
    .init("publication", .string, "the paper's name, where the input does not say it"),
    .init("date", .string, "the date (2023-03-18), where the input does not say it"),
    .init("page", .string, "the page, where the input does not say it"),
    .init("path_pattern", .string, "what a path says: {publication}/{date}/{page}.txt"),
    .init("columns", .map(.string), "from our field names to the records' own: {\"text\": \"body\"}"),
    .init("extra_fields", .list(.string), "fields of records to keep as columns of the articles; [\"*\"]: all"),
  ]

  static let lexicons: [Shape.Field] = [
    .init("words", .list(.string), "files of words, one a line: word, count, tag; the last two may be missing"),
    .init("dictionaries", .list(.string), "category dictionaries: quanteda's YAML, LIWC's .dic, or CSV"),
  ]

  static let output: [Shape.Field] = [
    .init("folder", .string, "where the tables go, from the folder of this file; replaced as a whole"),
    .init("formats", .list(.choice(OutputFormat.allCases.map(\.rawValue))), "the forms of the tables"),
    .init("profile", .choice(CSVProfile.allCases.map(\.rawValue)), "CSV for spreadsheets, or plain"),
    .init("tables", .list(.choice(Catalog.tableNames)), "the tables to write; without it, all but tokens"),
    .init("text_in_csv", .bool, "whether articles.csv holds the texts"),
    .init("keywords_per_article", .integer(0...1000), "how many keywords an article has at most"),
    .init("report", .bool, "whether report.html is made"),
  ]

  static let limits: [Shape.Field] = [
    .init("file_bytes", .integer(1...(1 << 34)), "a text, HTML or PDF file"),
    .init("line_bytes", .integer(1...(1 << 34)), "a line of JSONL, a record of CSV"),
    .init("article_units", .integer(1...(1 << 31)), "UTF-16 units of an article"),
    .init("archive_ratio", .integer(1...1_000_000), "unpacked bytes for each byte of an archive"),
    .init("archive_bytes", .integer(1...(1 << 42)), "unpacked bytes of an archive"),
    .init("archive_members", .integer(1...(1 << 31)), "members of an archive"),
    .init("archive_nesting", .integer(0...16), "archives inside archives"),
  ]

  /// docs/pipeline.schema.json.
  public static var schemaFile: String {
    let body = root.schema()
    return "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"Baokan's pipeline.json\",\n  " + body.dropFirst()
      + "\n"
  }
}
