import ArticleModel
import Glibc
import Testing

@testable import Datasets

@Suite struct VerificationTests {
  private func dataset() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    var options = Catalog.Options()
    options.tables = Set(Catalog.tableNames)
    _ = try writeDataset(
      [SampleArticles.station(id: "a"), SampleArticles.bare(id: "b", text: "短讯。"), SampleArticles.station(id: "c", headline: "另一")],
      to: folder.path + "/out",
      catalog: Catalog(options))
    return folder
  }

  @Test func aFreshOutputHasNoFault() throws {
    let folder = try dataset()
    folder.write("out/README.md", "x")
    let verification = try Verification(folder: folder.path + "/out")
    #expect(verification.faults == [])
    #expect(verification.checked.count == 2)
    #expect(verification.checked[1].contains(" rows of 14 tables"))
  }

  @Test(arguments: [
    ("mentions.jsonl", "\"start\":22", "\"start\":23", ["size", "hash"], "is not the row's text"),
    ("sentences.csv", "neutral", "Neutral", ["SHA-256"], ""),
    ("mentions.jsonl", "\"entity_id\":\"person", "\"entity_id\":\"people", ["SHA-256"], "is not in entities"),
    ("quantities.jsonl", "{\"article_id\":\"c\"", "{\"article_id\":\"x\"", ["SHA-256"], "article x is not in articles"),
  ]) func changesAreFound(_ file: String, _ old: String, _ new: String, _ words: [String], _ also: String) throws {
    let folder = try dataset()
    let content = folder.read("out/" + file)
    #expect(content.contains(old))
    folder.write("out/" + file, replacing(old, by: new, in: content))
    let faults = try Verification(folder: folder.path + "/out").faults
    #expect(faults.contains { $0.hasPrefix(file) })
    #expect(also.isEmpty || faults.contains { $0.contains(also) }, "\(faults)")
  }

  @Test func missingAndForeignFilesAreFound() throws {
    let folder = try dataset()
    unlink(folder.path + "/out/times.csv")
    folder.write("out/notes.txt", "x")
    let faults = try Verification(folder: folder.path + "/out").faults
    #expect(faults == ["times.csv: the manifest lists it, and it is not there", "notes.txt: the manifest does not list it"])
  }

  @Test func aFolderWithoutManifestIsSaid() {
    let folder = TemporaryFolder()
    #expect(throws: DatasetError.self) { _ = try Verification(folder: folder.path) }
  }

  private func replacing(_ old: String, by new: String, in text: String) -> String {
    let bytes = Array(text.utf8)
    guard let range = bytes.firstRange(of: Array(old.utf8)) else { return text }
    return String(decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...], as: UTF8.self)
  }
}

@Suite struct JSONParseTests {
  @Test func readsWhatItWrites() {
    let value = JSONValue.object(["a": .string("\"\\\n\t\u{1}𠮷"), "b": [1, .number("-0.50"), true, .null, .object([])], "c": .array([])])
    #expect(JSONValue.parse(Array(value.text.utf8)) == value)
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"a", "{\"a\":1,}", "nul", "\"\\u12\"", String(repeating: "[", count: 200)])
  func whatIsNoJSON(_ text: String) {
    #expect(JSONValue.parse(Array(text.utf8)) == nil)
  }

  @Test(arguments: [("\"\\ud842\\udfb7\"", "𠮷"), ("\"\\u00e9\\/\"", "é/"), ("\"\\ud842x\"", "\u{FFFD}x")]) func escapes(
    _ json: String, _ text: String
  ) {
    #expect(JSONValue.parse(Array(json.utf8)) == .string(text))
  }
}

