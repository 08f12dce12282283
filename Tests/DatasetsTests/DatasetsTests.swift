import ArticleModel
import Testing

@testable import Datasets

@Suite struct DatasetWriterTests {
  @Test func writesEveryTableOfTheCatalog() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset([SampleArticles.station()], to: folder.path + "/out")
    for info in Catalog().infos {
      #expect(folder.names("out").contains(info.name + ".csv"))
      #expect(folder.names("out").contains(info.name + ".jsonl"))
    }
    #expect(summary.rows.first { $0.table == "mentions" }?.rows == 4)
    #expect(folder.names() == ["out"])
  }

  @Test func sameArticlesSameBytesHoweverTheyAreBatched() throws {
    let folder = TemporaryFolder()
    let articles =
      (0..<9).map { SampleArticles.station(id: $0 % 4 == 0 ? "same" : "id-\($0)", headline: "第\($0)条") } + [SampleArticles.station(id: "same")]
    var results: [[String]] = []
    for size in [1, 2, 3, 100] {
      _ = try writeDataset(articles, to: folder.path + "/out\(size)", batchSize: size)
      results.append(folder.names("out\(size)").map { $0 + "\n" + folder.read("out\(size)/" + $0) })
    }
    for result in results.dropFirst() { #expect(result == results[0]) }
  }

  @Test func sameIDsGetSuffixesInEveryTable() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset(
      [SampleArticles.station(id: "a"), SampleArticles.station(id: "a-2", headline: "别的"), SampleArticles.station(id: "a", headline: "又一")],
      to: folder.path + "/out")
    #expect(summary.sameIDs == 1)
    for table in ["articles", "sentences", "mentions", "quantities", "keywords"] {
      let ids = folder.read("out/\(table).csv").split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      #expect(Set(ids) == ["a", "a-2", "a-3"], "\(table)")
      #expect(folder.read("out/\(table).jsonl").contains("{\"article_id\":\"a-3\","), "\(table)")
    }
  }

  /// Texts that are hard on encoders, in every format at once; the verification slices every span.
  @Test func hardTextsComeOutWhole() throws {
    let texts: [[UInt16]] = [
      [], [0x4E00], [0], [13, 10], Array("一\r\n二\r\n".utf16), Array("𠮷𠮷𠮷".utf16), [0xD842, 0x4E00, 0xDFB7], Array("=1,\"2\"\t'3'\\</script>".utf16),
      Array(repeating: 0x5B57, count: 400_000), Array("\u{FEFF}﻿文".utf16), Array("🏳️‍🌈é".utf16),
    ]
    var articles: [Article] = []
    for (index, units) in texts.enumerated() {
      let text = SourceText(units)
      let whole = TextRange(0, text.count)
      var metadata = ArticleMetadata()
      metadata.articleID = "hard-\(index)"
      metadata.source = "hard"
      var article = Article(metadata: metadata, text: text, lines: [ArticleLine(role: .body, range: whole, paragraph: 1)])
      article.layers.sentences = [Sentence(range: whole, role: .body, paragraph: 1, tokens: 0..<1)]
      article.layers.tokens = [Token(start: 0, end: text.count, tag: .none)]
      article.layers.mentions = [Mention(range: whole, type: .work, rule: "all")]
      article.layers.entities = [LocalEntity(type: .work, name: text.string(whole), mentions: [0])]
      article.layers.quotations = [Quotation(range: whole, kind: .speech, speaker: whole, rule: "all")]
      articles.append(article)
    }
    let folder = TemporaryFolder()
    var options = EncodingOptions()
    options.formats = [.csv, .jsonl, .sqlite, .conllu, .dfm]
    var catalog = Catalog.Options()
    catalog.tables = Set(Catalog.tableNames)
    catalog.textInCSV = true
    let summary = try writeDataset(articles, to: folder.path + "/out", catalog: Catalog(catalog), options: options)
    #expect(summary.articles == texts.count)
    #expect(summary.cutCells.first { $0.table == "articles" }?.cells == 1)
    #expect(try Verification(folder: folder.path + "/out").faults == [])
  }

  @Test func suffixesAreNeverTwice() {
    var suffixes = IDSuffixes()
    let ids = ["a", "a", "a-2", "a", "a-2"].map { $0 + suffixes.suffix(for: $0) }
    #expect(ids == ["a", "a-2", "a-2-2", "a-3", "a-2-3"])
  }

  @Test func duplicatesPointToTheFirst() throws {
    let folder = TemporaryFolder()
    let summary = try writeDataset(
      [SampleArticles.station(id: "甲, \"一\""), SampleArticles.bare(id: "b", text: "另一则。"), SampleArticles.station(id: "c")], to: folder.path + "/out")
    #expect(summary.duplicates == 1)
    let rows = folder.read("out/articles.csv").split(separator: "\n")
    #expect(rows[3].hasPrefix("c,"))
    #expect(rows[3].hasSuffix(",positive,\"甲, \"\"一\"\"\""))
    #expect(rows[1].hasSuffix(",positive,"))
    #expect(folder.read("out/articles.jsonl").contains("\"duplicate_of\":\"甲, \\\"一\\\"\""))
  }

  @Test func rejectsAreRows() throws {
    let folder = TemporaryFolder()
    let rejects = [Reject(source: "x.jsonl", line: 3, byte: 0, code: "truncated_record", message: "x.jsonl:3: cut", raw: "{\"id\"")]
    _ = try writeDataset([], to: folder.path + "/out", rejects: rejects)
    #expect(folder.read("out/rejects.csv").hasSuffix("\nx.jsonl,,3,0,truncated_record,x.jsonl:3: cut,\"{\"\"id\"\"\"\n"))
    #expect(folder.read("out/articles.csv").split(separator: "\n").count == 1)
    #expect(folder.read("out/articles.jsonl").isEmpty)
  }

  @Test func onlyTheFormatsAskedFor() throws {
    let folder = TemporaryFolder()
    var options = EncodingOptions()
    options.formats = [.jsonl]
    options.report = false
    let summary = try writeDataset([SampleArticles.station()], to: folder.path + "/out", options: options)
    #expect(!folder.names("out").contains { $0.hasSuffix(".csv") || $0 == "report.html" })
    #expect(folder.read("out/datapackage.json").contains("\"path\": \"articles.jsonl\""))
    #expect(summary.rows.first { $0.table == "mentions" }?.rows == 4)
  }

  @Test func tablesGoOnInASecondFileAtTheLimit() throws {
    let folder = TemporaryFolder()
    let target = try OutputFolder(target: folder.path + "/out")
    let info = TableInfo(name: "t", row: "", columns: [ColumnInfo("a", .string, "")])
    let file = try TableFile(info, format: .csv, profile: .spreadsheet, in: target, mostRows: 3)
    let rows = Array("1\n\"2\n2\"\n3\n\"4\"\"\n\"\n5\n6\n7\n".utf8)
    try rows.withUnsafeBytes { try file.append($0, rows: 7) }
    let parts = try file.finish()
    #expect(parts.map(\.path) == ["t.csv", "t-2.csv", "t-3.csv"])
    #expect(parts.map(\.rows) == [3, 3, 1])
    try target.commit()
    #expect(folder.read("out/t.csv") == "\u{FEFF}a\n1\n\"2\n2\"\n3\n")
    #expect(folder.read("out/t-2.csv") == "\u{FEFF}a\n\"4\"\"\n\"\n5\n6\n")
    #expect(folder.read("out/t-3.csv") == "\u{FEFF}a\n7\n")
  }

  @Test func manifestListsEveryFileWithItsHash() throws {
    let folder = TemporaryFolder()
    _ = try writeDataset([SampleArticles.station()], to: folder.path + "/out")
    let manifest = folder.read("out/manifest.json")
    for name in folder.names("out") where !ManifestNames.unlisted.contains(name) {
      let digest = try FileDigest.of(path: folder.path + "/out/" + name)
      #expect(manifest.contains("\"path\": \"\(name)\""), "\(name)")
      #expect(manifest.contains(digest.sha256), "\(name)")
    }
    #expect(!manifest.contains("seconds"))
    #expect(folder.read("out/timings.json") == "{\n  \"seconds\": 0.5\n}\n")
  }

  @Test func keywordsAreScoredByTheWholeRun() throws {
    let folder = TemporaryFolder()
    let other = SampleArticles.bare(id: "b", text: "无关的一则。")
    _ = try writeDataset([SampleArticles.station(id: "a"), other], to: folder.path + "/out")
    // idf = ln(3 / 2) + 1 = 1.40547; 驿站: (2 + 2) × idf.
    #expect(
      folder.read("out/keywords.csv").split(separator: "\n").dropFirst().map(String.init) == ["a,驿站,2,5.6219", "a,职工,3,4.9191", "a,江州市总工会,1,2.8109"])
    #expect(
      folder.read("out/terms.csv").split(separator: "\n").dropFirst().map(String.init) == [
        "江州市总工会,nt,1,1,1.4055", "职工,n,3,1,1.4055", "驿站,n,2,1,1.4055",
      ])
  }

  @Test func spoolsComeBackFromTheFile() throws {
    let folder = TemporaryFolder()
    let spool = Spool(path: folder.path + "/s", limit: 100)
    let records = (0..<500).map { Array("记录\($0)".utf8) }
    for record in records { try record.withUnsafeBytes { try spool.append($0) } }
    #expect(folder.names() == ["s"])
    var read: [[UInt8]] = []
    try spool.forEachRecord { bytes throws(DatasetError) in read.append(Array(bytes)) }
    #expect(read == records)
    spool.close()
    #expect(folder.names().isEmpty)
  }

  @Test func internsStrings() {
    let arena = StringArena()
    let words = (0..<5000).map { "词\($0 % 2500)" }
    let numbers = words.map { word in
      var word = word
      return word.withUTF8 { arena.intern(UnsafeRawBufferPointer($0)) }
    }
    #expect(arena.count == 2500)
    for (word, number) in zip(words, numbers) { #expect(arena.string(number) == word) }
  }
}
