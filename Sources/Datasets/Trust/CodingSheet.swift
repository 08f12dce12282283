/// A sheet of rows drawn at random from a table, for people to say whether they are right: so that a precision can be reported.
///
///     let sheet = try CodingSheet(folder: "output", table: "quantities", size: 200, seed: 7, strata: [.publication])
///     sheet.csv   // to be opened in a spreadsheet; coder_1 and coder_2 are empty
///
/// The same output, size and seed give the same sheet. Rows of repeated articles are left out.
public struct CodingSheet: Sendable {
  /// By what the rows are divided before they are drawn.
  public enum Stratum: String, Sendable, CaseIterable {
    case publication, year, section
  }

  /// The sheet as CSV for spreadsheets.
  public let csv: String
  /// Rows drawn, and rows of the table that could be.
  public let drawn: Int
  public let population: Int
  /// What stands in every sheet beside the columns of the table.
  static let leading = ["row_id", "stratum", "stratum_rows", "stratum_drawn", "publication", "date", "headline", "context"]
  static let trailing = ["coder_1", "coder_2", "note"]

  /// Draws the rows. Every stratum gets its share of the rows, rounded by largest remainders, and one at least.
  ///
  /// Needs the JSON Lines of the folder; the sentence around each row needs the table sentences.
  public init(folder: String, table: String, size: Int, seed: UInt64, strata: [Stratum] = []) throws(DatasetError) {
    let articles = try Self.articles(folder, strata)
    let path = folder + "/\(table).jsonl"
    // First pass: each row gets a number from the seed and its place; the smallest of each stratum are drawn.
    var groups: [String: [(key: UInt64, row: Int)]] = [:]
    let reader = try LineReader(path: path)
    var row = 0
    while let line = try reader.next() {
      row += 1
      guard let id = JSONValue.parse(line)?["article_id"]?.string, let article = articles[id] else { continue }
      groups[article.stratum, default: []].append((Self.mix(seed, UInt64(row)), row))
    }
    population = groups.values.reduce(0) { $0 + $1.count }
    let shares = Self.shares(groups.mapValues(\.count), size: size)
    var chosen: [Int: String] = [:]
    for (stratum, rows) in groups {
      for row in rows.sorted(by: { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }).prefix(shares[stratum] ?? 0) { chosen[row.row] = stratum }
    }
    drawn = chosen.count
    csv = try Self.write(folder, table, chosen, groups.mapValues(\.count), shares, articles)
  }

  private struct ArticleFacts {
    var stratum: String
    var publication: String
    var date: String
    var headline: String
  }

  private static func articles(_ folder: String, _ strata: [Stratum]) throws(DatasetError) -> [String: ArticleFacts] {
    let reader = try LineReader(path: folder + "/articles.jsonl")
    var found: [String: ArticleFacts] = [:]
    while let line = try reader.next() {
      guard let row = JSONValue.parse(line), let id = row["article_id"]?.string, row["duplicate_of"]?.string ?? "" == "" else { continue }
      let publication = row["publication"]?.string ?? ""
      let date = row["date"]?.string ?? ""
      let parts = strata.map { stratum in
        switch stratum {
        case .publication: publication
        case .year: String(date.prefix(4))
        case .section: row["section_label"]?.string ?? ""
        }
      }
      found[id] = ArticleFacts(
        stratum: parts.map { $0.isEmpty ? "—" : $0 }.joined(separator: " / "), publication: publication, date: date,
        headline: row["headline"]?.string ?? "")
    }
    return found
  }

  /// How many rows of each stratum are drawn.
  static func shares(_ sizes: [String: Int], size: Int) -> [String: Int] {
    let total = sizes.values.reduce(0, +)
    if total <= size { return sizes }
    var shares = sizes.mapValues { max(1, $0 * size / total) }
    let order = sizes.keys.sorted { a, b in
      let (x, y) = (sizes[a]! * size % total, sizes[b]! * size % total)
      return x != y ? x > y : a < b
    }
    var left = size - shares.values.reduce(0, +)
    for stratum in order where left > 0 && shares[stratum]! < sizes[stratum]! {
      shares[stratum]! += 1
      left -= 1
    }
    return shares
  }

  private static func write(
    _ folder: String, _ table: String, _ chosen: [Int: String], _ sizes: [String: Int], _ shares: [String: Int], _ articles: [String: ArticleFacts]
  ) throws(DatasetError) -> String {
    let contexts = try SentenceContexts(folder: folder)
    let sink = CellSink(profile: .spreadsheet)
    sink.writesJSON = false
    let reader = try LineReader(path: folder + "/\(table).jsonl")
    var row = 0
    var layouts: [ColumnLayout] = []
    var header = ""
    while let line = try reader.next() {
      row += 1
      guard let stratum = chosen[row], let value = JSONValue.parse(line), let id = value["article_id"]?.string, let article = articles[id] else {
        continue
      }
      if layouts.isEmpty {
        let columns = leading + value.members.map(\.key) + trailing
        header = columns.joined(separator: ",") + "\n"
        layouts = ColumnLayout.of(columns.map { ColumnInfo($0, .string, "") })
      }
      let context = try contexts.around(id, sentence: value["sentence_id"]?.integer)
      let own = [
        "\(table)-\(row)", stratum, "\(sizes[stratum]!)", "\(shares[stratum]!)", article.publication, article.date, article.headline, context,
      ]
      for (index, cell) in (own + value.members.map { plain($0.value) } + ["", "", ""]).enumerated() {
        sink.begin(layouts[index])
        if CellSink.isPlainDecimal(cell) { sink.decimalText(cell) } else { sink.text(cell) }
      }
      sink.endRow()
    }
    return "\u{FEFF}" + header + sink.out.csv.string
  }

  private static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let truth): truth ? "true" : "false"
    case .integer(let number): "\(number)"
    case .number(let text), .string(let text): text
    case .array(let values): values.map(plain).joined(separator: "; ")
    case .object: ""
    }
  }

  private static func mix(_ seed: UInt64, _ row: UInt64) -> UInt64 {
    // SplitMix64.
    var x = seed &* 0xBF58_476D_1CE4_E5B9 &+ row &* 0x9E37_79B9_7F4A_7C15
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }
}

extension CellSink {
  /// A number that is written as it is.
  func decimalText(_ value: String) { out.csv.append(value) }
}

/// The sentences around a row: the one before, its own, the one after. Asked in the order of the articles, it reads the table once.
private final class SentenceContexts {
  private let reader: LineReader?
  private var article = ""
  private var sentences: [String] = []
  private var waiting: JSONValue?

  init(folder: String) throws(DatasetError) {
    let path = folder + "/sentences.jsonl"
    reader = Folders.exists(path) ? try LineReader(path: path) : nil
  }

  func around(_ id: String, sentence: Int?) throws(DatasetError) -> String {
    guard let reader, let sentence else { return "" }
    while article != id {
      var next = waiting
      if next == nil { next = try parse(reader.next()) }
      guard let first = next else { return "" }
      article = first["article_id"]?.string ?? ""
      sentences = [first["text"]?.string ?? ""]
      waiting = nil
      while let next = try parse(reader.next()) {
        if next["article_id"]?.string != article {
          waiting = next
          break
        }
        sentences.append(next["text"]?.string ?? "")
      }
    }
    let middle = sentence - 1
    return (max(0, middle - 1)...middle + 1).filter(sentences.indices.contains).map { $0 == middle ? "【\(sentences[$0])】" : sentences[$0] }.joined()
  }

  private func parse(_ line: [UInt8]?) -> JSONValue? { line.flatMap { JSONValue.parse($0) } }
}