@Suite struct CodingSheetTests {
  private func dataset() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let articles = (0..<10).map { index -> Article in
      var article = SampleArticles.station(id: "id\(index)", headline: "第\(index)条新闻在这里")
      article.metadata.publication = index < 7 ? "江州晚报" : "海州日报"
      article.metadata.date = "202\(index % 2)-03-18"
      return article
    }
    _ = try writeDataset(articles, to: folder.path + "/out")
    return folder
  }

  @Test func drawsTheSameRowsForTheSameSeed() throws {
    let folder = try dataset()
    let sheet = try CodingSheet(folder: folder.path + "/out", table: "quantities", size: 6, seed: 7)
    #expect(sheet.drawn == 6)
    #expect(sheet.population == 20)
    #expect(try sheet.csv == CodingSheet(folder: folder.path + "/out", table: "quantities", size: 6, seed: 7).csv)
    #expect(try sheet.csv != CodingSheet(folder: folder.path + "/out", table: "quantities", size: 6, seed: 8).csv)
    let table = CSVTable(sheet.csv)
    #expect(table.rows.count == 6)
    #expect(table.header.suffix(3) == ["coder_1", "coder_2", "note"])
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    #expect(table.rows[0][table.column("context")!].contains("【=园区有3000余名职工,同比增长12.5%。】"))
  }

  @Test func everyStratumGetsItsShare() throws {
    let folder = try dataset()
    let sheet = try CodingSheet(folder: folder.path + "/out", table: "quantities", size: 10, seed: 1, strata: [.publication])
    let table = CSVTable(sheet.csv)
    let strata = table.rows.map { $0[table.column("stratum")!] }
    #expect(strata.filter { $0 == "江州晚报" }.count == 7)
    #expect(strata.filter { $0 == "海州日报" }.count == 3)
    #expect(table.rows[0][table.column("stratum_rows")!] == "14")
  }

  @Test(arguments: [
    (["a": 100, "b": 50], 30, ["a": 20, "b": 10]), (["a": 1, "b": 999], 10, ["a": 1, "b": 9]), (["a": 3, "b": 2], 10, ["a": 3, "b": 2]),
    (["a": 50, "b": 50, "c": 50], 10, ["a": 4, "b": 3, "c": 3]),
  ]) func shares(_ sizes: [String: Int], _ size: Int, _ expected: [String: Int]) {
    #expect(CodingSheet.shares(sizes, size: size) == expected)
  }
}

@Suite struct AgreementTests {
  private func close(_ a: Double?, _ b: Double) -> Bool { a.map { ($0 - b).magnitude < 0.0005 } ?? false }

  @Test func wilsonIntervals() {
    // 45 of 50, and the borders.
    #expect(close(Agreement.wilson(0.9, 50).low, 0.786) && close(Agreement.wilson(0.9, 50).high, 0.957))
    #expect(close(Agreement.wilson(1, 10).low, 0.722) && close(Agreement.wilson(1, 10).high, 1))
    #expect(Agreement.wilson(0.5, 0) == (0, 1))
  }

  @Test func kappaAndAlpha() {
    // 20 both yes, 5 and 10 apart, 15 both no: the usual textbook table, κ = 0.4.
    let pairs =
      Array(repeating: (true, true), count: 20) + Array(repeating: (true, false), count: 5) + Array(repeating: (false, true), count: 10)
      + Array(repeating: (false, false), count: 15)
    #expect(close(Agreement.kappa(pairs), 0.4))
    #expect(Agreement.kappa([(true, true), (true, true)]) == 1)
    #expect(Agreement.kappa([]) == nil)
    // Alpha of two values by hand: 2 of 10 units apart, 14 of 20 values yes.
    let units = Array(repeating: [true, true], count: 6) + Array(repeating: [true, false], count: 2) + Array(repeating: [false, false], count: 2)
    #expect(close(Agreement.alpha(units), 1 - 4.0 / (2 * 14 * 6 / 19.0)))
    #expect(Agreement.alpha([[true], [false]]) == nil)
  }

