import ArticleModel
import Testing

@testable import Datasets

/// The rows of a table in CSV, without the header.
private func rows(_ table: String, _ article: Article, tables: Set<String> = Set(Catalog.tableNames)) throws -> [String] {
  let folder = TemporaryFolder()
  var options = Catalog.Options()
  options.tables = tables
  _ = try writeDataset([article], to: folder.path + "/out", catalog: Catalog(options))
  return folder.read("out/\(table).csv").split(separator: "\n").dropFirst().map(String.init)
}

@Suite struct TableTests {
  private let id = "江州晚报-20230318-03-02-7c1e9a40"

  @Test(arguments: [
    (
      "quantities",
      ["3,55,61,3000余名,count,3000,,more_than,名,,,职工,,numeral+classifier", "3,68,73,12.5%,percent,12.5,12.5,exact,%,0.125,1,,up yoy,percent"]
    ),
    ("times", ["2,19,21,昨天,DATE,2023-03-17,2023-03-17,2023-03-18,day-word"]),
    ("tone_terms", ["2,45,47,真好,1,1.5,false,1,true"]),
  ]) func spanRows(_ table: String, _ expected: [String]) throws {
    #expect(try rows(table, SampleArticles.station()) == expected.map { id + "," + $0 })
  }

  @Test func mentionsPointToEntities() throws {
    let mentions = try rows("mentions", SampleArticles.station())
    let entities = try rows("entities", SampleArticles.station())
    #expect(mentions.count == 4)
    #expect(mentions[2].hasSuffix("主席,position,,position"))
    for mention in mentions where !mention.contains("position") {
      let entity = mention.split(separator: ",", omittingEmptySubsequences: false)[6]
      #expect(entities.contains { $0.hasPrefix(entity + ",") })
    }
    #expect(entities.count == 3)
    #expect(entities == entities.sorted())
  }

  @Test func affiliationsAndQuotationsPointToTheSamePerson() throws {
    let affiliation = try rows("affiliations", SampleArticles.station())[0]
    let quotation = try rows("quotations", SampleArticles.station())[0]
    let person = EntityID.make(SampleArticles.station().layers.entities[2])
    #expect(person.hasPrefix("person-顾平川-"))
    #expect(affiliation.contains("顾平川,主席,江州市总工会," + person))
    #expect(quotation.contains("speech,顾平川,主席," + person + ",说,before"))
  }

  @Test func offsetsCountCodePoints() throws {
    let article = SampleArticles.station()
    let text = String(decoding: article.text.units, as: UTF16.self).unicodeScalars.map { String($0) }
    for row in try rows("mentions", article) {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(text[Int(cells[2])!..<Int(cells[3])!].joined() == cells[4])
    }
  }

  @Test func tokensCarryIOB2() throws {
    let tokens = try rows("tokens", SampleArticles.station())
    #expect(tokens.count == SampleArticles.station().layers.tokens.count)
    #expect(tokens[0] == id + ",1,1,0,1,𠮷,n,NOUN,O")
    #expect(tokens.filter { $0.hasSuffix("B-organization") }.count == 1)
    #expect(tokens.filter { $0.hasSuffix("I-organization") }.count >= 2)
    #expect(tokens.contains { $0.hasPrefix(id + ",2,1,10,12,本报,") })
  }

  @Test func articlesWithoutLayersHaveEmptyCells() throws {
    let row = try rows("articles", SampleArticles.bare(id: "x", text: "短讯。"))[0]
    #expect(row == "x,records.jsonl,,,,,,,,,,,,,,,,,1,0,0,3,,,,,,")
  }

  @Test func extraColumnsAndTextInCSV() throws {
    let folder = TemporaryFolder()
    var options = Catalog.Options()
    options.extraColumns = ["tag", "date"]
    options.textInCSV = true
    _ = try writeDataset([SampleArticles.station()], to: folder.path + "/out", catalog: Catalog(options))
    let csv = folder.read("out/articles.csv")
    #expect(csv.hasPrefix("\u{FEFF}article_id,"))
    #expect(csv.contains("dateline_place,tag,source_date,paragraphs"))
    #expect(csv.contains(",甲,旧,2,3,"))
    #expect(csv.contains("duplicate_of,text\n"))
    #expect(csv.contains("\"𠮷祥驿站开进工业园\n本报讯"))
  }

  @Test func tablesAreChosenAndForeignKeysToOthersDropped() {
    var options = Catalog.Options()
    options.tables = ["mentions"]
    let catalog = Catalog(options)
    #expect(catalog.infos.map(\.name) == ["articles", "mentions", "rejects"])
    let schema = DataPackage.schema(catalog.infos[1], inCSV: true, tables: Set(catalog.infos.map(\.name))).text
    #expect(schema.contains("\"resource\": \"articles\""))
    #expect(!schema.contains("\"resource\": \"entities\""))
  }

  @Test func categoriesAreCountedByArticleAndSentence() throws {
    let folder = TemporaryFolder()
    var options = Catalog.Options()
    options.tables = ["categories"]
    let catalog = Catalog(options)
    let batch = EncodedBatch(catalog)
    let counts = [
      CategoryRow(dictionary: "themes", category: "劳动", count: 3), CategoryRow(dictionary: "themes", category: "劳动", count: 1, sentence: 0),
    ]
    RowEncoder(catalog).encode(ProcessedArticle(SampleArticles.station(), categories: counts), into: batch)
    let writer = try DatasetWriter(folder: folder.path + "/out", catalog: catalog)
    try writer.append(batch)
    _ = try writer.finish(RunDescription())
    #expect(
      folder.read("out/categories.csv").split(separator: "\n").dropFirst().map(String.init) == [
        id + ",,themes,劳动,3,81.0811", id + ",1,themes,劳动,1,200",
      ])
    #expect(!Catalog().infos.contains { $0.name == "categories" })
  }

  @Test func everyColumnIsDeclaredInFull() {
    for table in Catalog(everything).infos {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
      for column in table.columns {
        #expect(column.name.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber }, "\(table.name).\(column.name)")
        #expect(column.meaning.hasSuffix("."), "\(table.name).\(column.name): a sentence")
        if !column.values.isEmpty, !column.example.isEmpty { #expect(column.values.contains(column.example), "\(table.name).\(column.name)") }
        if let reference = column.reference { #expect(Catalog.tableNames.contains(reference.table)) }
      }
      for key in table.primaryKey { #expect(table.columns.contains { $0.name == key && $0.required }, "\(table.name): \(key)") }
    }
  }

  private var everything: Catalog.Options {
    var options = Catalog.Options()
    options.tables = Set(Catalog.tableNames)
    return options
  }

  @Test(arguments: [
    ("沈振定", "海宁市总工会", "person-沈振定-"), ("阿卜杜拉·买买提", "", "person-阿卜杜拉·买买提-"), ("“仰 山”杯", "", "person-仰山杯-"),
    (String(repeating: "长", count: 40), "", "person-" + String(repeating: "长", count: 24) + "-"), ("《》", "", "person-"),
  ]) func entityIDs(_ name: String, _ qualifier: String, _ prefix: String) {
    let id = EntityID.make(LocalEntity(type: .person, name: name, mentions: [], qualifier: qualifier))
    #expect(id.hasPrefix(prefix))
    #expect(id.unicodeScalars.count == prefix.unicodeScalars.count + 8)
    #expect(id != EntityID.make(LocalEntity(type: .person, name: name, mentions: [], qualifier: qualifier + "乙")))
  }
}
