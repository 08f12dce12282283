import ArticleModel
import CDatasets
import Testing

@testable import Datasets

@Suite struct FormatTests {
  private func write(
    _ formats: Set<OutputFormat>, to folder: TemporaryFolder, _ name: String = "out", _ articles: [Article] = [SampleArticles.station()]
  ) throws {
    var options = EncodingOptions()
    options.formats = formats
    options.report = false
    _ = try writeDataset(articles, to: folder.path + "/" + name, options: options)
  }

  /// The first column of every row that a query gives, as text.
  private func query(_ path: String, _ sql: String) -> [String?] {
    var database: OpaquePointer?
    sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil)
    defer { sqlite3_close_v2(database) }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else { return [String(cString: sqlite3_errmsg(database))] }
    defer { sqlite3_finalize(statement) }
    var found: [String?] = []
    while sqlite3_step(statement) == SQLITE_ROW { found.append(sqlite3_column_text(statement, 0).map { String(cString: $0) }) }
    return found
  }

  @Test func sqliteHasTablesSearchAndViews() throws {
    let folder = TemporaryFolder()
    try write([.sqlite], to: folder)
    let path = folder.path + "/out/dataset.sqlite"
    #expect(!folder.names("out").contains { $0.hasSuffix(".jsonl") || $0.hasSuffix(".csv") || $0 == "datapackage.json" })
    #expect(query(path, "SELECT headline FROM articles") == ["𠮷祥驿站开进工业园"])
    #expect(query(path, "SELECT reporters FROM articles") == ["林晓; 何苗"])
    #expect(query(path, "SELECT kicker FROM articles") == [nil])
    #expect(query(path, "SELECT typeof(tone) || typeof(position) FROM articles") == ["realinteger"])
    #expect(query(path, "SELECT negated FROM tone_terms") == ["0"])
    #expect(query(path, "SELECT headline FROM articles_search WHERE articles_search MATCH '车间里'") == ["𠮷祥驿站开进工业园"])
    #expect(query(path, "SELECT headline FROM articles_search WHERE articles_search MATCH '充电桩'").isEmpty)
    #expect(query(path, "SELECT speaker FROM speakers") == ["顾平川"])
    #expect(query(path, "SELECT sentence FROM quantities_in_context WHERE low = '12.5'") == ["=园区有3000余名职工,同比增长12.5%。"])
    #expect(query(path, "PRAGMA foreign_key_check").isEmpty)
  }

  @Test(arguments: [OutputFormat.sqlite, .xlsx]) func equalDataGiveEqualBytes(_ format: OutputFormat) throws {
    if format == .xlsx, cdatasets_xlsx_missing() != nil { return }
    let folder = TemporaryFolder()
    try write([format], to: folder, "a")
    try write([format], to: folder, "b")
    let name = "dataset." + format.rawValue
    let a = try FileDigest.of(path: folder.path + "/a/" + name)
    #expect(try a == FileDigest.of(path: folder.path + "/b/" + name))
    #expect(a.bytes > 4000)
  }

  @Test func xlsxSheetsGoOnAtTheLimit() throws {
    if cdatasets_xlsx_missing() != nil { return }
    let folder = TemporaryFolder()
    folder.write("t.jsonl", (1...7).map { "{\"a\":\"行\($0)\",\"b\":\($0)}\n" }.joined())
    let table = TableInfo(name: "t", row: "", columns: [ColumnInfo("a", .string, ""), ColumnInfo("b", .integer, "")])
    let file = try XLSXFile(path: folder.path + "/t.xlsx", folder: folder.path, mostRows: 3)
    try file.write([table]) { _ in folder.path + "/t.jsonl" }
    // The names of a ZIP file's members stand in it as they are: the codebook and three parts.
    let content = folder.read("t.xlsx")
    #expect(content.contains("xl/worksheets/sheet4.xml"))
    #expect(!content.contains("xl/worksheets/sheet5.xml"))
  }

  @Test(arguments: [
    ("2023-03-18", 45003), ("1900-03-01", 61), ("2000-02-29", 36585), ("2000-03-01", 36586), ("1999-12-31", 36525), ("9999-12-31", 2_958_465),
  ])
  func excelDays(_ date: String, _ days: Int) {
    #expect(XLSXFile.days(date) == days)
  }

  @Test(arguments: ["1900-02-28", "1898-06-11", "2023-13-01", "2023-03", ""]) func daysThatExcelHasNot(_ date: String) {
    #expect(XLSXFile.days(date) == nil)
  }

  @Test func jsonRowsComeBackAsTheyWere() throws {
    let row = "{\"a\":\"他说：\\\"好\\\"\\n\\\\\\u0001𠮷\",\"b\":null,\"c\":-12.50,\"d\":true,\"e\":[\"x\",\"y\\\"z\"],\"f\":[],\"g\":\"\"}"
    var cells: [Cell] = []
    var text = row
    #expect(text.withUTF8 { JSONRows.parse(UnsafeRawBufferPointer($0), into: &cells) })
    #expect(cells == [.string("他说：\"好\"\n\\\u{1}𠮷"), .unknown, .number("-12.50"), .boolean(true), .list(["x", "y\"z"]), .list([]), .string("")])
  }

  @Test(arguments: ["", "{", "{\"a\":1", "{\"a\"}", "{\"a\":\"x}", "[1]", "{\"a\":1}x"]) func brokenRowsAreNoticed(_ row: String) {
    var cells: [Cell] = []
    var text = row
    #expect(!text.withUTF8 { JSONRows.parse(UnsafeRawBufferPointer($0), into: &cells) })
  }

  @Test func matrixHasEveryTermOfEveryArticle() throws {
    let folder = TemporaryFolder()
    var second = SampleArticles.bare(id: "b", text: "短讯。")
    second.layers.keywords = [Keyword(term: "驿站", tag: .n, count: 5, weight: 0), Keyword(term: "驿站", tag: .v, count: 1, weight: 0)]
    try write([.dfm], to: folder, "out", [SampleArticles.station(id: "a"), second, SampleArticles.bare(id: "c", text: "无。")])
    #expect(folder.read("out/dfm_features.txt") == "江州市总工会/nt\n职工/n\n驿站/n\n驿站/v\n")
    #expect(folder.read("out/dfm_documents.txt") == "a\nb\nc\n")
    #expect(folder.read("out/dfm.mtx") == "%%MatrixMarket matrix coordinate integer general\n3 4 5\n1 1 1\n1 2 3\n1 3 2\n2 3 5\n2 4 1\n")
  }

  @Test func conlluHasALineForEveryWord() throws {
    let folder = TemporaryFolder()
    try write([.conllu], to: folder, "out", [SampleArticles.station(id: "a"), SampleArticles.station(id: "a", headline: "另一")])
    let lines = folder.read("out/tokens.conllu").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "# sent_id = a/1")
    #expect(lines[1] == "# text = 𠮷祥驿站开进工业园")
    #expect(lines[2] == "1\t𠮷\t_\tNOUN\tn\t_\t_\t_\t_\tSpaceAfter=No|NE=O")
    #expect(lines.contains("# sent_id = a-2/1"))
    for line in lines where !line.isEmpty && !line.hasPrefix("#") { #expect(line.split(separator: "\t").count == 10) }
  }
}