  @Test func sheetsOfTwoCodersArePutTogether() throws {
    let a = "row_id,stratum,coder_1\nq-1,甲,1\nq-2,甲,0\nq-3,乙,y\nq-4,乙,\n"
    let b = "\u{FEFF}row_id;stratum;coder_1\r\nq-1;甲;对\r\nq-2;甲;错\r\nq-3;乙;0\r\nq-4;乙;maybe\r\n"
    let agreement = try Agreement(sheets: [("a.csv", a), ("b.csv", b)])
    #expect(agreement.whole.rows == 3)
    #expect(agreement.whole.coders.map(\.right) == [2, 1])
    #expect(agreement.whole.precision == 0.5)
    #expect(close(agreement.whole.kappa, 0.4))
    #expect(agreement.strata.map(\.name) == ["乙", "甲"])
    #expect(agreement.strata[1].kappa == 1)
    #expect(agreement.notUnderstood == ["b.csv: q-4: maybe"])
    #expect(agreement.csv.hasPrefix("stratum,rows,judgments,right,precision,low,high,kappa,alpha\nall,3,6,3,0.500,"))
    #expect(agreement.paragraph.contains("a random sample of 3 rows, stratified into 2 strata, was judged by 2 coders. 50.0 % of the judgments"))
    #expect(agreement.text.contains("kappa"))
  }

  @Test(arguments: ["a,b\n1,2\n", "row_id,coder_1\nq-1,\n", ""]) func sheetsThatSayNothing(_ content: String) {
    #expect(throws: DatasetError.self) { _ = try Agreement(sheets: [("s.csv", content)]) }
  }
}

@Suite struct RunDiffTests {
  @Test func equalRunsDoNotDiffer() throws {
    let folder = TemporaryFolder()
    for name in ["a", "b"] { _ = try writeDataset([SampleArticles.station()], to: folder.path + "/" + name) }
    let diff = try RunDiff(folder.path + "/a", folder.path + "/b")
    #expect(diff.isEmpty)
    #expect(diff.text == "no difference: the two runs say the same\n")
    #expect(diff.tables.first { $0.name == "mentions" }?.same == 4)
  }

  @Test func rowsAreCountedByTableAndRule() throws {
    let folder = TemporaryFolder()
    _ = try writeDataset([SampleArticles.station()], to: folder.path + "/a")
    var article = SampleArticles.station()
    article.layers.quantities[1].low = "<13>"
    article.layers.times = []
    article.layers.mentions.append(Mention(range: SampleArticles.range(article.text, "园区"), type: .place, rule: "place-head"))
    _ = try writeDataset([article, SampleArticles.bare(id: "b", text: "短讯。")], to: folder.path + "/b")
    let diff = try RunDiff(folder.path + "/a", folder.path + "/b")
    func table(_ name: String) -> RunDiff.Table { diff.tables.first { $0.name == name }! }
    #expect((table("quantities").same, table("quantities").changed) == (1, 1))
    #expect(table("quantities").rules.map(\.rule) == ["percent"])
    #expect((table("times").gone, table("times").added) == (1, 0))
    #expect((table("mentions").added, table("mentions").same) == (1, 4))
    #expect(table("mentions").rules[0].rule == "place-head")
    #expect(table("articles").added == 1)
    #expect(diff.text.contains("times: 0 added, 1 gone, 0 changed, 0 the same\n  day-word: 0 added, 1 gone, 0 changed"))
    #expect(diff.html.contains("&lt;13&gt;"))
    #expect(!diff.html.contains("<13>"))
  }

  @Test func settingsAreCompared() throws {
    let folder = TemporaryFolder()
    for (name, value, hash) in [("a", 1, "x"), ("b", 2, "y")] {
      let writer = try DatasetWriter(folder: folder.path + "/" + name, catalog: Catalog())
      var run = RunDescription()
      run.configuration = .object(["names": .object(["most": .integer(value)]), "tone": true])
      run.resources = [.init(name: "tone.tsv", sha256: hash)]
      run.inputs = [.init(path: "p", bytes: 1, sha256: hash)]
      _ = try writer.finish(run)
    }
    let diff = try RunDiff(folder.path + "/a", folder.path + "/b")
    #expect(diff.settings == ["configuration.names.most: 1 → 2", "resource tone.tsv: changed", "inputs: 0 added, 0 gone, 1 changed"])
    #expect(throws: DatasetError.self) { _ = try RunDiff(folder.path, folder.path) }
  }
}