@Suite struct ReportTests {
  @Test func isOneFileThatAsksNothing() throws {
    let folder = TemporaryFolder()
    let evil = SampleArticles.bare(id: "b", text: "</script><script>alert(1)</script><!-- 一则。")
    _ = try writeDataset([SampleArticles.station(id: "a"), evil, SampleArticles.station(id: "c")], to: folder.path + "/out")
    let report = folder.read("out/report.html")
    #expect(report.contains("default-src 'none'"))
    #expect(!report.contains("http://") || report.components(of: "http://") == report.components(of: "http://www.w3.org/"))
    #expect(!report.contains("</script><script>alert"))
    #expect(report.contains("\\u003c/script>\\u003cscript>alert"))
    #expect(report.contains("\"shown\": 3"))
    #expect(report.contains("[\"c\",0,\"2023-03-18\",\"03\",0,\"𠮷祥驿站开进工业园\",125,2,\"a\","))
    #expect(report.components(of: "id=\"chunk-") == 1)
    #expect(report.hasSuffix("]</script>\n</body>\n</html>\n"))
  }

  @Test func hasNoArticlesToShow() throws {
    let folder = TemporaryFolder()
    _ = try writeDataset([], to: folder.path + "/out")
    #expect(folder.read("out/report.html").contains("\"rows\":[]"))
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = Array(utf8)[...]
    while let found = rest.firstRange(of: Array(part.utf8)) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
